import type { Dictionary } from '@lendline/ui';

export const words = {
  skip: { 'zh-CN': '跳到正文', en: 'Skip to content' },
  language: { 'zh-CN': '语言', en: 'Language' },
  large: { 'zh-CN': '大字', en: 'Large letters' },
  theme: { 'zh-CN': '外观：{theme}', en: 'Appearance: {theme}' },
  system: { 'zh-CN': '跟随系统', en: 'as the phone' },
  light: { 'zh-CN': '浅色', en: 'light' },
  dark: { 'zh-CN': '深色', en: 'dark' },
  offline: {
    'zh-CN': '当前没有网络。您填写的内容不会丢失，联网后可继续。',
    en: 'You are offline. Nothing you entered is lost; go on when the network is back.',
  },
  help: { 'zh-CN': '帮助与投诉', en: 'Help and complaints' },
  home: { 'zh-CN': 'Lendline 首页', en: 'Lendline, home' },
} as const satisfies Dictionary;
