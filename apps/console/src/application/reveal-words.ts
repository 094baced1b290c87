import type { Dictionary } from '@lendline/ui';

export const revealWords = {
  reveal: { 'zh-CN': '查看完整信息', en: 'See it unmasked' },
  title: { 'zh-CN': '为什么需要查看？', en: 'Why do you need to see it?' },
  purpose: { 'zh-CN': '用途', en: 'Purpose' },
  purposeHint: {
    'zh-CN': '例如“回拨核对姓名”。您的姓名、用途和时间会写入审计记录。',
    en: 'For example “call back to compare the name”. Your name, the purpose and the time go into the audit trail.',
  },
  purposeNeeded: { 'zh-CN': '请写明用途，至少 5 个字符', en: 'Say what for, in at least 5 characters' },
  show: { 'zh-CN': '查看', en: 'Show' },
  back: { 'zh-CN': '返回', en: 'Go back' },
  hide: { 'zh-CN': '隐藏', en: 'Hide' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  phone: { 'zh-CN': '手机号', en: 'Phone' },
  idNumber: { 'zh-CN': '证件号', en: 'Id number' },
  birthDate: { 'zh-CN': '出生日期', en: 'Born on' },
  notGiven: { 'zh-CN': '未填写', en: 'Not given' },
} as const satisfies Dictionary;
