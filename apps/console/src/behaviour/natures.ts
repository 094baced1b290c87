import type { PortraitFlow } from '@lendline/features/contract';
import type { Locale, LocalText } from '@lendline/kernel';

type Nature = PortraitFlow['natures'][number]['nature'];

const natureWords: Readonly<Record<Nature, LocalText>> = {
  income: { 'zh-CN': '收入', en: 'income' },
  spending: { 'zh-CN': '消费', en: 'spending' },
  'own-transfer': { 'zh-CN': '本人账户间转账', en: 'own transfers' },
  investment: { 'zh-CN': '理财', en: 'investment' },
  yield: { 'zh-CN': '收益', en: 'yield' },
  'debt-repayment': { 'zh-CN': '还债', en: 'repayments' },
  'loan-received': { 'zh-CN': '借入', en: 'loans received' },
  refund: { 'zh-CN': '退款', en: 'refunds' },
  unclear: { 'zh-CN': '性质不明', en: 'unclear' },
  void: { 'zh-CN': '未成交', en: 'not paid' },
};

/** What a month's money was for, largest first. */
export function naturesText({ natures }: PortraitFlow, money: (amount: string) => string, locale: Locale): string {
  return natures
    .toSorted((a, b) => (BigInt(a.amount) < BigInt(b.amount) ? 1 : -1))
    .map(({ nature, amount }) => `${natureWords[nature][locale]} ${money(amount)}`)
    .join(locale === 'zh-CN' ? '；' : '; ');
}
