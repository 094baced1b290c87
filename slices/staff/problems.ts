import { problemsOf } from '@lendline/kernel';

export const problem = problemsOf({
  'staff.wrong-credentials': {
    status: 401,
    text: {
      'zh-CN': '用户名或密码不正确。',
      en: 'The user name or the password is not right.',
    },
  },
  'staff.locked': {
    status: 429,
    text: {
      'zh-CN': '多次输入错误，账户已暂时锁定，请 {minutes} 分钟后再试。',
      en: 'Too many wrong tries: this account is locked for {minutes} minutes.',
    },
  },
  'staff.ticket-spent': {
    status: 410,
    text: {
      'zh-CN': '此登录链接已使用或已过期，请重新启动服务获取新的链接，或用密码登录。',
      en: 'This sign-in link was used or has expired; restart the server for a new one, or sign in with your password.',
    },
  },
  'staff.user-taken': {
    status: 409,
    text: { 'zh-CN': '这个用户名已被使用，请换一个。', en: 'This user name is taken; choose another.' },
  },
  'staff.weak-password': {
    status: 422,
    text: {
      'zh-CN': '密码至少需要 {length} 个字符。',
      en: 'A password has at least {length} characters.',
    },
  },
});
