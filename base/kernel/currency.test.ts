import { describe, expect, it } from 'vitest';
import { currencies, decimalsOf, isCurrency, money, parseDecimal, toDecimalString } from './index.ts';

describe('the currencies of ISO 4217', () => {
  it.each([
    ['CNY', 2],
    ['HKD', 2],
    ['SEK', 2],
    ['KES', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['VND', 0],
    ['UGX', 0],
    ['XOF', 0],
    ['ISK', 0],
    ['KWD', 3],
    ['TND', 3],
    ['IQD', 3],
    // The unit below is a fifth of it, and the standard writes two decimals all the same.
    ['MGA', 2],
    ['MRU', 2],
  ] as const)('%s has %i decimals', (code, decimals) => {
    expect([decimalsOf(code), currencies[code]]).toEqual([decimals, decimals]);
  });

  it('are 158, each once, in three letters', () => {
    const codes = Object.keys(currencies);
    expect(codes).toHaveLength(158);
    expect(codes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
  });

  it.each(['XAU', 'XDR', 'XBA', 'XTS', 'CLF', 'CHW', 'USN', 'cny', 'toString', ''])(
    'do not have %j among them',
    (code) => {
      expect(isCurrency(code)).toBe(false);
    },
  );

  it('are read and written with their own decimals, no more and no less', () => {
    expect(parseDecimal('1.234', 'KWD')).toEqual({ ok: true, value: money(1_234n, 'KWD') });
    expect(parseDecimal('1.5', 'JPY').ok).toBe(false);
    expect(parseDecimal('1.234', 'HKD').ok).toBe(false);
    expect(toDecimalString(money(-5n, 'KWD'))).toBe('-0.005');
    expect(toDecimalString(money(1_200n, 'KRW'))).toBe('1200');
  });
});
