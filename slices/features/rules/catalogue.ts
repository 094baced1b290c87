import { type FeatureDefinition as Defined, featureCatalogue, type FeatureWindow, windowed } from '@lendline/behaviour';
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
  (feature.windows.length === 0 ? [null] : feature.windows).map((window) => definitionOf(feature, window)),
);

function definitionOf(feature: Defined, window: FeatureWindow | null): FeatureDefinition {
  const { name, label, definition, unit, source, windows, range, consent, manipulation, direction } = feature;
  return {
    name: window === null ? name : windowed(name, window),
    label: window === null ? label : labelled(label, windowWords[window]),
    definition,
    unit,
    source,
    feature: name,
    window,
    windows,
    range,
    consentScope: consent,
    manipulationCost: manipulation,
    direction,
  };
}

function labelled(label: LocalText, words: LocalText): LocalText {
  return { 'zh-CN': `${label['zh-CN']}（${words['zh-CN']}）`, en: `${label.en} (${words.en})` };
}
