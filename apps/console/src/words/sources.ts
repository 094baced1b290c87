import type { LocalText } from '@lendline/kernel';

/** Where records come from: kinds of files, and what is read without any. */
const sources: Readonly<Record<string, LocalText>> = {
  alipay: { 'zh-CN': '支付宝', en: 'Alipay' },
  wechat: { 'zh-CN': '微信支付', en: 'WeChat Pay' },
  'wechat-csv': { 'zh-CN': '微信（CSV）', en: 'WeChat (CSV)' },
  'wechat-xlsx': { 'zh-CN': '微信（Excel）', en: 'WeChat (Excel)' },
  jd: { 'zh-CN': '京东', en: 'JD' },
  meituan: { 'zh-CN': '美团', en: 'Meituan' },
  bank: { 'zh-CN': '银行流水', en: 'Bank statement' },
  camt: { 'zh-CN': '银行流水（camt）', en: 'Bank statement (camt)' },
  gsma: { 'zh-CN': '移动支付（GSMA）', en: 'Mobile money (GSMA)' },
  cider: { 'zh-CN': 'CIDER 流水', en: 'CIDER statement' },
  'cn-mobile': { 'zh-CN': '运营商详单', en: 'Carrier call list' },
  bandicoot: { 'zh-CN': 'bandicoot 记录', en: 'bandicoot records' },
  'mobile-money': { 'zh-CN': '手机钱包', en: 'Mobile wallet' },
  'open-banking': { 'zh-CN': '银行账户', en: 'Bank account' },
  'payment-statement': { 'zh-CN': '支付流水文件', en: 'Payment statements, all files' },
  'call-records': { 'zh-CN': '通话记录文件', en: 'Call records, all files' },
};

export function sourceText(kind: string): LocalText {
  return sources[kind] ?? { 'zh-CN': kind, en: kind };
}
