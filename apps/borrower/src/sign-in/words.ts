import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '凭手机号借款', en: 'Borrow with your phone number' },
  who: { 'zh-CN': '谁放款', en: 'Who lends' },
  whoLends: { 'zh-CN': '{lender}，由它审批、放款和收款。', en: '{lender} decides, pays out and collects.' },
  cost: { 'zh-CN': '费用', en: 'Cost' },
  costLine: {
    'zh-CN': '签约前不收任何钱；全部成本合成一个年化利率，签前给您看清。',
    en: 'Nothing before you sign. The whole cost is one yearly rate that you see first.',
  },
  need: { 'zh-CN': '需要准备', en: 'You need' },
  needLine: { 'zh-CN': '这部手机和身份证号，约 3 分钟。', en: 'This phone and your id number; about 3 minutes.' },
  country: { 'zh-CN': '国家', en: 'Country' },
  CN: { 'zh-CN': '中国 +86', en: 'China +86' },
  KE: { 'zh-CN': '肯尼亚 +254', en: 'Kenya +254' },
  phone: { 'zh-CN': '手机号', en: 'Phone number' },
  phoneIncomplete: {
    'zh-CN': '请输入完整的手机号。',
    en: 'Please enter your whole phone number.',
  },
  getCode: { 'zh-CN': '获取验证码', en: 'Send me a code' },
  haveCode: { 'zh-CN': '我已收到验证码', en: 'I already have a code' },
  small: {
    'zh-CN': '我们只发送一条验证码短信。读取任何信息之前，都会逐项征求您的同意。',
    en: 'We send one message with a code. Before anything about you is read, we ask you, one thing at a time.',
  },
  codeTitle: { 'zh-CN': '输入验证码', en: 'Enter the code' },
  signIn: { 'zh-CN': '确认', en: 'Confirm' },
  otherNumber: { 'zh-CN': '换一个手机号', en: 'Use another number' },
  ended: {
    'zh-CN': '登录已过期，请重新验证手机号。您已提交的内容都还在。',
    en: 'You were signed out. Please prove your number again; nothing you gave us is lost.',
  },
} as const satisfies Dictionary;
