import { ok } from '@lendline/kernel';
import type { LinesClient } from '@lendline/lines/contract';
import { type Handling, refuse } from './answers.ts';
import { count, type Lender, now } from './lender.ts';
import { challengeOf, rightCode, wrongCode } from './one-time-codes.ts';

export function linesOf(lender: Lender): Handling<LinesClient> {
  return {
    startChallenge: ({ phone }) => {
      if (phone.replaceAll(/\D/g, '').endsWith('0009'))
        return refuse('lines.unknown-number', {
          status: 422,
          zh: '运营商没有这个号码的用户，请检查号码是否输入正确。',
          en: 'The carrier has no subscriber with this number; please check that it is right.',
        });
      return ok(challengeOf(lender, 'sign-in'));
    },
    answerChallenge: ({ code }) => {
      if (code !== rightCode) return refuse('lines.wrong-code', wrongCode);
      return ok({
        lineId: lender.line.id,
        maskedPhone: lender.line.maskedPhone,
        expiresAt: now(3600),
        sessionToken: 'fixture',
      });
    },
    signOut: () => ok({}),
    getMyLine: () => ok(lender.line),
    declareIdentity: ({ name, idNumber }) => {
      count(lender, 'declareIdentity');
      lender.line = {
        ...lender.line,
        identity: {
          maskedName: `${name.slice(0, 1)}**`,
          maskedIdNumber: `${idNumber.slice(0, 1)}***************${idNumber.slice(-2)}`,
          age: 34,
          declaredAt: now(),
        },
      };
      return ok(lender.line);
    },
  };
}
