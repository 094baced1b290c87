import { featureDefinition } from '@lendline/behaviour';
import type { LocalText } from '@lendline/kernel';

/** A feature in words; one that the catalogue does not know keeps its name. */
export function featureLabel(name: string): LocalText {
  if (name === 'pd') return { 'zh-CN': '违约概率', en: 'Probability of default' };
  return featureDefinition(name)?.label ?? { 'zh-CN': name, en: name };
}
