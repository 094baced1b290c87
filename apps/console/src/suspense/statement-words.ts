import type { Dictionary } from '@lendline/ui';

export const statementWords = {
  title: { 'zh-CN': '对账单', en: 'Statement' },
  back: { 'zh-CN': '全部待匹配款项', en: 'All of the suspense' },
  of: { 'zh-CN': '{from} 至 {to} · 编号 {message}', en: '{from} to {to} · message {message}' },
  ofDay: { 'zh-CN': '{from} · 编号 {message}', en: '{from} · message {message}' },
  waiting: { 'zh-CN': '待核对', en: 'Not looked at yet' },

  missing: { 'zh-CN': '对方没有的收付款', en: 'Missing there' },
  missingWhy: {
    'zh-CN': '我方账上这几天已完成，渠道的对账单上却都没有。请向渠道查询。',
    en: 'Settled in our book in these days, and on no statement of the rail. Ask the rail about them.',
  },
  missingNone: {
    'zh-CN': '没有：我方账上的每一笔，对账单上都有。',
    en: 'None: the rail tells of everything that our book has.',
  },
  direction: { 'zh-CN': '方向', en: 'Direction' },
  loan: { 'zh-CN': '借款', en: 'Loan' },
  amount: { 'zh-CN': '金额', en: 'Amount' },
  settled: { 'zh-CN': '完成时间', en: 'Settled' },
  payment: { 'zh-CN': '收付款', en: 'Payment' },

  lines: { 'zh-CN': '对账单明细', en: 'Lines of the statement' },
  noLines: { 'zh-CN': '对账单没有明细。', en: 'The statement has no lines.' },
  side: { 'zh-CN': '收付', en: 'Side' },
  finding: { 'zh-CN': '核对结果', en: 'Found' },
  notYet: { 'zh-CN': '尚未核对', en: 'Not looked at yet' },
  signals: { 'zh-CN': '依据', en: 'By' },
} as const satisfies Dictionary;
