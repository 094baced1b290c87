import type { Dictionary } from '@lendline/ui';

/** What money that was paid went to. */
export const partWords = {
  wentTo: { 'zh-CN': '用于', en: 'It paid' },
  principal: { 'zh-CN': '本金', en: 'Principal' },
  interest: { 'zh-CN': '利息', en: 'Interest' },
  fees: { 'zh-CN': '费用', en: 'Fees' },
  penalties: { 'zh-CN': '违约金', en: 'Penalties' },
  overpaid: { 'zh-CN': '多还', en: 'Overpaid' },
} as const satisfies Dictionary;
