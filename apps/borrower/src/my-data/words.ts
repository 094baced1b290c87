import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '我的数据', en: 'My data' },
  you: { 'zh-CN': '您的信息', en: 'About you' },
  phone: { 'zh-CN': '手机号', en: 'Phone' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  idNumber: { 'zh-CN': '身份证号码', en: 'Id number' },
  none: { 'zh-CN': '未填写', en: 'not given' },
  permissions: { 'zh-CN': '授权', en: 'What you allowed' },
  given: { 'zh-CN': '{day} 同意，{end} 到期', en: 'Allowed on {day}, ends on {end}' },
  withdrawn: { 'zh-CN': '{day} 撤回', en: 'Withdrawn on {day}' },
  expired: { 'zh-CN': '{day} 到期', en: 'Ended on {day}' },
  never: { 'zh-CN': '未同意', en: 'Not allowed' },
  recipient: { 'zh-CN': '接收方：{who}', en: 'Received by {who}' },
  withdraw: { 'zh-CN': '撤回', en: 'Withdraw' },
  withdrawOf: { 'zh-CN': '撤回：{what}', en: 'Withdraw: {what}' },
  withdrawNote: {
    'zh-CN': '撤回立即生效，之后不再读取。已作出的决定和已签的合同不受影响。',
    en: 'A withdrawal takes effect at once: nothing more is read. What was decided or signed before stays.',
  },
  allow: { 'zh-CN': '去授权', en: 'Allow it' },
  files: { 'zh-CN': '您上传的文件', en: 'Files you added' },
  noFiles: { 'zh-CN': '没有文件。', en: 'None.' },
  'payment-statement': { 'zh-CN': '支付流水', en: 'Payment statement' },
  'call-records': { 'zh-CN': '通话记录', en: 'Call records' },
  added: { 'zh-CN': '{at} 上传', en: 'Added on {at}' },
  signOut: { 'zh-CN': '退出登录', en: 'Sign out' },
  signOutNote: {
    'zh-CN': '退出后，这部手机上保存的内容会全部清除。',
    en: 'What is kept on this phone is cleared when you sign out.',
  },
} as const satisfies Dictionary;
