import type { Locale, LocalText } from '@lendline/kernel';
import type { ChallengePurpose } from '../contract.ts';

const messages: Readonly<Record<ChallengePurpose, LocalText>> = {
  'sign-in': {
    'zh-CN': '【{lender}】验证码 {{code}}，5 分钟内有效。工作人员不会向您索要验证码。',
    en: '{lender}: your code is {{code}}, valid for 5 minutes. Our staff never ask for it.',
  },
  'sign-agreement': {
    'zh-CN': '【{lender}】签署借款合同的验证码 {{code}}，5 分钟内有效。输入即表示同意合同。',
    en: '{lender}: {{code}} signs your loan agreement, valid for 5 minutes. Entering it means you agree.',
  },
};

/** The text of a code; the operator puts the code in the place of `{{code}}`. At most 160 characters (CAMARA). */
export function codeMessage(purpose: ChallengePurpose, locale: Locale, lender: string): string {
  return messages[purpose][locale].replace('{lender}', lender.slice(0, 30));
}
