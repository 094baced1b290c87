import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssertionError, divide, type Rounding } from './index.ts';

const roundings: Rounding[] = ['half-even', 'half-up', 'down', 'up', 'floor', 'ceil'];
const numerator = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const denominator = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).filter((value) => value !== 0n);

const magnitude = (value: bigint) => (value < 0n ? -value : value);

describe('divide', () => {
  it.each<[Rounding, bigint[]]>([
    ['half-even', [-3n, -2n, -2n, -1n, 0n, 0n, 1n, 2n, 2n, 3n]],
    ['half-up', [-3n, -3n, -2n, -1n, -1n, 1n, 1n, 2n, 3n, 3n]],
    ['down', [-2n, -2n, -1n, -1n, 0n, 0n, 1n, 1n, 2n, 2n]],
    ['up', [-3n, -3n, -2n, -2n, -1n, 1n, 2n, 2n, 3n, 3n]],
    ['floor', [-3n, -3n, -2n, -2n, -1n, 0n, 1n, 1n, 2n, 2n]],
    ['ceil', [-2n, -2n, -1n, -1n, 0n, 1n, 2n, 2n, 3n, 3n]],
  ])('rounds quarters by %s as the table says, on both sides of zero', (rounding, expected) => {
    const quarters = [-11n, -10n, -7n, -5n, -2n, 2n, 5n, 7n, 10n, 11n];
    expect(quarters.map((quarter) => divide(quarter, 4n, rounding))).toEqual(expected);
  });

  it('is never a whole unit away from the true quotient', () => {
    fc.assert(
      fc.property(numerator, denominator, fc.constantFrom(...roundings), (n, d, rounding) => {
        expect(magnitude(divide(n, d, rounding) * d - n)).toBeLessThan(magnitude(d));
      }),
    );
  });

  it('stays within half a unit where it rounds to the nearest', () => {
    fc.assert(
      fc.property(numerator, denominator, fc.constantFrom<Rounding>('half-even', 'half-up'), (n, d, rounding) => {
        expect(2n * magnitude(divide(n, d, rounding) * d - n)).toBeLessThanOrEqual(magnitude(d));
      }),
    );
  });

  it('leaves a quotient that comes out even as it is, whatever the rounding', () => {
    fc.assert(
      fc.property(numerator, denominator, fc.constantFrom(...roundings), (quotient, d, rounding) => {
        expect(divide(quotient * d, d, rounding)).toBe(quotient);
      }),
    );
  });

  it('treats a debt as the mirror of a credit, but for floor and ceil', () => {
    fc.assert(
      fc.property(
        numerator,
        denominator,
        fc.constantFrom<Rounding>('half-even', 'half-up', 'down', 'up'),
        (n, d, by) => {
          expect(divide(-n, d, by)).toBe(-divide(n, d, by));
        },
      ),
    );
  });

  it('refuses to divide by zero', () => {
    expect(() => divide(1n, 0n, 'down')).toThrow(AssertionError);
  });
});
