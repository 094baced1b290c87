import type { LocalText } from '@lendline/kernel';
import type { ClosingStep } from '@lendline/loans/contract';
import type { Dictionary } from '@lendline/ui';

export const bookWords = {
  title: { 'zh-CN': '日终与账簿', en: 'Closing and books' },
  note: {
    'zh-CN': '每个营业日结账一次；分录只增不改，成批封存。',
    en: 'Each business date is closed once. Entries are only added, and sealed in batches.',
  },

  closing: { 'zh-CN': '日终处理', en: 'Close of business' },
  lastClosed: { 'zh-CN': '最近结账的营业日', en: 'Last business date closed' },
  never: { 'zh-CN': '还没有', en: 'None yet' },
  steps: { 'zh-CN': '每日步骤，按此顺序', en: 'Steps of each day, in this order' },
  run: { 'zh-CN': '结账至今天', en: 'Close up to today' },
  ran: { 'zh-CN': '已结账 {count} 个营业日：{days}。', en: 'Business dates closed: {count} ({days}).' },
  ranNone: {
    'zh-CN': '没有待结账的营业日。',
    en: 'There was nothing to do: every business date is closed.',
  },
  ranSums: {
    'zh-CN': '计提利息 {accrued}，逾期天数变动 {aged} 笔。',
    en: 'Interest earned {accrued}; loans whose days past due moved: {aged}.',
  },
  change: { 'zh-CN': '更改步骤', en: 'Change the steps' },
  up: { 'zh-CN': '上移：{step}', en: 'Move up: {step}' },
  down: { 'zh-CN': '下移：{step}', en: 'Move down: {step}' },
  leaveOut: { 'zh-CN': '不做：{step}', en: 'Leave out: {step}' },
  leaveOutShort: { 'zh-CN': '不做', en: 'Leave out' },
  takeIn: { 'zh-CN': '加入：{step}', en: 'Take in: {step}' },
  notPossible: {
    'zh-CN': '这样排不行：计息、计逾期和入账必不可少；入账须在计息和收费之后，分级和通知须在计逾期之后。',
    en: 'This order cannot be: Accrue, Age and Post are needed; Post comes after Accrue and Charge, Bucket and Tell after Age.',
  },
  save: { 'zh-CN': '保存步骤', en: 'Keep these steps' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  saved: { 'zh-CN': '步骤已保存，下次结账起生效。', en: 'Kept. It counts from the next close of business.' },

  seals: { 'zh-CN': '账簿封存', en: 'Seals of the journal' },
  sealsNote: {
    'zh-CN': '每个封存的指纹都包含前一个。核对会先封存新的分录，再逐一重算。',
    en: 'The hash of each seal covers the one before. A check seals what is new, then takes every seal again.',
  },
  check: { 'zh-CN': '核对封存', en: 'Check the seals' },
  lastCheck: { 'zh-CN': '上次核对', en: 'Last check' },
  checkedBy: { 'zh-CN': '核对人', en: 'Checked by' },
  notChecked: { 'zh-CN': '还没有核对过。', en: 'Not checked yet.' },
  sealCount: { 'zh-CN': '封存', en: 'Seals' },
  entries: { 'zh-CN': '分录', en: 'Entries' },
  head: { 'zh-CN': '最后的指纹', en: 'Last hash' },
  headWhy: {
    'zh-CN': '请另存这个指纹：日后可凭它证明账簿当时的样子。',
    en: 'Keep this hash elsewhere: later it proves what the journal was.',
  },
  intact: {
    'zh-CN': '封存完整：每条分录都与封存时相同。',
    en: 'The seals are intact: every entry is as it was sealed.',
  },
  broken: {
    'zh-CN': '第 {seal} 个封存对不上（分录 {from} 至 {through}）：其中有分录被改动过。请立即联系合规负责人。',
    en: 'Seal {seal} does not fit (entries {from} to {through}): one of them was changed. Tell compliance at once.',
  },
  balanced: {
    'zh-CN': '借贷相等，每日余额与分录一致。',
    en: 'Debits equal credits, and the balances of each day are those of the entries.',
  },
  unbalanced: {
    'zh-CN': '借贷不等，或每日余额与分录不一致。请立即联系管理员。',
    en: 'Debits and credits differ, or a day’s balances are not those of the entries. Tell your administrator at once.',
  },

  export: { 'zh-CN': '总账导出', en: 'General ledger export' },
  exportNote: {
    'zh-CN': '每个营业日、每个科目的借方与贷方发生额，供总账系统导入（CSV）。',
    en: 'What each account was debited and credited on each business date, for the general ledger (CSV).',
  },
  from: { 'zh-CN': '从', en: 'From' },
  through: { 'zh-CN': '至', en: 'Through' },
  dayNeeded: { 'zh-CN': '请选择日期。', en: 'Choose a day.' },
  dayOrder: { 'zh-CN': '不能早于起始日。', en: 'Not before the first day.' },
  show: { 'zh-CN': '查看发生额', en: 'Show the sums' },
  download: { 'zh-CN': '下载 CSV', en: 'Download CSV' },
  sums: { 'zh-CN': '这段时间各科目的发生额', en: 'Sums by account in these days' },
  account: { 'zh-CN': '科目', en: 'Account' },
  debit: { 'zh-CN': '借方', en: 'Debit' },
  credit: { 'zh-CN': '贷方', en: 'Credit' },
  noSums: { 'zh-CN': '这段时间没有分录。', en: 'Nothing was booked in these days.' },
} as const satisfies Dictionary;

interface StepWord {
  readonly name: LocalText;
  readonly means: LocalText;
}

export const closingSteps: Readonly<Record<ClosingStep, StepWord>> = {
  accrue: {
    name: { 'zh-CN': '计息', en: 'Accrue' },
    means: { 'zh-CN': '计算当日利息', en: 'counts the interest of the day' },
  },
  charge: {
    name: { 'zh-CN': '收费', en: 'Charge' },
    means: { 'zh-CN': '计收当日到期的费用', en: 'takes the fees that fall due' },
  },
  age: {
    name: { 'zh-CN': '计逾期', en: 'Age' },
    means: { 'zh-CN': '更新逾期天数', en: 'counts days past due' },
  },
  bucket: {
    name: { 'zh-CN': '分级', en: 'Bucket' },
    means: { 'zh-CN': '按逾期天数归入账龄并记录', en: 'sorts by days past due and keeps the history' },
  },
  post: {
    name: { 'zh-CN': '入账', en: 'Post' },
    means: { 'zh-CN': '把利息和费用记入总账', en: 'books interest and fees' },
  },
  events: {
    name: { 'zh-CN': '通知', en: 'Tell' },
    means: { 'zh-CN': '告知提醒、模型等其他部分', en: 'tells reminders, models and other parts' },
  },
};

export const stepOrder = Object.keys(closingSteps) as readonly ClosingStep[];
