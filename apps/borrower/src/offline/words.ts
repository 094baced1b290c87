import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '暂时无法连接', en: 'No connection at the moment' },
  loan: { 'zh-CN': '我的借款', en: 'My loan' },
  asOf: {
    'zh-CN': '离线显示：这是 {at} 的内容，之后可能已有变化。',
    en: 'Shown without a connection, as of {at}; it may have changed since.',
  },
} as const satisfies Dictionary;
