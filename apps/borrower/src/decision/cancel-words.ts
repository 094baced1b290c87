import type { Dictionary } from '@lendline/ui';

export const words = {
  cancel: { 'zh-CN': '取消申请', en: 'Cancel my application' },
  sure: {
    'zh-CN': '确定取消吗？取消免费，之后可以重新申请。',
    en: 'Cancel it? It is free, and you can apply again later.',
  },
  yes: { 'zh-CN': '确定取消', en: 'Yes, cancel' },
  no: { 'zh-CN': '不取消', en: 'No, keep it' },
} as const satisfies Dictionary;
