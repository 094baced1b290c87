import type { Dictionary } from '@lendline/ui';

export const trialBalanceWords = {
  title: { 'zh-CN': '试算平衡', en: 'Trial balance' },
  asOf: { 'zh-CN': '截至 {day}', en: 'As of {day}' },
  balanced: { 'zh-CN': '借贷相等', en: 'Debits equal credits' },
  broken: { 'zh-CN': '借贷不相等，请立即联系管理员', en: 'Debits and credits differ: tell your administrator at once' },
  account: { 'zh-CN': '科目', en: 'Account' },
  kind: { 'zh-CN': '类别', en: 'Kind' },
  debit: { 'zh-CN': '借方', en: 'Debit' },
  credit: { 'zh-CN': '贷方', en: 'Credit' },
  balance: { 'zh-CN': '余额', en: 'Balance' },
  total: { 'zh-CN': '合计', en: 'Total' },
  asset: { 'zh-CN': '资产', en: 'Asset' },
  liability: { 'zh-CN': '负债', en: 'Liability' },
  income: { 'zh-CN': '收入', en: 'Income' },
  expense: { 'zh-CN': '支出', en: 'Expense' },
  empty: { 'zh-CN': '账上还没有记录。', en: 'Nothing was booked yet.' },
} as const satisfies Dictionary;
