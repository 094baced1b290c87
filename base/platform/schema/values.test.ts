import { newId } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { bytes, dateText, idOf, instantText, localeName, nothing, wireMoney } from './values.ts';

const fits = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown): boolean =>
  schema.safeParse(value).success;

describe('an id', () => {
  const loan = newId('loan', Temporal.Instant.from('2026-03-02T09:00:00Z'));

  it('is taken with its own prefix', () => {
    expect(fits(idOf('loan'), loan)).toBe(true);
  });

  it.each([loan.replace('loan', 'line'), `${loan}0`, 'loan_', '', 7, null, loan.toUpperCase()])(
    'of a loan is not %s',
    (wrong) => {
      expect(fits(idOf('loan'), wrong)).toBe(false);
    },
  );

  it('says which prefix was expected and does not repeat what came', () => {
    const { error } = idOf('loan').safeParse('+8613800138000');
    expect(error?.issues[0]?.message).toBe('expected an id that starts with loan_');
  });
});

describe('money on the wire', () => {
  it.each(['0', '150000', '-1', '9'.repeat(18)])('is whole minor units as a text: %s', (amount) => {
    expect(fits(wireMoney, { amount, currency: 'CNY' })).toBe(true);
  });

  it.each(['1.5', '1e3', '', '+1', ' 1', '9'.repeat(19), 150_000])('is not "%s"', (amount) => {
    expect(fits(wireMoney, { amount, currency: 'CNY' })).toBe(false);
  });

  it.each(['ZZZ', 'cny', 'toString', ''])('is of a currency that is lent in, not "%s"', (currency) => {
    expect(fits(wireMoney, { amount: '1', currency })).toBe(false);
  });
});

describe('a point in time', () => {
  it.each(['2026-03-01T08:00:00Z', '2026-03-01T08:00:00.5+08:00'])('has a zone: %s', (text) => {
    expect(fits(instantText, text)).toBe(true);
  });

  it.each(['2026-03-01T08:00:00', '2026-03-01', 'now', '', 0])('is not "%s"', (text) => {
    expect(fits(instantText, text)).toBe(false);
  });
});

describe('a day', () => {
  it.each(['2026-03-01', '2028-02-29'])('is ten characters of the calendar: %s', (text) => {
    expect(fits(dateText, text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '20260301',
    '2026-03-01T08:00',
    '2026-03-01[u-ca=hebrew]',
    '2026-3-1',
    20260301,
  ])('is not "%s"', (text) => {
    expect(fits(dateText, text)).toBe(false);
  });
});

describe('the rest', () => {
  it('is exact', () => {
    expect(fits(localeName, 'zh-CN')).toBe(true);
    expect(fits(localeName, 'zh')).toBe(false);
    expect(fits(bytes, new Uint8Array(3))).toBe(true);
    expect(fits(bytes, 'abc')).toBe(false);
    expect(nothing.parse({ more: 1 })).toEqual({});
  });
});
