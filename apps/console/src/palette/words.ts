import type { Dictionary } from '@lendline/ui';

export const paletteWords = {
  title: { 'zh-CN': '查找', en: 'Find' },
  placeholder: { 'zh-CN': '页面、操作，或申请编号', en: 'A page, an action, or an application id' },
  page: { 'zh-CN': '页面', en: 'Page' },
  action: { 'zh-CN': '操作', en: 'Action' },
  application: { 'zh-CN': '申请', en: 'Application' },
  open: { 'zh-CN': '打开 {id}', en: 'Open {id}' },
  nothing: {
    'zh-CN': '没有找到。可输入页面名称，或粘贴完整的申请编号。',
    en: 'Nothing found. Type the name of a page, or paste a whole application id.',
  },
  toChinese: { 'zh-CN': '切换到中文', en: 'Switch to Chinese (中文)' },
  toEnglish: { 'zh-CN': '切换到英文 (English)', en: 'Switch to English' },
  toLight: { 'zh-CN': '浅色外观', en: 'Light appearance' },
  toDark: { 'zh-CN': '深色外观', en: 'Dark appearance' },
  shortcuts: { 'zh-CN': '键盘快捷键', en: 'Keyboard shortcuts' },
  signOut: { 'zh-CN': '退出登录', en: 'Sign out' },
  nextCase: { 'zh-CN': '打开等待最久的一笔', en: 'Open the case that waits longest' },
} as const satisfies Dictionary;
