import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  AssertionError,
  atRate,
  type Currency,
  currencies,
  floorToMultiple,
  fromWire,
  money,
  parseDecimal,
  split,
  subtract,
  sum,
  toDecimalString,
  toWire,
} from './index.ts';

const currency = fc.constantFrom(...(Object.keys(currencies) as Currency[]));
const amount = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n });
const anyMoney = fc.record({ amount, currency });
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 40 })
  .filter((values) => values.some((weight) => weight > 0n));

const total = (values: readonly bigint[]) => values.reduce((so_far, value) => so_far + value, 0n);

describe('split', () => {
  it('conserves the total: no fen is lost or made', () => {
    fc.assert(
      fc.property(amount, weights, (value, shares) => {
        expect(total(split(value, shares))).toBe(value);
      }),
    );
  });

  it('gives each part its fair share to within one minor unit', () => {
    fc.assert(
      fc.property(amount, weights, (value, shares) => {
        const whole = total(shares);
        split(value, shares).forEach((part, index) => {
          const off = part * whole - value * shares[index]!;
          expect(off < 0n ? -off : off).toBeLessThan(whole);
        });
      }),
    );
  });

  it('gives nothing to a weight of zero', () => {
    fc.assert(
      fc.property(amount, weights, (value, shares) => {
        expect(split(value, [...shares, 0n]).at(-1)).toBe(0n);
      }),
    );
  });

  it('splits a debt as it splits the same credit', () => {
    fc.assert(
      fc.property(amount, weights, (value, shares) => {
        expect(split(-value, shares)).toEqual(split(value, shares).map((part) => -part));
      }),
    );
  });

  it('gives what is left over to the largest remainders, earlier parts first', () => {
    expect(split(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(split(10n, [1n, 2n, 4n])).toEqual([1n, 3n, 6n]);
  });

  it.each<{ shares: bigint[]; which: string }>([
    { shares: [], which: 'no weights at all' },
    { shares: [0n, 0n], which: 'weights that are all zero' },
    { shares: [2n, -1n], which: 'a weight below zero' },
  ])('refuses $which', ({ shares }) => {
    expect(() => split(1n, shares)).toThrow(AssertionError);
  });
});

describe('money', () => {
  it('comes back from the wire as it was sent', () => {
    fc.assert(
      fc.property(anyMoney, (value) => {
        expect(fromWire(toWire(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it('comes back from its plain digits as it was written', () => {
    fc.assert(
      fc.property(anyMoney, (value) => {
        expect(parseDecimal(toDecimalString(value), value.currency)).toEqual({ ok: true, value });
      }),
    );
  });

  it('adds and subtracts without a remainder', () => {
    fc.assert(
      fc.property(amount, amount, currency, (a, b, code) => {
        expect(subtract(add(money(a, code), money(b, code)), money(b, code))).toEqual(money(a, code));
        expect(sum([money(a, code), money(b, code)], code)).toEqual(money(a + b, code));
      }),
    );
  });

  it('never mixes currencies', () => {
    expect(() => add(money(1n, 'CNY'), money(1n, 'KES'))).toThrow(AssertionError);
  });

  it.each([
    ['1234.5', 'CNY', 123_450n],
    ['-0.07', 'CNY', -7n],
    ['12.3400', 'CNY', 1234n],
    [' 900 ', 'JPY', 900n],
  ] as const)('reads the amount "%s" of %s', (text, code, expected) => {
    expect(parseDecimal(text, code)).toEqual({ ok: true, value: money(expected, code) });
  });

  it.each([
    ['1.234', 'CNY'],
    ['1.5', 'JPY'],
    ['1,234', 'CNY'],
    ['1e3', 'CNY'],
    ['', 'CNY'],
    ['.5', 'CNY'],
  ] as const)('refuses %j as an amount of %s', (text, code) => {
    expect(parseDecimal(text, code)).toEqual({ ok: false, error: 'not-an-amount' });
  });

  it.each([
    [{ amount: '1.5', currency: 'CNY' }, 'not-an-integer'],
    [{ amount: '+5', currency: 'CNY' }, 'not-an-integer'],
    [{ amount: '5', currency: 'ZZZ' }, 'unknown-currency'],
    [{ amount: '5', currency: 'toString' }, 'unknown-currency'],
  ])('refuses %j from the wire', (wire, error) => {
    expect(fromWire(wire)).toEqual({ ok: false, error });
  });
});

describe('atRate', () => {
  it('takes 24 % of CNY 1,000.00 as CNY 240.00', () => {
    expect(atRate(100_000n, 240_000, 'half-even')).toBe(24_000n);
  });

  it('refuses a rate that is not a whole number of parts per million', () => {
    expect(() => atRate(1n, 0.24, 'down')).toThrow(AssertionError);
  });
});

describe('floorToMultiple', () => {
  it('gives the greatest multiple that is not above the amount', () => {
    fc.assert(
      fc.property(amount, fc.bigInt({ min: 1n, max: 10n ** 9n }), (value, multiple) => {
        const floored = floorToMultiple(value, multiple);
        expect(floored % multiple).toBe(0n);
        expect(value - floored).toBeGreaterThanOrEqual(0n);
        expect(value - floored).toBeLessThan(multiple);
      }),
    );
  });
});
