import { err, ok, type Result } from './result.ts';

declare const socialCreditCodeBrand: unique symbol;

/**
 * A unified social credit code (统一社会信用代码) of a Chinese company, sole trader or other body: 18 characters, the last one a
 * check. That of a sole trader is personal data, and is kept like a national id.
 */
export type SocialCreditCode = string & { readonly [socialCreditCodeBrand]: true };

/** Digits and letters that cannot be mistaken for another (no I, O, S, V, Z), in the order of their values. */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Why a text is no such code. */
export type NotSocialCreditCode = 'not-18-characters' | 'wrong-character' | 'wrong-check-character';

/**
 * Reads a code as GB 32100-2015 has it: one character for the registering authority, one for the kind of body, six digits of
 * the place, nine of the body (GB 11714), and a check character: 31 less the sum of value times 3^position modulo 31.
 * Small letters are taken for capitals.
 */
export function parseSocialCreditCode(text: string): Result<SocialCreditCode, NotSocialCreditCode> {
  const code = text.toUpperCase();
  if (code.length !== 18) return err('not-18-characters');
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return err('wrong-character');
  return checkCharacter(code) === code.at(17) ? ok(code as SocialCreditCode) : err('wrong-check-character');
}

function checkCharacter(code: string): string | undefined {
  let weight = 1;
  let sum = 0;
  for (const character of code.slice(0, 17)) {
    sum += characters.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return characters[(31 - (sum % 31)) % 31];
}

/** Registered with the market authority (9) as a business of one person or household (2). */
export function isSoleTrader(code: SocialCreditCode): boolean {
  return code.startsWith('92');
}

/** `91350100M000100Y43` -> `9135**********0Y43`. */
export function maskSocialCreditCode(code: SocialCreditCode): string {
  return `${code.slice(0, 4)}**********${code.slice(-4)}`;
}
