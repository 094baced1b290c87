import type { ExpectedOutcome, StatedFact } from '@lendline/decisions/contract';
import type { LocalText } from '@lendline/kernel';
import type { Dictionary } from '@lendline/ui';
import type { StateWord } from '../../words/states.ts';

export const simulateWords = {
  title: { 'zh-CN': '模拟版本 {number}', en: 'Simulate version {number}' },
  note: {
    'zh-CN': '模拟不针对任何人，不留存，不写入账目。',
    en: 'Nobody is decided about, and nothing is kept but the cases that you save.',
  },
  form: { 'zh-CN': '申请', en: 'The application' },
  begin: { 'zh-CN': '从何开始', en: 'Begin with' },
  nothing: { 'zh-CN': '全部未知', en: 'Nothing known' },
  sound: { 'zh-CN': '资质良好的申请人', en: 'A sound applicant' },
  segment: { 'zh-CN': '客群', en: 'Segment' },
  product: { 'zh-CN': '产品', en: 'Product' },
  amount: { 'zh-CN': '申请金额（{currency}）', en: 'Amount asked for ({currency})' },
  term: { 'zh-CN': '期数', en: 'Instalments' },
  termHint: { 'zh-CN': '留空即任意。', en: 'Left empty: any.' },
  asOf: { 'zh-CN': '审批时刻', en: 'Decided at' },
  known: { 'zh-CN': '{known} / {all} 项已知', en: '{known} of {all} known' },
  value: { 'zh-CN': '填写数值', en: 'a value' },
  yes: { 'zh-CN': '是', en: 'yes' },
  no: { 'zh-CN': '否', en: 'no' },
  valueOf: { 'zh-CN': '{fact}：数值', en: '{fact}: value' },
  cannotRead: { 'zh-CN': '请改正：{hint}', en: 'Correct it: {hint}' },
  run: { 'zh-CN': '模拟', en: 'Simulate' },
  wrongFields: { 'zh-CN': '有 {count} 项填写有误。', en: '{count} fields cannot be read.' },

  result: { 'zh-CN': '结果', en: 'What comes of it' },
  outcome: { 'zh-CN': '结论', en: 'Outcome' },
  tier: { 'zh-CN': '等级', en: 'Tier' },
  limit: { 'zh-CN': '额度', en: 'Limit' },
  price: { 'zh-CN': '价格', en: 'Price' },
  comeBack: { 'zh-CN': '可再申请', en: 'Come back on' },
  flags: { 'zh-CN': '标记', en: 'Marked' },
  reasons: { 'zh-CN': '原因', en: 'Reasons' },
  noReasons: { 'zh-CN': '没有需要说明的原因。', en: 'There is nothing to explain.' },
  borrowerReads: { 'zh-CN': '借款人读到', en: 'The borrower reads' },
  trace: { 'zh-CN': '审批过程', en: 'Step by step' },

  save: { 'zh-CN': '保存为案例', en: 'Save as a case' },
  saveHint: {
    'zh-CN': '保存后可在任何版本上重跑；勾选的各项须与这次相同。',
    en: 'It can be run on any version then; what is ticked has to come out as it did now.',
  },
  caseName: { 'zh-CN': '案例名称', en: 'Name of the case' },
  nameNeeded: { 'zh-CN': '请填写名称。', en: 'Give it a name.' },
  expect: { 'zh-CN': '预期', en: 'Expect' },
  doSave: { 'zh-CN': '保存新案例', en: 'Save as a new case' },
  saveOver: { 'zh-CN': '更新“{name}”', en: 'Save over “{name}”' },
  saved: { 'zh-CN': '已保存：{name}', en: 'Saved: {name}' },

  cases: { 'zh-CN': '保存的案例', en: 'Saved cases' },
  noCases: { 'zh-CN': '还没有案例。模拟一次后可以保存。', en: 'None yet. Simulate something, then save it.' },
  runAll: { 'zh-CN': '在此版本上全部运行', en: 'Run all on this version' },
  passed: { 'zh-CN': '{passed} / {all} 个案例符合预期。', en: '{passed} of {all} cases come out as expected.' },
  case: { 'zh-CN': '案例', en: 'Case' },
  expected: { 'zh-CN': '预期', en: 'Expected' },
  came: { 'zh-CN': '运行结果', en: 'Came out' },
  pass: { 'zh-CN': '符合', en: 'Passes' },
  differs: { 'zh-CN': '不符', en: 'Differs' },
  difference: { 'zh-CN': '{field}：预期 {expected}，实际 {got}', en: '{field}: {expected} expected, {got} came' },
  notRun: { 'zh-CN': '未运行', en: 'not run yet' },
  act: { 'zh-CN': '操作', en: 'Action' },
  load: { 'zh-CN': '填入表单', en: 'Load' },
  loadOf: { 'zh-CN': '填入表单：{name}', en: 'Load {name}' },
  remove: { 'zh-CN': '删除', en: 'Remove' },
  removeOf: { 'zh-CN': '删除案例 {name}', en: 'Remove {name}' },
  removeMeans: {
    'zh-CN': '对所有版本删除此案例，无法恢复。',
    en: 'The case is gone for every version. This cannot be undone.',
  },
  back: { 'zh-CN': '返回', en: 'Go back' },
  none: { 'zh-CN': '无', en: 'none' },
} as const satisfies Dictionary;

export const outcomeStates: Readonly<Record<ExpectedOutcome['outcome'], StateWord>> = {
  approve: { tone: 'good', text: { 'zh-CN': '批准', en: 'Approve' } },
  refer: { tone: 'warn', text: { 'zh-CN': '转人工', en: 'Refer' } },
  decline: { tone: 'bad', text: { 'zh-CN': '拒绝', en: 'Decline' } },
};

export const factGroupNames: Readonly<Record<StatedFact['group'], LocalText>> = {
  book: { 'zh-CN': '准入与自有借款', en: 'Eligibility and own book' },
  line: { 'zh-CN': '号码与身份', en: 'Line and identity' },
  lists: { 'zh-CN': '名单、频率与关联', en: 'Lists, velocity and rings' },
  checks: { 'zh-CN': '付费核验', en: 'Paid checks' },
  records: { 'zh-CN': '记录', en: 'Records' },
  score: { 'zh-CN': '评分', en: 'Score' },
  money: { 'zh-CN': '收入与负债', en: 'Income and obligations' },
};

/** How a value is written, for those who fill it in. */
export const shapeHints: Readonly<Record<StatedFact['shape'], LocalText>> = {
  word: { 'zh-CN': '请选择', en: 'choose one' },
  truth: { 'zh-CN': '请选择', en: 'choose one' },
  whole: { 'zh-CN': '整数，例如 3', en: 'a whole number, such as 3' },
  rate: { 'zh-CN': '百分数，例如 1.2', en: 'in %, such as 1.2' },
  day: { 'zh-CN': '日期', en: 'a day' },
  money: { 'zh-CN': '金额，例如 1200.50', en: 'an amount, such as 1200.50' },
  months: { 'zh-CN': '月数区间，例如 3-6，或 24+', en: 'months such as 3-6, or 24+' },
  list: { 'zh-CN': '可多选', en: 'any number of them' },
};
