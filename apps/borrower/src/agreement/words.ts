import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '借款合同', en: 'Your agreement' },
  lead: {
    'zh-CN': '签署前请阅读合同全文。签署后款项会发放到这个号码的钱包。',
    en: 'Please read the whole agreement before you sign. The money then goes to the wallet of this number.',
  },
  amount: { 'zh-CN': '借款金额', en: 'Amount' },
  total: { 'zh-CN': '还款总额', en: 'You repay in all' },
  version: { 'zh-CN': '合同版本', en: 'Version' },
  open: { 'zh-CN': '查看合同（PDF）', en: 'Open the agreement (PDF)' },
  fingerprint: { 'zh-CN': '文件指纹', en: 'Fingerprint of the file' },
  fingerprintNote: {
    'zh-CN': '验证码只对这份文件有效；文件若有任何改动，指纹就会不同。',
    en: 'Your code signs this very file: any change to it would change the fingerprint.',
  },
  matches: { 'zh-CN': '下载的文件与此指纹一致。', en: 'The file you downloaded has this fingerprint.' },
  differs: {
    'zh-CN': '下载的文件与此指纹不一致，请不要签署，并联系我们。',
    en: 'The file you downloaded does not have this fingerprint. Please do not sign, and tell us.',
  },
  otherLanguage: { 'zh-CN': '合同文本为{language}。', en: 'The agreement is written in {language}.' },
  'zh-CN': { 'zh-CN': '中文', en: 'Chinese' },
  en: { 'zh-CN': '英文', en: 'English' },
  sendCode: { 'zh-CN': '获取签署验证码', en: 'Send me the code to sign' },
  sign: { 'zh-CN': '签署并借款', en: 'Sign and take the loan' },
  meaning: { 'zh-CN': '输入验证码即表示您同意合同。', en: 'Entering the code means that you agree to it.' },
} as const satisfies Dictionary;
