import type { Refusal } from './answers.ts';
import { count, type Lender, now } from './lender.ts';

export const rightCode = '246810';

export const wrongCode: Refusal = {
  status: 422,
  zh: '验证码不正确，还可以再试 4 次。',
  en: 'The code is not right; you can try 4 more times.',
};

export function challengeOf(lender: Lender, purpose: 'sign-in' | 'sign-agreement') {
  const times = count(lender, `code.${purpose}`);
  return {
    id: `challenge_${purpose}-${times}` as const,
    purpose,
    maskedPhone: lender.line.maskedPhone,
    expiresAt: now(300),
    resendAfter: now(lender.temper.resendSeconds),
    triesLeft: 5,
  };
}
