import type { LocalText } from '@lendline/kernel';

/** What a text message is about, by the name of its template. */
const templates: Readonly<Record<string, LocalText>> = {
  'loan-paid-out': { 'zh-CN': '放款到账', en: 'Money paid out' },
  'payment-received': { 'zh-CN': '已收到还款', en: 'Payment received' },
  'loan-closed': { 'zh-CN': '借款结清', en: 'Loan repaid' },
  'due-soon': { 'zh-CN': '即将到期提醒', en: 'Due soon' },
  due: { 'zh-CN': '当日到期提醒', en: 'Due today' },
  late: { 'zh-CN': '逾期提醒', en: 'Payment late' },
  'hardship-offer': { 'zh-CN': '困难协商', en: 'Offer of help in hardship' },
};

const reasons: Readonly<Record<string, LocalText>> = {
  undelivered: { 'zh-CN': '没有送达', en: 'It was not delivered' },
  timeout: { 'zh-CN': '运营商没有及时回答', en: 'The carrier did not answer in time' },
};

export function templateText(template: string): LocalText {
  return templates[template] ?? { 'zh-CN': template, en: template };
}

export function messageReasonText(reason: string): LocalText {
  return reasons[reason] ?? { 'zh-CN': reason, en: reason };
}
