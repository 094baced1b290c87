import type { CreditLineStatus } from '@lendline/loans/contract';
import type { LocalText } from '@lendline/kernel';
import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '循环额度', en: 'Credit line' },
  available: { 'zh-CN': '现在可提', en: 'You can draw' },
  limit: { 'zh-CN': '额度', en: 'Limit' },
  drawn: { 'zh-CN': '已提未还本金', en: 'Drawn' },
  until: { 'zh-CN': '可提款至', en: 'Can be drawn until' },
  rate: { 'zh-CN': '名义年利率', en: 'Nominal yearly rate' },
  status: { 'zh-CN': '状态', en: 'Status' },
  draw: { 'zh-CN': '提款', en: 'Draw' },
  drawHint: {
    'zh-CN': '选择金额和期数、阅读融资成本、以验证码签署后放款，和第一次一样；无需重新审批。',
    en: 'You choose an amount and a term, read the whole cost and sign with a code, as the first time. Nothing is decided anew.',
  },
  pastDue: {
    'zh-CN': '有一笔提款已逾期，还清逾期金额后可继续提款。',
    en: 'A drawdown is past due. Once it is paid, you can draw again.',
  },
  renewal: { 'zh-CN': '续期', en: 'Your renewal' },
  newUntil: { 'zh-CN': '续期后可提款至', en: 'Can be drawn until, once renewed' },
  newLimit: { 'zh-CN': '续期后额度', en: 'Limit, once renewed' },
  renewalHint: {
    'zh-CN': '阅读续期协议并以验证码签署后才会续期；不签署，额度到期为止。续期不收费，也不放款。',
    en: 'Nothing is renewed until you have read the agreement and signed it with a code. A renewal costs nothing and pays nothing out.',
  },
  readRenewal: { 'zh-CN': '阅读续期协议（PDF）', en: 'Read the agreement (PDF)' },
  sendCode: { 'zh-CN': '获取验证码', en: 'Send me a code' },
  signRenewal: { 'zh-CN': '签署续期', en: 'Sign the renewal' },
  drawdowns: { 'zh-CN': '各笔提款', en: 'Your drawdowns' },
  owed: { 'zh-CN': '共欠 {amount}', en: '{amount} owed' },
  nextDue: { 'zh-CN': '下次还款 {day}，{amount}', en: 'next {amount} on {day}' },
  repaid: { 'zh-CN': '已还清', en: 'repaid' },
  none: { 'zh-CN': '您还没有循环额度。', en: 'You have no credit line.' },
} as const satisfies Dictionary;

export const statusTexts: Readonly<Record<CreditLineStatus, LocalText>> = {
  open: { 'zh-CN': '正常', en: 'open' },
  frozen: { 'zh-CN': '已冻结，请联系我们', en: 'frozen; please contact us' },
  expired: { 'zh-CN': '已到期，可申请续期', en: 'past its last day; ask us to renew it' },
  closed: { 'zh-CN': '已关闭', en: 'closed' },
};
