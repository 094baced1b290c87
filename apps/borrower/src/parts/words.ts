import type { Dictionary } from '@lendline/ui';

export const words = {
  loading: { 'zh-CN': '正在加载…', en: 'Loading…' },
  working: { 'zh-CN': '请稍候…', en: 'One moment…' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  back: { 'zh-CN': '返回', en: 'Back' },
  step: { 'zh-CN': '第 {n} 步，共 {of} 步', en: 'Step {n} of {of}' },
  seconds: { 'zh-CN': '{n} 秒', en: '{n} s' },
} as const satisfies Dictionary;
