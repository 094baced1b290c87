import type { Dictionary } from '@lendline/ui';

export const frameWords = {
  menu: { 'zh-CN': '菜单', en: 'Menu' },
  closeMenu: { 'zh-CN': '关闭菜单', en: 'Close the menu' },
  pages: { 'zh-CN': '页面', en: 'Pages' },
  work: { 'zh-CN': '业务', en: 'Work' },
  book: { 'zh-CN': '账务', en: 'The book' },
  control: { 'zh-CN': '管控', en: 'Control' },
  skip: { 'zh-CN': '跳到正文', en: 'Skip to the content' },
  find: { 'zh-CN': '查找页面或申请编号', en: 'Find a page or an application' },
  shortcuts: { 'zh-CN': '键盘快捷键', en: 'Keyboard shortcuts' },
  signOut: { 'zh-CN': '退出登录', en: 'Sign out' },
  account: { 'zh-CN': '账户与显示', en: 'Account and display' },
  language: { 'zh-CN': '语言', en: 'Language' },
  theme: { 'zh-CN': '外观', en: 'Appearance' },
  light: { 'zh-CN': '浅色', en: 'Light' },
  dark: { 'zh-CN': '深色', en: 'Dark' },
  system: { 'zh-CN': '跟随系统', en: 'System' },
} as const satisfies Dictionary;
