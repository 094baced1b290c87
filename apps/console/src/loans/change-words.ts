import type { LocalText } from '@lendline/kernel';
import type { LoanChange, LoanChangeRequest, LoanEventKind } from '@lendline/loans/contract';
import type { Dictionary } from '@lendline/ui';
import type { StateWord } from '../words/states.ts';

export const changeWords = {
  change: { 'zh-CN': '变更借款', en: 'Change this loan' },
  kind: { 'zh-CN': '变更事项', en: 'What to do' },
  chooseHere: { 'zh-CN': '请选择', en: 'Choose' },
  choose: { 'zh-CN': '请选择变更事项。', en: 'Choose what to do.' },
  amount: { 'zh-CN': '金额（{currency}）', en: 'Amount ({currency})' },
  amountNeeded: { 'zh-CN': '请填写大于零的金额，例如 120.50。', en: 'Enter an amount above zero, such as 120.50.' },
  on: { 'zh-CN': '生效日', en: 'Counts for' },
  onHint: {
    'zh-CN': '留空即今天；更早的日期会重算其后的一切。',
    en: 'Left empty: today. An earlier day reads everything after it anew.',
  },
  due: { 'zh-CN': '到期日', en: 'Falls due on' },
  first: { 'zh-CN': '新的首个还款日', en: 'New first due date' },
  until: { 'zh-CN': '暂停至', en: 'Until' },
  dayNeeded: { 'zh-CN': '请选择日期。', en: 'Choose a day.' },
  instalments: { 'zh-CN': '期数', en: 'Instalments' },
  extraInstalments: { 'zh-CN': '增加期数', en: 'More instalments' },
  countNeeded: { 'zh-CN': '请填写整数。', en: 'Enter a whole number.' },
  component: { 'zh-CN': '减免哪一项', en: 'What to waive' },
  interest: { 'zh-CN': '利息', en: 'Interest' },
  fee: { 'zh-CN': '费用', en: 'Fee' },
  penalty: { 'zh-CN': '罚息', en: 'Penalty' },
  isPenalty: { 'zh-CN': '收取的是', en: 'The charge is' },
  fraud: { 'zh-CN': '涉嫌欺诈', en: 'It was fraud' },
  reason: { 'zh-CN': '原因', en: 'Reason' },
  reasonHint: { 'zh-CN': '写入审计记录。', en: 'Kept in the audit trail.' },
  reasonNeeded: { 'zh-CN': '请写明原因。', en: 'Say why.' },
  preview: { 'zh-CN': '预览', en: 'Preview' },

  previewTitle: { 'zh-CN': '变更后的借款', en: 'The loan after the change' },
  confirm: { 'zh-CN': '确认变更', en: 'Make the change' },
  askSecond: { 'zh-CN': '提交复核', en: 'Ask a colleague to agree' },
  needsSecond: {
    'zh-CN': '这会让利，须由另一位同事同意后生效。',
    en: 'This gives money away: it takes effect once a colleague agrees.',
  },
  notUndone: {
    'zh-CN': '记录只增不改；写错的用冲正更正。',
    en: 'Nothing is edited: what is wrong is corrected by a reversal.',
  },
  back: { 'zh-CN': '返回修改', en: 'Go back' },
  before: { 'zh-CN': '现在', en: 'Now' },
  after: { 'zh-CN': '变更后', en: 'After' },
  figure: { 'zh-CN': '项目', en: 'Figure' },
  state: { 'zh-CN': '状态', en: 'State' },
  outstanding: { 'zh-CN': '未还', en: 'Outstanding' },
  payoff: { 'zh-CN': '今日结清需', en: 'Closes today with' },
  credit: { 'zh-CN': '多付余额', en: 'Credit balance' },
  dpd: { 'zh-CN': '逾期天数', en: 'Days past due' },
  matures: { 'zh-CN': '到期日', en: 'Matures on' },
  apr: { 'zh-CN': '综合年化', en: 'All-in APR' },
  newSchedule: { 'zh-CN': '变更后的还款计划', en: 'The schedule after the change' },
  postings: { 'zh-CN': '将记的分录', en: 'What will be booked' },
  noPostings: { 'zh-CN': '不产生分录。', en: 'Nothing is booked.' },
  done: { 'zh-CN': '已变更：{kind}。', en: 'Done: {kind}.' },
  asked: { 'zh-CN': '已提交，等待同事复核：{kind}。', en: 'Asked; a colleague has to agree: {kind}.' },

  waiting: { 'zh-CN': '等待复核的变更', en: 'Changes that wait for a colleague' },
  nothingWaits: { 'zh-CN': '没有等待复核的变更。', en: 'Nothing waits.' },
  askedBy: { 'zh-CN': '{who} 于 {when} 提交', en: 'asked by {who}, {when}' },

  events: { 'zh-CN': '时间线', en: 'Timeline' },
  noEvents: { 'zh-CN': '还没有事件。', en: 'Nothing has happened yet.' },
  by: { 'zh-CN': '经办', en: 'By' },
  written: { 'zh-CN': '记录时间', en: 'Written' },
  event: { 'zh-CN': '事件', en: 'Event' },
  sum: { 'zh-CN': '金额', en: 'Amount' },
  posting: { 'zh-CN': '借方 ← 贷方', en: 'Debit ← credit' },
  reversed: { 'zh-CN': '已冲正', en: 'Reversed' },
  reverse: { 'zh-CN': '冲正', en: 'Reverse' },
  reverseThis: { 'zh-CN': '冲正 {day} 的{kind}', en: 'Reverse {kind} of {day}' },
} as const satisfies Dictionary;

