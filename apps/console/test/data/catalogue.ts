import type { FeatureDefinition } from '@lendline/features/contract';

type Row = readonly [name: string, zh: string, en: string, unit: string, source: FeatureDefinition['source']];

const rows: readonly Row[] = [
  ['number_of_interactions__call', '通话次数', 'Calls', 'count', 'calls'],
  ['number_of_contacts__call', '通话联系人数', 'Call contacts', 'count', 'calls'],
  ['percent_reciprocated_contacts', '双向联系人比例', 'Reciprocated contacts', 'share', 'calls'],
  ['entropy_of_contacts__callandtext', '联系人熵', 'Entropy of contacts', 'nats', 'calls'],
  ['percent_nocturnal__call', '夜间通话比例', 'Calls at night', 'share', 'calls'],
  ['active_days__callandtext', '活跃天数', 'Active days', 'days', 'calls'],
  ['response_delay_text__median', '回复时间中位数', 'Median response delay', 'seconds', 'calls'],
  ['days_since_last__callandtext', '距最近一次通讯天数', 'Days since the last interaction', 'days', 'calls'],
  ['weekly_periodicity', '周期性', 'Weekly periodicity', 'correlation', 'calls'],
  ['income_monthly_median_minor', '月收入中位数', 'Median monthly income', 'minor units', 'statement'],
  ['income_monthly_variation', '收入波动', 'Variation of income', 'ratio', 'statement'],
  ['obligations_to_income', '还款收入比', 'Repayments over income', 'ratio', 'statement'],
  ['statement_months', '完整月数', 'Whole months', 'months', 'statement'],
  ['failed_payment_share', '失败比例', 'Share of failed payments', 'share', 'statement'],
  ['repayment_lenders', '还款对象数', 'Lenders repaid', 'count', 'statement'],
  ['tenure_months_min', '在网时长', 'Tenure of the line', 'months', 'line'],
  ['own_worst_dpd', '最长逾期', 'Worst lateness with us', 'days', 'own-book'],
];

export const catalogue: { readonly version: string; readonly features: readonly FeatureDefinition[] } = {
  version: '2026-11',
  features: rows.map(([name, zh, en, unit, source]) => ({
    name,
    label: { 'zh-CN': zh, en },
    definition: { 'zh-CN': `${zh}，按记录计算。`, en: `${en}, from the records.` },
    unit,
    source,
    feature: name,
    window: null,
    windows: [],
    range: [null, null],
    consentScope: source === 'statement' ? 'payments' : 'calls-and-texts',
    manipulationCost: 'takes-time',
    direction: null,
  })),
};
