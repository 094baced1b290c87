import type { CreditLineLogEntry, CreditLineRequest, CreditLineStatus } from '@lendline/loans/contract';
import type { LocalText } from '@lendline/kernel';
import type { Dictionary } from '@lendline/ui';
import type { StateWord } from '../words/states.ts';

export const creditLineWords = {
  title: { 'zh-CN': '循环额度', en: 'Credit lines' },
  one: { 'zh-CN': '循环额度', en: 'Credit line' },
  id: { 'zh-CN': '编号', en: 'Number' },
  status: { 'zh-CN': '状态', en: 'Status' },
  limit: { 'zh-CN': '额度', en: 'Limit' },
  drawn: { 'zh-CN': '已用', en: 'Drawn' },
  available: { 'zh-CN': '可用', en: 'Available' },
  until: { 'zh-CN': '到期日', en: 'Last day' },
  openedOn: { 'zh-CN': '开立日', en: 'Opened' },
  rate: { 'zh-CN': '名义年利率', en: 'Nominal yearly rate' },
  least: { 'zh-CN': '每次至少', en: 'Least drawdown' },
  most: { 'zh-CN': '最多期数', en: 'Most instalments' },
  rested: { 'zh-CN': '连续无未还本金', en: 'At rest' },
  toSign: {
    'zh-CN': '等待借款人在自己的应用中阅读续期协议并以验证码签署，签署后生效。',
    en: 'Counts once the borrower has read the agreement in their app and signed it with a code.',
  },
  askedToSign: { 'zh-CN': '已请借款人签署：{kind}。', en: 'Put to the borrower to sign: {kind}.' },
  restedDays: { 'zh-CN': '{days} 天（续期需 {wanted} 天）', en: '{days} days ({wanted} for a renewal)' },
  application: { 'zh-CN': '申请', en: 'Application' },
  openApplication: { 'zh-CN': '查看申请', en: 'Open the application' },
  pastDue: { 'zh-CN': '有提款逾期，暂停提款', en: 'A drawdown is past due: nothing can be drawn' },
  empty: { 'zh-CN': '还没有循环额度。', en: 'There are no credit lines yet.' },
  more: { 'zh-CN': '更多', en: 'Show more' },
  back: { 'zh-CN': '全部循环额度', en: 'All credit lines' },
  terms: { 'zh-CN': '约定', en: 'What was agreed' },
  log: { 'zh-CN': '记录', en: 'What happened' },
  noLog: { 'zh-CN': '还没有提款或变更。', en: 'Nothing was drawn or changed yet.' },
  event: { 'zh-CN': '事项', en: 'Event' },
  on: { 'zh-CN': '日期', en: 'Day' },
  by: { 'zh-CN': '经办', en: 'By' },
  amount: { 'zh-CN': '金额', en: 'Amount' },
  loan: { 'zh-CN': '借款', en: 'Loan' },
  waiting: { 'zh-CN': '等待复核', en: 'Waiting for a second person' },
  nothingWaits: { 'zh-CN': '没有等待复核的变更。', en: 'Nothing waits.' },
  askedBy: { 'zh-CN': '{who} 于 {when} 提出', en: 'Asked by {who}, {when}' },
  toLimit: { 'zh-CN': '额度 {limit}', en: 'limit {limit}' },
  toUntil: { 'zh-CN': '至 {day}', en: 'until {day}' },
  change: { 'zh-CN': '变更额度', en: 'Change this credit line' },
  kind: { 'zh-CN': '变更事项', en: 'What to do' },
  choose: { 'zh-CN': '请选择', en: 'Choose' },
  chooseOne: { 'zh-CN': '请选择变更事项。', en: 'Choose what to do.' },
  newLimit: { 'zh-CN': '新额度（{currency}）', en: 'New limit ({currency})' },
  limitNeeded: { 'zh-CN': '请填写大于零的金额。', en: 'Enter an amount above zero.' },
  newUntil: { 'zh-CN': '新的到期日', en: 'New last day' },
  dayNeeded: { 'zh-CN': '请选择日期。', en: 'Choose a day.' },
  send: { 'zh-CN': '确认变更', en: 'Make the change' },
  rising: { 'zh-CN': '额度高于目前，须由另一位同事复核。', en: 'The limit rises: a second person has to agree.' },
  done: { 'zh-CN': '已完成：{kind}。', en: 'Done: {kind}.' },
  asked: { 'zh-CN': '已提交复核：{kind}。', en: 'Asked of a second person: {kind}.' },
} as const satisfies Dictionary;

export const creditLineStatuses: Readonly<Record<CreditLineStatus, StateWord>> = {
  open: { tone: 'good', text: { 'zh-CN': '正常', en: 'Open' } },
  frozen: { tone: 'warn', text: { 'zh-CN': '已冻结', en: 'Frozen' } },
  expired: { tone: 'quiet', text: { 'zh-CN': '已到期', en: 'Past its last day' } },
  closed: { tone: 'quiet', text: { 'zh-CN': '已关闭', en: 'Closed' } },
};

export const creditLineEvents: Readonly<Record<CreditLineLogEntry['kind'], LocalText>> = {
  drawdown: { 'zh-CN': '提款', en: 'Drawdown' },
  principal_repaid: { 'zh-CN': '归还本金', en: 'Principal repaid' },
  principal_owed_again: { 'zh-CN': '还款被撤销，本金重新计入', en: 'A repayment was undone: out again' },
  freeze: { 'zh-CN': '冻结', en: 'Freeze' },
  release: { 'zh-CN': '解冻', en: 'Release' },
  limit: { 'zh-CN': '调整额度', en: 'New limit' },
  renewal: { 'zh-CN': '续期', en: 'Renewal' },
  close: { 'zh-CN': '关闭', en: 'Close' },
};

export const creditLineRequestStates: Readonly<Record<CreditLineRequest['state'], StateWord>> = {
  waiting: { tone: 'warn', text: { 'zh-CN': '待复核', en: 'Waiting' } },
  'to-sign': { tone: 'warn', text: { 'zh-CN': '待借款人签署', en: 'To be signed' } },
  applied: { tone: 'good', text: { 'zh-CN': '已生效', en: 'Done' } },
  refused: { tone: 'bad', text: { 'zh-CN': '未同意', en: 'Refused' } },
  overtaken: { tone: 'quiet', text: { 'zh-CN': '已不适用', en: 'Overtaken' } },
};
