import { type FeatureDescription, statementPeriods } from './feature-definition.ts';

/** How much a statement says, and how well it is understood. */
export const statementQualityDefinitions: readonly FeatureDescription[] = [
  {
    name: 'transactions_active_days_share',
    label: { 'zh-CN': '有交易天数比例', en: 'Days with transactions' },
    definition: { 'zh-CN': '有交易的天数占观察天数的比例。', en: 'Share of the observed days with any row.' },
    unit: 'share',
    range: [0, 1],
    windows: statementPeriods,
    direction: null,
    manipulation: 'cheap',
  },
  {
    name: 'transactions_longest_gap_days',
    label: { 'zh-CN': '最长无交易天数', en: 'Longest time without transactions' },
    definition: {
      'zh-CN': '观察期内最长的连续无交易天数，提示账单缺失。',
      en: 'Longest run of days without a row in the observed time: where it is long, rows may be missing.',
    },
    unit: 'days',
    range: [0, null],
    windows: statementPeriods,
    direction: null,
    manipulation: 'cheap',
  },
  {
    name: 'transactions_unknown_share',
    label: { 'zh-CN': '未知词汇比例', en: 'Rows of unknown vocabulary' },
    definition: {
      'zh-CN': '类别与文字都不认识的行比例；这样的入账从不计为收入。',
      en: 'Share of rows whose category and words nobody knows; money in under them is never taken for income.',
    },
    unit: 'share',
    range: [0, 1],
    windows: statementPeriods,
    direction: null,
    manipulation: 'cheap',
  },
  {
    name: 'transactions_own_share',
    label: { 'zh-CN': '本人资金比例', en: 'Own money moved about' },
    definition: {
      'zh-CN': '本人账户间转账与投资占金额的比例。',
      en: 'Share of the amount moved that was own transfers and investments.',
    },
    unit: 'share',
    range: [0, 1],
    windows: statementPeriods,
    direction: null,
    manipulation: 'cheap',
  },
  {
    name: 'transactions_refunds',
    label: { 'zh-CN': '退款笔数', en: 'Refunds' },
    definition: { 'zh-CN': '退款的笔数。', en: 'Rows that give money back.' },
    unit: 'count',
    range: [0, null],
    windows: statementPeriods,
    direction: null,
    manipulation: 'cheap',
  },
  {
    name: 'transactions_fee_share',
    label: { 'zh-CN': '手续费比例', en: 'Fees' },
    definition: {
      'zh-CN': '手续费占金额的比例；没有手续费信息为空。',
      en: 'Fees over the amount moved; null where no row shows a fee.',
    },
    unit: 'share',
    range: [0, null],
    windows: statementPeriods,
    direction: null,
    manipulation: 'cheap',
  },
];
