import type { Dictionary } from '@lendline/ui';

export const sessionWords = {
  title: { 'zh-CN': '登录员工工作台', en: 'Sign in to the staff console' },
  user: { 'zh-CN': '用户名', en: 'User name' },
  password: { 'zh-CN': '密码', en: 'Password' },
  signIn: { 'zh-CN': '登录', en: 'Sign in' },
  userNeeded: { 'zh-CN': '请输入用户名', en: 'Enter your user name' },
  passwordNeeded: { 'zh-CN': '请输入密码', en: 'Enter your password' },
  signingIn: { 'zh-CN': '正在用一次性链接登录…', en: 'Signing you in with your one-time link…' },
  ticketFailed: {
    'zh-CN': '一次性链接没有成功，请用用户名和密码登录，或向管理员再要一个链接。',
    en: 'The one-time link did not work. Sign in with your user name and password, or ask for a new link.',
  },
} as const satisfies Dictionary;
