import { everyWindow, type FeatureDescription } from './feature-definition.ts';

/** How call lengths are distributed. */
export const volumeShapeDefinitions: readonly FeatureDescription[] = [
  {
    name: 'call_duration__call__max',
    label: { 'zh-CN': '最长通话', en: 'Longest call' },
    definition: { 'zh-CN': '最长一次通话的秒数。', en: 'Length of the longest call.' },
    unit: 'seconds',
    range: [0, null],
    windows: everyWindow,
    direction: null,
    manipulation: 'cheap',
  },
  {
    name: 'call_duration__call__skewness',
    label: { 'zh-CN': '通话时长偏度', en: 'Skewness of call lengths' },
    definition: { 'zh-CN': 'm3 / m2^1.5；全相等时为 0。', en: 'm3 / m2^1.5; 0 when all are alike.' },
    unit: 'ratio',
    range: [null, null],
    windows: everyWindow,
    direction: null,
    manipulation: 'cheap',
  },
  {
    name: 'call_duration__call__kurtosis',
    label: { 'zh-CN': '通话时长峰度', en: 'Kurtosis of call lengths' },
    definition: {
      'zh-CN': 'm4 / m2^2（正态为 3）；全相等时为 0。',
      en: 'm4 / m2^2, 3 for a normal distribution; 0 when all are alike.',
    },
    unit: 'ratio',
    range: [0, null],
    windows: everyWindow,
    direction: null,
    manipulation: 'cheap',
  },
];
