import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSoleTrader, maskSocialCreditCode, parseSocialCreditCode } from './index.ts';

const characters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const one = fc.constantFrom(...characters);
const body = fc
  .tuple(
    fc.array(one, { minLength: 2, maxLength: 2 }),
    fc.stringMatching(/^\d{6}$/),
    fc.array(one, { minLength: 9, maxLength: 9 }),
  )
  .map(([kind, place, id]) => `${kind.join('')}${place}${id.join('')}`);

/** The one character that completes a code. */
const complete = (text: string): string[] => characters.filter((last) => parseSocialCreditCode(text + last).ok);

describe('a unified social credit code', () => {
  it('is accepted as the standard’s own example has it, in capitals or not', () => {
    expect(parseSocialCreditCode('91350100M000100Y43')).toEqual({ ok: true, value: '91350100M000100Y43' });
    expect(parseSocialCreditCode('91350100m000100y43').ok).toBe(true);
  });

  it('has exactly one check character for any body', () => {
    fc.assert(
      fc.property(body, (text) => {
        expect(complete(text)).toHaveLength(1);
      }),
    );
  });

  it('is refused with any one character exchanged for another, or two neighbours swapped', () => {
    fc.assert(
      fc.property(body, fc.nat({ max: 17 }), one, (text, at, other) => {
        const code = text + complete(text)[0];
        const changed = code.slice(0, at) + other + code.slice(at + 1);
        expect(parseSocialCreditCode(changed).ok).toBe(changed === code);
        const swapped = code.slice(0, at) + (code[at + 1] ?? '') + code[at] + code.slice(at + 2);
        expect(at === 17 || parseSocialCreditCode(swapped).ok).toBe(at === 17 || swapped === code);
      }),
    );
  });

  it.each([
    ['91350100M000100Y4', 'not-18-characters'],
    ['91350100M000100Y431', 'not-18-characters'],
    ['91350100M00O100Y43', 'wrong-character'],
    ['9135010AM000100Y43', 'wrong-character'],
    ['91350100M000100Y44', 'wrong-check-character'],
    ['９1350100M000100Y43', 'wrong-character'],
  ])('says of %s that it is %s', (text, error) => {
    expect(parseSocialCreditCode(text)).toEqual({ ok: false, error });
  });

  it('tells a sole trader from a company, and hides its middle', () => {
    const company = parseSocialCreditCode('91350100M000100Y43');
    const trader = parseSocialCreditCode(`92110100MA0000001${complete('92110100MA0000001')[0]}`);
    expect([company, trader].map((code) => code.ok && isSoleTrader(code.value))).toEqual([false, true]);
    expect(company.ok && maskSocialCreditCode(company.value)).toBe('9135**********0Y43');
  });
});
