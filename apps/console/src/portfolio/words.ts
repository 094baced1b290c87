import type { Dictionary } from '@lendline/ui';

export const portfolioWords = {
  title: { 'zh-CN': '资产组合', en: 'Portfolio' },
  asOf: { 'zh-CN': '截至 {day}', en: 'As of {day}' },
  outstanding: { 'zh-CN': '在贷余额', en: 'Outstanding' },
  activeLoans: { 'zh-CN': '在贷笔数', en: 'Active loans' },
  ofAll: { 'zh-CN': '累计 {count} 笔', en: 'of {count} ever made' },
  overdue: { 'zh-CN': '逾期余额', en: 'Overdue' },
  ofOutstanding: { 'zh-CN': '占余额 {share}', en: '{share} of outstanding' },
  interest: { 'zh-CN': '累计利息收入', en: 'Interest earned' },

  flows: { 'zh-CN': '放款与还款', en: 'Disbursed and repaid' },
  flowsSummary: {
    'zh-CN': '{last} 放款 {disbursed}，收回 {repaid}。近 {count} 个月中，放款最多的是 {most}。',
    en: 'In {last}, {disbursed} went out and {repaid} came back. Of {count} months, {most} lent most.',
  },
  month: { 'zh-CN': '月份', en: 'Month' },
  loans: { 'zh-CN': '笔数', en: 'Loans' },
  disbursed: { 'zh-CN': '放款', en: 'Disbursed' },
  repaid: { 'zh-CN': '还款', en: 'Repaid' },

  ever: { 'zh-CN': '按放款月份的逾期', en: 'Ever late, by month of disbursement' },
  everSummary: {
    'zh-CN': '{first} 放出的借款中，{ever30} 曾逾期 30 天，{ever90} 曾逾期 90 天。近几个月尚未到期，数值会继续上升。',
    en: 'Of loans made in {first}, {ever30} were ever 30 days late and {ever90} ever 90. Recent months have not matured: their figures will rise.',
  },
  ever30: { 'zh-CN': '曾逾期 30 天', en: 'Ever 30 days late' },
  ever90: { 'zh-CN': '曾逾期 90 天', en: 'Ever 90 days late' },

  buckets: { 'zh-CN': '账龄', en: 'Outstanding by bucket' },
  bucketsSummary: {
    'zh-CN': '余额的 {current} 未逾期；逾期最多的账龄是“{worst}”，共 {amount}。',
    en: '{current} of outstanding is current; the largest late bucket is “{worst}” with {amount}.',
  },
  bucketsClean: { 'zh-CN': '没有逾期余额。', en: 'Nothing outstanding is late.' },
  bucket: { 'zh-CN': '账龄', en: 'Bucket' },
  share: { 'zh-CN': '占比', en: 'Share' },
  empty: { 'zh-CN': '还没有数据。', en: 'There is nothing to show yet.' },
} as const satisfies Dictionary;
