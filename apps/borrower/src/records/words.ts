import type { ImportFlag } from '@lendline/records/contract';
import type { LocalText } from '@lendline/kernel';
import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '补充资料', en: 'Add your records' },
  lead: {
    'zh-CN': '都可以不交。资料越多，额度可能越高，也更不容易借得过多。',
    en: 'All of it is optional. More data may mean a higher limit, and a loan that you can carry.',
  },
  'payment-statement': { 'zh-CN': '支付流水', en: 'Payment statement' },
  'call-records': { 'zh-CN': '通话记录', en: 'Call records' },
  'payment-statement-how': { 'zh-CN': '怎样获取', en: 'How to get it' },
  'call-records-how': { 'zh-CN': '怎样获取', en: 'How to get it' },
  'payment-statement-steps': {
    'zh-CN':
      '支付宝：我的 → 账单 → 右上角“…” → 开具交易流水证明 → 用于个人对账。微信：我 → 服务 → 钱包 → 账单 → 常见问题 → 下载账单。文件会发到您的邮箱，不必解压，原样上传即可，不要用表格软件打开再保存。',
    en: 'Alipay: Me → Bills → “…” → transaction statement, for personal accounts. WeChat: Me → Services → Wallet → Bills → download. The file comes by e-mail: add it as it is, no need to unpack it, and do not open and save it in a spreadsheet.',
  },
  'call-records-steps': {
    'zh-CN':
      '在运营商的网上营业厅登录，查询“详单”，选择最近三到六个月并下载（CSV 或 Excel）。别人的号码在导入时就变成密文，绝不会联系他们。',
    en: 'Sign in to your phone company’s site, open your call list, choose the last three to six months and download it (CSV or Excel). Other people’s numbers are scrambled on arrival and never contacted.',
  },
  choose: { 'zh-CN': '选择文件', en: 'Choose a file' },
  replace: { 'zh-CN': '换一个文件', en: 'Replace with another file' },
  reading: { 'zh-CN': '正在读取 {name}（{size}）…', en: 'Reading {name} ({size})…' },
  locked: {
    'zh-CN': '{name} 已加密，文件还在，输入密码即可读取。',
    en: '{name} is locked. It is still here: give its password and it is read.',
  },
  password: { 'zh-CN': '解压密码', en: 'Password of the file' },
  passwordHint: {
    'zh-CN':
      '支付宝或微信把文件发到邮箱时，会把密码另外发在 App 消息里，通常是 6 位数字。每个文件的密码都不同，我们不会保存。',
    en: 'The wallet mails the file, and sends its password apart: as a message in the app, usually six digits. Each file has one of its own. We do not keep it.',
  },
  passwordEmpty: { 'zh-CN': '请输入密码。', en: 'Give the password.' },
  passwordWrong: {
    'zh-CN': '这个密码打不开文件。请在钱包 App 的消息里核对，注意是这一个文件的密码。',
    en: 'This password does not open the file. Look in the messages of the wallet app for the one of this very file.',
  },
  unlock: { 'zh-CN': '打开并读取', en: 'Open and read it' },
  notAllowed: { 'zh-CN': '您没有同意读取这项信息。', en: 'You did not allow this to be read.' },
  allow: { 'zh-CN': '改变主意，去授权', en: 'Change my mind and allow it' },
  counts: { 'zh-CN': '已读取，可用于审批', en: 'Read, and it counts' },
  countsNot: { 'zh-CN': '已读取，但不会用于审批', en: 'Read, but it will not count' },
  rows: { 'zh-CN': '共读取', en: 'Rows read' },
  accepted: { 'zh-CN': '可用', en: 'Usable' },
  ignored: { 'zh-CN': '略过', en: 'Passed over' },
  rejected: { 'zh-CN': '读不出', en: 'Not readable' },
  period: { 'zh-CN': '时间段', en: 'Period' },
  periodOf: { 'zh-CN': '{from} 至 {to}', en: '{from} to {to}' },
  covered: { 'zh-CN': '跨越天数', en: 'Days covered' },
  days: { 'zh-CN': '{n} 天', en: '{n}' },
  more: { 'zh-CN': '文件细节', en: 'More about this file' },
  rowProblems: { 'zh-CN': '查看未使用的行', en: 'See the rows that were left out' },
  row: { 'zh-CN': '第 {n} 行：', en: 'Row {n}: ' },
  goOn: { 'zh-CN': '下一步', en: 'Next' },
  skip: { 'zh-CN': '暂不提供，下一步', en: 'Go on without files' },
} as const satisfies Dictionary;

/** What each flag means for the person, and what can be done. */
export const flagTexts: Readonly<Record<ImportFlag, LocalText>> = {
  stale: {
    'zh-CN': '最新一条记录已超过 7 天，按规定视为没有提供。请下载最新的文件再上传。',
    en: 'The newest row is over 7 days old, so the file counts as absent. Please download a fresh one and add that.',
  },
  'other-holder': {
    'zh-CN': '文件里的姓名或号码不是您本人，不能用于审批。请上传您自己的文件。',
    en: 'The name or number in the file is not yours, so it cannot count. Please add a file of your own.',
  },
  'holder-unknown': {
    'zh-CN': '文件里没有写明持有人，可能需要工作人员核对。',
    en: 'The file does not say whose it is; a person may have to look at it.',
  },
  resaved: {
    'zh-CN': '文件似乎被打开并重新保存过，个别内容可能已改变。建议上传原始文件。',
    en: 'The file seems to have been opened and saved again, which can change it. Better add the original.',
  },
  'fewer-rows-than-promised': {
    'zh-CN': '文件开头写明的条数比实际多，可能下载不完整。',
    en: 'The file promises more rows than it holds; the download may be incomplete.',
  },
  empty: {
    'zh-CN': '文件里没有可用的记录。请选择更长的时间段重新下载。',
    en: 'There is no usable row in it. Please download it again for a longer period.',
  },
};
