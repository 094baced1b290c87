import { refusal, type TrainingRefusal } from '../data/note.ts';
import type { FeatureColumn } from '../data/guard.ts';
import type { TrainingInput } from './input.ts';

/**
 * Whether the directions that were asked for can be kept: each names a feature of numbers, and the kind is not a net,
 * whose log-odds follow no direction.
 */
export function checkDirections(
  { monotone = {}, kind }: Pick<TrainingInput, 'monotone' | 'kind'>,
  features: readonly FeatureColumn[],
): TrainingRefusal | undefined {
  const names = Object.keys(monotone);
  if (names.length > 0 && kind === 'net') return refusal('net-without-directions', null, texts.net);
  const wrong = names.find((name) => !features.some((one) => one.name === name && one.kind === 'numeric'));
  return wrong === undefined ? undefined : noNumbers(wrong);
}

function noNumbers(name: string): TrainingRefusal {
  return refusal('no-direction', name, {
    'zh-CN': `“${name}”不是数值特征（已去掉、是类别或不存在），不能规定方向。请核对 --monotone。`,
    en: `"${name}" is no feature of numbers (left out, a category, or not there), so it has no direction. Check --monotone.`,
  });
}

const texts = {
  net: {
    'zh-CN': '神经网络不能保证方向。规定了 --monotone 时请选 scorecard、linear、trees 或 auto。',
    en: 'A net keeps to no direction. With --monotone choose scorecard, linear, trees or auto.',
  },
};
