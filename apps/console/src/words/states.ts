import type { ApplicationState } from '@lendline/applications/contract';
import type { Locale, LocalText } from '@lendline/kernel';
import type { LoanInstalment, LoanState } from '@lendline/loans/contract';
import type { Message } from '@lendline/messages/contract';
import type { Segment } from '@lendline/models/contract';
import type { PaymentState } from '@lendline/payments/contract';

/** How a state feels to the one who works with it; every tone has a colour pair of AA contrast. */
export type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'quiet';

export interface StateWord {
  readonly tone: Tone;
  readonly text: LocalText;
}

export const applicationStates: Readonly<Record<ApplicationState, StateWord>> = {
  draft: { tone: 'quiet', text: { 'zh-CN': '填写中', en: 'Draft' } },
  deciding: { tone: 'busy', text: { 'zh-CN': '审批中', en: 'Deciding' } },
  offered: { tone: 'busy', text: { 'zh-CN': '已报价', en: 'Offered' } },
  declined: { tone: 'bad', text: { 'zh-CN': '已拒绝', en: 'Declined' } },
  'in-review': { tone: 'warn', text: { 'zh-CN': '待人工审核', en: 'In review' } },
  chosen: { tone: 'busy', text: { 'zh-CN': '已选方案', en: 'Terms chosen' } },
  confirmed: { tone: 'busy', text: { 'zh-CN': '已确认成本', en: 'Cost confirmed' } },
  signed: { tone: 'busy', text: { 'zh-CN': '已签约', en: 'Signed' } },
  held: { tone: 'warn', text: { 'zh-CN': '放款暂停', en: 'Money held' } },
  disbursing: { tone: 'busy', text: { 'zh-CN': '放款中', en: 'Paying out' } },
  active: { tone: 'good', text: { 'zh-CN': '已放款', en: 'Paid out' } },
  cancelled: { tone: 'quiet', text: { 'zh-CN': '已取消', en: 'Cancelled' } },
  expired: { tone: 'quiet', text: { 'zh-CN': '已过期', en: 'Expired' } },
};

export const loanStates: Readonly<Record<LoanState, StateWord>> = {
  approved: { tone: 'quiet', text: { 'zh-CN': '已批准', en: 'Approved' } },
  disbursing: { tone: 'busy', text: { 'zh-CN': '放款中', en: 'Paying out' } },
  active: { tone: 'good', text: { 'zh-CN': '正常', en: 'Active' } },
  overdue: { tone: 'bad', text: { 'zh-CN': '逾期', en: 'Overdue' } },
  closed: { tone: 'quiet', text: { 'zh-CN': '已结清', en: 'Closed' } },
  cancelled: { tone: 'quiet', text: { 'zh-CN': '已取消', en: 'Cancelled' } },
  'charged-off': { tone: 'bad', text: { 'zh-CN': '已转损失', en: 'Charged off' } },
  'written-off': { tone: 'bad', text: { 'zh-CN': '已核销', en: 'Written off' } },
};

export const instalmentStates: Readonly<Record<LoanInstalment['state'], StateWord>> = {
  open: { tone: 'quiet', text: { 'zh-CN': '未到期', en: 'Not yet due' } },
  due: { tone: 'warn', text: { 'zh-CN': '今日到期', en: 'Due' } },
  overdue: { tone: 'bad', text: { 'zh-CN': '逾期', en: 'Overdue' } },
  paid: { tone: 'good', text: { 'zh-CN': '已还', en: 'Paid' } },
};

export const paymentStates: Readonly<Record<PaymentState, StateWord>> = {
  created: { tone: 'quiet', text: { 'zh-CN': '已创建', en: 'Created' } },
  sent: { tone: 'busy', text: { 'zh-CN': '已发出', en: 'Sent' } },
  unknown: { tone: 'warn', text: { 'zh-CN': '结果未知', en: 'Outcome unknown' } },
  succeeded: { tone: 'good', text: { 'zh-CN': '成功', en: 'Succeeded' } },
  failed: { tone: 'bad', text: { 'zh-CN': '失败', en: 'Failed' } },
};

export const messageStates: Readonly<Record<Message['state'], StateWord>> = {
  queued: { tone: 'quiet', text: { 'zh-CN': '排队中', en: 'Queued' } },
  sent: { tone: 'busy', text: { 'zh-CN': '已发送', en: 'Sent' } },
  delivered: { tone: 'good', text: { 'zh-CN': '已送达', en: 'Delivered' } },
  failed: { tone: 'bad', text: { 'zh-CN': '发送失败', en: 'Failed' } },
  unknown: { tone: 'warn', text: { 'zh-CN': '结果未知', en: 'Outcome unknown' } },
  withheld: { tone: 'warn', text: { 'zh-CN': '按规则未发', en: 'Withheld by rule' } },
};

export const segments: Readonly<Record<Segment, LocalText>> = {
  new: { 'zh-CN': '新客', en: 'New' },
  repeat: { 'zh-CN': '老客', en: 'Repeat' },
  trader: { 'zh-CN': '个体经营', en: 'Sole trader' },
};

/** The order in which states are offered as a filter: what waits for a person first. */
export const applicationStateOrder: readonly ApplicationState[] = [
  'in-review',
  'held',
  'deciding',
  'offered',
  'chosen',
  'confirmed',
  'signed',
  'disbursing',
  'active',
  'declined',
  'cancelled',
  'expired',
  'draft',
];

export const loanStateOrder: readonly LoanState[] = [
  'active',
  'overdue',
  'disbursing',
  'approved',
  'closed',
  'cancelled',
  'charged-off',
  'written-off',
];

export function isApplicationState(text: unknown): text is ApplicationState {
  return typeof text === 'string' && Object.hasOwn(applicationStates, text);
}

export function isLoanState(text: unknown): text is LoanState {
  return typeof text === 'string' && Object.hasOwn(loanStates, text);
}

/** `[1, 30]` days past due, as the book calls it, in words. */
export function bucketText(bucket: string, locale: Locale): string {
  if (bucket === 'current' || bucket === '0') return locale === 'en' ? 'Current' : '未逾期';
  const days = bucket.replace(/\s*dpd$/i, '').replace('-', '–');
  return locale === 'en' ? `${days} days past due` : `逾期 ${days} 天`;
}
