import type { LocalText } from '@lendline/kernel';

const kinds: Readonly<Record<string, LocalText>> = {
  scorecard: { 'zh-CN': '评分卡', en: 'Scorecard' },
  linear: { 'zh-CN': '线性模型', en: 'Linear model' },
  trees: { 'zh-CN': '提升树', en: 'Boosted trees' },
  net: { 'zh-CN': '神经网络', en: 'Neural net' },
  ensemble: { 'zh-CN': '集成模型', en: 'Ensemble' },
};

export function modelKindText(kind: string): LocalText {
  return kinds[kind] ?? { 'zh-CN': kind, en: kind };
}
