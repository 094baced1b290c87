import type { Dictionary } from '@lendline/ui';

export const words = {
  from: { 'zh-CN': '从哪里付', en: 'Pay from' },
  fromWallet: {
    'zh-CN': '将从这个号码的钱包扣款。',
    en: 'The money is taken from the wallet of this number.',
  },
  wallet: { 'zh-CN': '钱包', en: 'Wallet' },
  walletDetail: { 'zh-CN': '从这个号码的钱包扣款。', en: 'Taken from the wallet of this number.' },
  bank: { 'zh-CN': '银行账户', en: 'Bank account' },
  bankDetail: { 'zh-CN': '从您的银行账户扣款。', en: 'Taken from your bank account.' },
  'phone-bill': { 'zh-CN': '话费账单', en: 'Phone bill' },
  'phone-billDetail': {
    'zh-CN': '由运营商记入这个号码的话费账单，单次金额以运营商的限额为准。',
    en: 'Your phone company adds it to the bill of this number, up to its own limit.',
  },
} as const satisfies Dictionary;
