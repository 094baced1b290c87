import type { LocalText } from '@lendline/kernel';
import type { MissingThere } from '@lendline/payments/contract';

const wallet: LocalText = { 'zh-CN': '手机钱包', en: 'Mobile wallet' };
const bank: LocalText = { 'zh-CN': '银行账户', en: 'Bank account' };
const phoneBill: LocalText = { 'zh-CN': '话费账单', en: 'Phone bill' };

/** Rails by what money passes through there; which of them are simulated is labelled beside. */
const rails: Readonly<Record<string, LocalText>> = {
  sandbox: wallet,
  'gsma-mobile-money': wallet,
  'sandbox-bank': bank,
  iso20022: bank,
  'sandbox-billing': phoneBill,
  'carrier-billing': phoneBill,
};

/** Why money did not move, or why nobody knows yet whether it did. */
const reasons: Readonly<Record<string, LocalText>> = {
  'insufficient-funds': { 'zh-CN': '余额不足', en: 'Not enough money there' },
  'no-such-wallet': { 'zh-CN': '没有这个账户', en: 'No such account' },
  'account-closed': { 'zh-CN': '账户已关闭', en: 'The account is closed' },
  'not-permitted': { 'zh-CN': '账户不允许此交易', en: 'The account does not permit it' },
  'no-mandate': { 'zh-CN': '没有扣款授权', en: 'There is no mandate' },
  'declined-by-payer': { 'zh-CN': '付款人拒绝', en: 'The payer declined' },
  'limit-reached': { 'zh-CN': '超过限额', en: 'A limit was reached' },
  'amount-refused': { 'zh-CN': '金额不被接受', en: 'The amount was refused' },
  'refused-by-rail': { 'zh-CN': '渠道拒绝', en: 'The rail refused' },
  'line-not-found': { 'zh-CN': '找不到号码', en: 'The line was not found' },
  timeout: { 'zh-CN': '渠道没有及时回答', en: 'The rail did not answer in time' },
  'rail-error': { 'zh-CN': '渠道出错', en: 'The rail had a fault' },
};

export const directions: Readonly<Record<MissingThere['direction'], LocalText>> = {
  disbursement: { 'zh-CN': '放款', en: 'Disbursement' },
  collection: { 'zh-CN': '收款', en: 'Collection' },
  return: { 'zh-CN': '退回', en: 'Return' },
};

export function railText(rail: string): LocalText {
  return rails[rail] ?? { 'zh-CN': rail, en: rail };
}

export function isSimulatedRail(rail: string): boolean {
  return rail.startsWith('sandbox');
}

export function reasonText(reason: string): LocalText {
  return reasons[reason] ?? { 'zh-CN': reason, en: reason };
}
