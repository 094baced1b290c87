import type { Dictionary } from '@lendline/ui';

export const behaviourWords = {
  title: { 'zh-CN': '记录与行为', en: 'Records and behaviour' },
  back: { 'zh-CN': '申请', en: 'Application' },
  asOf: { 'zh-CN': '截至 {at}', en: 'As of {at}' },
  noName: { 'zh-CN': '（未填姓名）', en: '(no name yet)' },
  nothing: { 'zh-CN': '没有记录。', en: 'There are no records.' },

  rhythm: { 'zh-CN': '一周中的时刻', en: 'Hours of the week' },
  rhythmSummary: {
    'zh-CN': '共 {count} 次通话和短信，最多在 {hour} 起的一小时；{share} 在夜间（19:00–07:00）。',
    en: '{count} calls and texts, most in the hour from {hour}; {share} at night (19:00–07:00).',
  },
  hour: { 'zh-CN': '时刻', en: 'Hour' },

  contacts: { 'zh-CN': '联系人', en: 'Contacts' },
  contactsSummary: {
    'zh-CN': '共 {count} 个联系人；联系最多的一位占 {share}。号码不显示，只有名次。',
    en: '{count} contacts; the first has {share} of all. Numbers are not shown, only ranks.',
  },
  rank: { 'zh-CN': '名次', en: 'Rank' },
  callsIn: { 'zh-CN': '来电', en: 'Calls in' },
  callsOut: { 'zh-CN': '去电', en: 'Calls out' },
  missed: { 'zh-CN': '未接', en: 'Missed' },
  textsIn: { 'zh-CN': '收短信', en: 'Texts in' },
  textsOut: { 'zh-CN': '发短信', en: 'Texts out' },
  minutes: { 'zh-CN': '分钟', en: 'Minutes' },
  firstDay: { 'zh-CN': '最早', en: 'First' },
  lastDay: { 'zh-CN': '最近', en: 'Last' },
  in: { 'zh-CN': '收进', en: 'In' },
  out: { 'zh-CN': '发出', en: 'Out' },

  money: { 'zh-CN': '资金进出', en: 'Money in and out' },
  moneySummary: {
    'zh-CN': '{months} 个月共进 {in}、出 {out}；中性与未成交的不计。',
    en: '{in} came in and {out} went out in {months} months; neutral and unpaid rows are in neither.',
  },
  otherCurrencies: {
    'zh-CN': '另有 {count} 笔其他币种未画出。',
    en: '{count} payments in other currencies are not drawn.',
  },
  month: { 'zh-CN': '月份起', en: 'Month from' },
  natures: { 'zh-CN': '性质', en: 'What for' },

  account: { 'zh-CN': '账户余额', en: 'Account balance' },
  airtime: { 'zh-CN': '话费余额', en: 'Airtime balance' },
  balanceSummary: {
    'zh-CN': '最后 {last}；最低 {low}，最高 {high}。',
    en: '{last} at last; lowest {low}, highest {high}.',
  },
  thinned: { 'zh-CN': '每天只画最后一次。', en: 'Only the last of each day is drawn.' },
  when: { 'zh-CN': '时间', en: 'When' },
  balance: { 'zh-CN': '余额', en: 'Balance' },

  coverage: { 'zh-CN': '记录覆盖', en: 'What the records cover' },
  coverageOf: {
    'zh-CN': '{source}：{from} 至 {to}，其中 {days} 天有记录。',
    en: '{source}: {from} to {to}, with records on {days} days.',
  },
  weekOf: { 'zh-CN': '周一', en: 'Week of' },
  calls: { 'zh-CN': '通话', en: 'Calls' },
  statement: { 'zh-CN': '流水', en: 'Statement' },

  origins: { 'zh-CN': '每个特征从何而来', en: 'Where each feature came from' },
  findFeature: { 'zh-CN': '查找特征', en: 'Find a feature' },
  allOfThem: { 'zh-CN': '显示全部 {count} 个', en: 'Show all {count}' },
  consent: { 'zh-CN': '所依据的授权', en: 'By consent to' },
  records: { 'zh-CN': '记录数', en: 'Records' },
  span: { 'zh-CN': '时间', en: 'From – to' },
  files: { 'zh-CN': '文件', en: 'Files' },
} as const satisfies Dictionary;
