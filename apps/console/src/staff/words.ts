import type { Dictionary } from '@lendline/ui';

export const staffWords = {
  title: { 'zh-CN': '员工', en: 'Staff' },
  add: { 'zh-CN': '添加员工', en: 'Add a member' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  user: { 'zh-CN': '用户名', en: 'User name' },
  roles: { 'zh-CN': '角色', en: 'Roles' },
  state: { 'zh-CN': '状态', en: 'State' },
  active: { 'zh-CN': '在职', en: 'Active' },
  inactive: { 'zh-CN': '已停用', en: 'Inactive' },
  password: { 'zh-CN': '初始密码', en: 'First password' },
  passwordHint: {
    'zh-CN': '至少 12 个字符；请当面或用其他渠道告知本人',
    en: 'At least 12 characters; tell it to them in person',
  },
  language: { 'zh-CN': '语言', en: 'Language' },
  userNeeded: {
    'zh-CN': '用小写字母、数字、点或连字符，2 至 40 个字符',
    en: 'Use 2 to 40 lower-case letters, digits, dots or hyphens',
  },
  nameNeeded: { 'zh-CN': '请输入姓名', en: 'Enter a name' },
  passwordNeeded: { 'zh-CN': '密码至少 12 个字符', en: 'The password needs at least 12 characters' },
  rolesNeeded: { 'zh-CN': '请至少选择一个角色', en: 'Choose at least one role' },
  save: { 'zh-CN': '添加', en: 'Add' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  empty: { 'zh-CN': '还没有员工。', en: 'There is no staff yet.' },
} as const satisfies Dictionary;
