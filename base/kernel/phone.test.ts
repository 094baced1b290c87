import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPhoneNumber, parsePhoneNumber } from './index.ts';

const subscriber = fc.stringMatching(/^[1-9][0-9]{6,14}$/).map((digits) => `+${digits}`);

describe('phone numbers', () => {
  it('are accepted in E.164', () => {
    fc.assert(
      fc.property(subscriber, (text) => {
        expect(parsePhoneNumber(text)).toEqual({ ok: true, value: text });
      }),
    );
  });

  it.each(['13800001234', '+0123456789', '+86 138 0000 1234', '+123456', '+1234567890123456', '+861380000123４', ''])(
    'are refused in any other form, such as %j',
    (text) => expect(parsePhoneNumber(text)).toEqual({ ok: false, error: 'not-e164' }),
  );

  it('hide three digits or more of even the shortest number', () => {
    fc.assert(
      fc.property(subscriber, (text) => {
        const parsed = parsePhoneNumber(text);
        const masked = parsed.ok ? maskPhoneNumber(parsed.value) : '';
        const shown = masked.replaceAll(/\D/g, '').length;
        expect(masked.endsWith(text.slice(-4))).toBe(true);
        expect(masked).toContain('****');
        expect(shown).toBeLessThanOrEqual(text.length - 1 - 3);
      }),
    );
  });

  it('show the country and the last four digits', () => {
    const parsed = parsePhoneNumber('+8613800001234');
    expect(parsed.ok && maskPhoneNumber(parsed.value)).toBe('+86138****1234');
  });
});
