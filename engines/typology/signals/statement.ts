import { amountOf, counted, oneOf, share } from './kinds.ts';
import type { SignalDescription } from './signal.ts';

const ofStatement = {
  family: 'statement',
  type: share,
  origin: 'statement',
  sources: ['payment-statement', 'mobile-money-statement'],
  manipulation: 'cheap',
} as const satisfies Partial<SignalDescription>;

/**
 * What a payment statement shows of itself: whether somebody changed it, and whether its money only passes through.
 * Without one, numbers are `none`.
 */
export const statementSignals = {
  statement_suspicion: {
    ...ofStatement,
    name: { 'zh-CN': '流水改动迹象', en: 'Signs of editing' },
    says: {
      'zh-CN': '文件看起来有多像被改过：无、有些、明显；没有流水为 no-statement。',
      en: 'How much the file looks as if somebody had changed it; no-statement where none was given.',
    },
    type: oneOf('no-statement', 'none', 'some', 'strong'),
  },
  statement_holder: {
    ...ofStatement,
    name: { 'zh-CN': '流水户名', en: 'Holder of the statement' },
    says: {
      'zh-CN': '流水户名是否为申请人；没有流水为 no-statement。',
      en: 'Whether the statement is the applicant’s own; no-statement where none was given.',
    },
    type: oneOf('no-statement', 'applicant', 'other'),
    manipulation: 'needs-others',
  },
  balances_that_do_not_follow_share: {
    ...ofStatement,
    name: { 'zh-CN': '余额不连贯比例', en: 'Balances that do not follow' },
    says: {
      'zh-CN': '余额与上一余额加减本笔金额不符的行比例。',
      en: 'Share of balances that are not the one before moved by the payment.',
    },
  },
  rows_of_another_person_share: {
    ...ofStatement,
    name: { 'zh-CN': '与他人流水重合比例', en: 'Rows of another person’s statement' },
    says: {
      'zh-CN': '有多大比例的行（订单号相同）出现在另一申请人的流水里：套用模板。',
      en: 'Share of rows, by order number, that stand in another applicant’s statement as well: one template used twice.',
    },
    manipulation: 'takes-time',
  },
  income_passed_on_share: {
    ...ofStatement,
    name: { 'zh-CN': '即收即付比例', en: 'Income passed on' },
    says: {
      'zh-CN': '当日或次日即支出的收入比例：资金只是过账。',
      en: 'Share of income that left on the same day or the next: money that only passes through.',
    },
    manipulation: 'needs-others',
  },
  round_trip_share: {
    ...ofStatement,
    name: { 'zh-CN': '一周内回流比例', en: 'Round trips' },
    says: {
      'zh-CN': '与同一对方一周内互有往来的收入比例。',
      en: 'Share of income matched by money to the same party within a week.',
    },
    manipulation: 'needs-others',
  },
  payers_7d: {
    ...ofStatement,
    name: { 'zh-CN': '7 天付款人数', en: 'Payers in 7 days' },
    says: {
      'zh-CN': '流水最后 7 天内不同的付款人数。',
      en: 'Different people and firms that paid in during the last 7 days of the statement.',
    },
    type: counted,
    manipulation: 'needs-others',
  },
  income_jump_ratio: {
    ...ofStatement,
    name: { 'zh-CN': '收入突增倍数', en: 'Jump of income' },
    says: {
      'zh-CN': '最近 30 天收入除以此前月均收入；没有此前收入为“无”。',
      en: 'Income of the last 30 days over the monthly mean before; none where there was none before.',
    },
    type: amountOf('ratio'),
    manipulation: 'needs-others',
  },
  statement_first_row_days: {
    ...ofStatement,
    name: { 'zh-CN': '流水最早一笔天数', en: 'Age of the statement' },
    says: { 'zh-CN': '距流水最早一笔的天数。', en: 'Days since the first row of the statement.' },
    type: amountOf('days'),
    manipulation: 'takes-time',
  },
} as const satisfies Record<string, SignalDescription>;
