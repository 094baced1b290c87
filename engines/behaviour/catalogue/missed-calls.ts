import { everyWindow, type FeatureDescription } from './feature-definition.ts';

/** Calls in vain, and whether the line rings back. A call that nobody took counts in no other feature. */
export const missedCallDefinitions: readonly FeatureDescription[] = [
  {
    name: 'missed_calls',
    label: { 'zh-CN': '未接来电数', en: 'Missed calls' },
    definition: {
      'zh-CN': '没有接听的来电数；记录不标明是否接听时为空。',
      en: 'Incoming calls that nobody took; null where no record says whether a call was taken.',
    },
    unit: 'count',
    range: [0, null],
    windows: everyWindow,
    direction: null,
    manipulation: 'needs-others',
  },
  {
    name: 'percent_missed_calls',
    label: { 'zh-CN': '未接来电比例', en: 'Share of calls missed' },
    definition: {
      'zh-CN': '标明是否接听的来电中未接的比例。',
      en: 'Missed over incoming calls of which the record says whether they were taken.',
    },
    unit: 'share',
    range: [0, 1],
    windows: everyWindow,
    direction: 'riskier-when-higher',
    manipulation: 'needs-others',
  },
  {
    name: 'percent_unanswered_calls__out',
    label: { 'zh-CN': '呼出未接通比例', en: 'Outgoing calls not taken' },
    definition: {
      'zh-CN': '标明是否接通的呼出中无人接听的比例。',
      en: 'Outgoing calls that nobody took, over those of which the record says so.',
    },
    unit: 'share',
    range: [0, 1],
    windows: everyWindow,
    direction: 'riskier-when-higher',
    manipulation: 'needs-others',
  },
  {
    name: 'missed_call_return_rate',
    label: { 'zh-CN': '未接回拨率', en: 'Missed calls returned' },
    definition: {
      'zh-CN': '24 小时内向同一号码去电或发短信的未接来电比例；未满 24 小时且尚未回复的、以及隐藏号码的不计。',
      en: 'Share of missed calls followed by a call or text to that number within 24 hours; those not yet 24 hours old and not returned, and those from withheld numbers, are left out.',
    },
    unit: 'share',
    range: [0, 1],
    windows: everyWindow,
    direction: 'safer-when-higher',
    manipulation: 'cheap',
  },
  {
    name: 'missed_call_return_delay__mean',
    label: { 'zh-CN': '回拨时间均值', en: 'Mean time to return a call' },
    definition: {
      'zh-CN': '从未接来电到回拨或回短信的秒数，取平均。',
      en: 'Mean seconds from a missed call to its return.',
    },
    unit: 'seconds',
    range: [0, 86400],
    windows: everyWindow,
    direction: null,
    manipulation: 'cheap',
  },
  {
    name: 'missed_call_return_delay__median',
    label: { 'zh-CN': '回拨时间中位数', en: 'Median time to return a call' },
    definition: {
      'zh-CN': '从未接来电到回拨或回短信的秒数中位数。',
      en: 'Median seconds from a missed call to its return.',
    },
    unit: 'seconds',
    range: [0, 86400],
    windows: everyWindow,
    direction: null,
    manipulation: 'cheap',
  },
  {
    name: 'percent_overlapping_calls',
    label: { 'zh-CN': '重叠通话比例', en: 'Overlapping calls' },
    definition: {
      'zh-CN': '与同一号码的上一通话尚未结束就开始的通话比例：同一通话被记了两次的迹象。',
      en: 'Share of calls that began before the last call with that contact was over, within a day: a sign of a call told twice.',
    },
    unit: 'share',
    range: [0, 1],
    windows: everyWindow,
    direction: null,
    manipulation: 'cheap',
  },
];