export const eventNames: Readonly<Record<LoanEventKind, LocalText>> = {
  disbursement: { 'zh-CN': '放款', en: 'Disbursement' },
  repayment: { 'zh-CN': '还款', en: 'Repayment' },
  reversal: { 'zh-CN': '冲正', en: 'Reversal' },
  waiver: { 'zh-CN': '减免', en: 'Waiver' },
  charge: { 'zh-CN': '加收费用或罚息', en: 'Charge' },
  'goodwill-credit': { 'zh-CN': '补偿抵扣', en: 'Goodwill credit' },
  chargeback: { 'zh-CN': '银行退回', en: 'Chargeback' },
  refund: { 'zh-CN': '退还多付', en: 'Refund' },
  'charge-off': { 'zh-CN': '转为损失', en: 'Charge-off' },
  'write-off': { 'zh-CN': '核销', en: 'Write-off' },
  're-age': { 'zh-CN': '重定账期', en: 'Re-age' },
  're-amortise': { 'zh-CN': '欠款重新分摊', en: 'Re-amortise' },
  reschedule: { 'zh-CN': '改还款日', en: 'Reschedule' },
  'interest-pause': { 'zh-CN': '暂停计息', en: 'Interest pause' },
  'delinquency-pause': { 'zh-CN': '暂停计逾期', en: 'Delinquency pause' },
  withdrawal: { 'zh-CN': '撤回借款', en: 'Withdrawal' },
};

/** What each change means, for who is about to make it. */
export const changeMeanings: Readonly<Record<LoanChange['kind'], LocalText>> = {
  repayment: {
    'zh-CN': '渠道之外收到的钱；核销之后则为收回。',
    en: 'Money that came beside the rails; after a write-off it is a recovery.',
  },
  reversal: {
    'zh-CN': '当作从未发生，其后一切重算。',
    en: 'As if it had not happened: everything after it is read anew.',
  },
  waiver: {
    'zh-CN': '不再收取未还的利息、费用或罚息，从最早的起。',
    en: 'Lets go of open interest, fees or penalties, the oldest first.',
  },
  charge: {
    'zh-CN': '费用计入综合年化，超过上限会被拒绝。',
    en: 'A fee counts in the all-in rate; above the cap it is refused.',
  },
  'goodwill-credit': { 'zh-CN': '由我方承担，按还款抵扣。', en: 'At our expense, counted like a repayment.' },
  chargeback: { 'zh-CN': '银行把钱收回，重新计入欠款。', en: 'The bank took money back: it is owed again.' },
  refund: { 'zh-CN': '渠道之外已退给借款人的多付余额。', en: 'A credit balance that was paid back beside the rails.' },
  'charge-off': {
    'zh-CN': '计为损失并停止计息，仍可追收。',
    en: 'A loss in the books; interest stops, and it is still asked for.',
  },
  'write-off': { 'zh-CN': '计为损失，不再催收。', en: 'A loss in the books; it is asked for no more.' },
  're-age': {
    'zh-CN': '全部欠款从新的首个还款日起重新分期，不再逾期。',
    en: 'All that is open is owed anew from a first day on; nothing is late any more.',
  },
  're-amortise': { 'zh-CN': '全部欠款分摊到之后的还款日。', en: 'All that is open moves into the due dates to come.' },
  reschedule: {
    'zh-CN': '下个还款日改期，之后顺延；已逾期的不变。',
    en: 'The next due date moves and those after it follow; what is late stays late.',
  },
  'interest-pause': { 'zh-CN': '这些天不计利息。', en: 'No interest is earned on these days.' },
  'delinquency-pause': { 'zh-CN': '这些天不计入逾期天数。', en: 'These days do not count as late.' },
  withdrawal: {
    'zh-CN': '冷静期内撤回：利息和费用免除，退回本金。',
    en: 'Within the days granted: interest and fees fall away, the principal goes back.',
  },
};

export const requestStates: Readonly<Record<LoanChangeRequest['state'], StateWord>> = {
  waiting: { tone: 'busy', text: { 'zh-CN': '待复核', en: 'Waiting' } },
  applied: { tone: 'good', text: { 'zh-CN': '已生效', en: 'Done' } },
  refused: { tone: 'bad', text: { 'zh-CN': '未同意', en: 'Refused' } },
  overtaken: { tone: 'quiet', text: { 'zh-CN': '已不适用', en: 'Overtaken' } },
};
