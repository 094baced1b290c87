import { featureCatalogue, type FeatureWindow, valueNames } from '@lendline/behaviour';
import type { LocalText } from '@lendline/kernel';
import type { FeatureDefinition } from '../contract.ts';

const windowWords: Readonly<Record<FeatureWindow, LocalText>> = {
  '7d': { 'zh-CN': '近 7 天', en: 'last 7 days' },
  '30d': { 'zh-CN': '近 30 天', en: 'last 30 days' },
  '90d': { 'zh-CN': '近 90 天', en: 'last 90 days' },
  '180d': { 'zh-CN': '近 180 天', en: 'last 180 days' },
  all: { 'zh-CN': '全部记录', en: 'all records' },
};

/** One definition per value of a snapshot: a feature that looks at several windows has one value, and one name, for each. */
export const catalogue: readonly FeatureDefinition[] = featureCatalogue.flatMap((feature) =>
  valueNames(feature).map((name, index) => ({
    name,
    label: labelled(feature.label, feature.windows[index]),
    definition: feature.definition,
    unit: feature.unit,
    source: feature.source,
  })),
);

function labelled(label: LocalText, window: FeatureWindow | undefined): LocalText {
  if (window === undefined) return label;
  const words = windowWords[window];
  return { 'zh-CN': `${label['zh-CN']}（${words['zh-CN']}）`, en: `${label.en} (${words.en})` };
}
