import type { LocalText } from '@lendline/kernel';
import type { MatchFinding, MatchSignal, SuspenseState } from '@lendline/payments/contract';
import type { Dictionary } from '@lendline/ui';
import type { Tone } from '../words/states.ts';

export const suspenseWords = {
  title: { 'zh-CN': '待匹配款项', en: 'Suspense' },
  note: {
    'zh-CN': '对账单上有、我方账上认不出的钱，在此由人处理。',
    en: 'Money on a statement that our book cannot place. People do it here.',
  },
  state: { 'zh-CN': '显示', en: 'Show' },
  waiting: { 'zh-CN': '待处理', en: 'Waiting' },
  ended: { 'zh-CN': '已处理', en: 'Dealt with' },
  onAccount: { 'zh-CN': '挂账金额', en: 'On the suspense account' },
  noneWaiting: { 'zh-CN': '没有待匹配的款项。', en: 'Nothing waits: every booking has its place.' },
  noneEnded: { 'zh-CN': '还没有处理过款项。', en: 'Nothing was dealt with yet.' },

  in: { 'zh-CN': '收到', en: 'Came in' },
  out: { 'zh-CN': '付出', en: 'Went out' },
  rail: { 'zh-CN': '渠道', en: 'Rail' },
  valueOn: { 'zh-CN': '起息日', en: 'Value day' },
  assignee: { 'zh-CN': '经办人', en: 'Taken on by' },
  nobody: { 'zh-CN': '无人', en: 'Nobody' },
  loan: { 'zh-CN': '借款', en: 'Loan' },
  askedBy: { 'zh-CN': '申请退回', en: 'Return asked by' },
  decidedBy: { 'zh-CN': '处理人', en: 'Decided by' },
  suggestions: { 'zh-CN': '可能是', en: 'It might be' },
  score: { 'zh-CN': '{score} 分', en: '{score} points' },

  take: { 'zh-CN': '由我处理', en: 'Take it on' },
  handBack: { 'zh-CN': '交回', en: 'Hand it back' },
  look: { 'zh-CN': '查看附言与付款人', en: 'Show what was written' },
  lookHint: { 'zh-CN': '查看会写入审计。', en: 'The look goes into the audit trail.' },
  written: { 'zh-CN': '附言', en: 'Written' },
  payer: { 'zh-CN': '付款人', en: 'Payer' },
  account: { 'zh-CN': '账户', en: 'Account' },
  lastNote: { 'zh-CN': '说明', en: 'Note' },
  nothingWritten: { 'zh-CN': '（空）', en: '(nothing)' },

  what: { 'zh-CN': '怎么处理', en: 'What it is' },
  match: { 'zh-CN': '是某笔借款的还款', en: 'A repayment of a loan' },
  giveBack: { 'zh-CN': '退回付款人', en: 'Not ours: give it back' },
  close: { 'zh-CN': '已查明，无需划账', en: 'Explained: no money moves' },
  loanId: { 'zh-CN': '借款编号', en: 'Id of the loan' },
  loanHint: { 'zh-CN': '以 loan_ 开头，见借款页面。', en: 'Starts with loan_; the page of the loan has it.' },
  loanNeeded: { 'zh-CN': '请填写借款编号，例如 loan_01k9…', en: 'Enter the id of a loan, such as loan_01k9…' },
  noteLabel: { 'zh-CN': '说明', en: 'How you know' },
  noteHint: {
    'zh-CN': '例如：已与借款人电话核实。说明会加密保存。',
    en: 'Such as: the borrower said so on the telephone. It is kept encrypted.',
  },
  noteNeeded: { 'zh-CN': '请写至少 10 个字的说明。', en: 'Write at least 10 characters.' },
  doMatch: { 'zh-CN': '记为还款', en: 'Count it as a repayment' },
  doReturn: { 'zh-CN': '申请退回', en: 'Ask for the return' },
  doClose: { 'zh-CN': '结案', en: 'Close it' },
  returnHint: { 'zh-CN': '退回须由另一位同事同意。', en: 'Another member of staff has to agree to a return.' },
  agree: { 'zh-CN': '同意退回', en: 'Agree: give it back' },
  decline: { 'zh-CN': '不同意', en: 'Do not agree' },
  withdraw: { 'zh-CN': '撤回申请', en: 'Take the wish back' },
  waitsForOther: { 'zh-CN': '等待另一位同事决定。', en: 'Waiting for another member of staff.' },
  mayNot: { 'zh-CN': '等待有权限的同事处理。', en: 'Waiting for a colleague who may place it.' },

  statements: { 'zh-CN': '渠道对账单', en: 'Statements of the rails' },
  noStatements: { 'zh-CN': '还没有收到对账单。', en: 'No statement came yet.' },
  days: { 'zh-CN': '日期', en: 'Days' },
  entries: { 'zh-CN': '笔数', en: 'Bookings' },
  matched: { 'zh-CN': '相符', en: 'Matched' },
  inSuspense: { 'zh-CN': '待匹配', en: 'In suspense' },
  rejected: { 'zh-CN': '读不了', en: 'Unreadable' },
  received: { 'zh-CN': '收到于', en: 'Received' },
} as const satisfies Dictionary;

interface Tagged {
  readonly tone: Tone;
  readonly text: LocalText;
}

export const findings: Readonly<Record<MatchFinding, LocalText>> = {
  matched: { 'zh-CN': '相符', en: 'Matched' },
  'loan-named': { 'zh-CN': '附言写明借款', en: 'Names its loan' },
  'amount-differs': { 'zh-CN': '金额不符', en: 'The amount differs' },
  contradicts: { 'zh-CN': '我方记为失败', en: 'Failed in our book' },
  'payout-came-back': { 'zh-CN': '放款被退回', en: 'A payout came back' },
  'several-fit': { 'zh-CN': '有多笔相似', en: 'Several fit' },
  'missing-here': { 'zh-CN': '我方无记录', en: 'Not in our book' },
};

export const suspenseStates: Readonly<Record<SuspenseState, Tagged>> = {
  open: { tone: 'warn', text: { 'zh-CN': '待处理', en: 'Open' } },
  'return-asked': { tone: 'warn', text: { 'zh-CN': '待同意退回', en: 'Return asked' } },
  returning: { tone: 'busy', text: { 'zh-CN': '退回中', en: 'Going back' } },
  matched: { tone: 'good', text: { 'zh-CN': '已记为还款', en: 'A repayment' } },
  returned: { tone: 'quiet', text: { 'zh-CN': '已退回', en: 'Given back' } },
  closed: { tone: 'quiet', text: { 'zh-CN': '已结案', en: 'Closed' } },
};

export const signals: Readonly<Record<MatchSignal, LocalText>> = {
  'our-id': { 'zh-CN': '我方编号', en: 'our id' },
  'rail-reference': { 'zh-CN': '渠道流水号', en: 'the rail’s reference' },
  'takes-back': { 'zh-CN': '退回原交易', en: 'takes it back' },
  'id-in-text': { 'zh-CN': '附言有编号', en: 'id in the text' },
  'loan-in-text': { 'zh-CN': '附言有借款', en: 'loan in the text' },
  amount: { 'zh-CN': '金额相同', en: 'same amount' },
  'same-day': { 'zh-CN': '同日', en: 'same day' },
  'near-day': { 'zh-CN': '日期相近', en: 'day near' },
};
