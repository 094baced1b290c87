import type { Dictionary } from '@lendline/ui';

export const words = {
  required: { 'zh-CN': '必需', en: 'Needed' },
  optional: { 'zh-CN': '可选', en: 'Your choice' },
  count: { 'zh-CN': '授权 {n} / {of}', en: 'Permission {n} of {of}' },
  why: { 'zh-CN': '为什么需要', en: 'Why we ask' },
  how: { 'zh-CN': '怎样使用', en: 'How it is used' },
  who: { 'zh-CN': '接收方', en: 'Who receives it' },
  kept: { 'zh-CN': '保存期限', en: 'Kept for' },
  months: { 'zh-CN': '{n} 个月', en: '{n} months' },
  allow: { 'zh-CN': '同意读取', en: 'Allow' },
  refuse: { 'zh-CN': '不同意', en: 'Do not allow' },
  goOn: { 'zh-CN': '继续', en: 'Continue' },
  given: {
    'zh-CN': '您已同意。之后可在“我的数据”中随时撤回。',
    en: 'You have allowed this. You can withdraw it at any time under “My data”.',
  },
  refused: { 'zh-CN': '您没有同意，这项信息不会被读取。', en: 'You did not allow this, so it is not read.' },
  cannot: {
    'zh-CN':
      '没有这项授权就无法申请：我们要先确认这是您本人。您可以改变主意，也可以就此离开，已填的内容会保留在这部手机上。',
    en: 'We cannot go on without this one. You can change your mind, or leave it here: what you entered stays on this phone.',
  },
  changed: { 'zh-CN': '说明已更新，请重新阅读。', en: 'The text has changed: please read it again.' },
} as const satisfies Dictionary;
