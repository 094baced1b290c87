import { assert } from './assert.ts';

/**
 * How a quotient that does not come out even is rounded. `half-even` is banker's
 * rounding (IEEE 754 roundTiesToEven); `down` is toward zero, `up` away from zero.
 */
export type Rounding = 'half-even' | 'half-up' | 'down' | 'up' | 'floor' | 'ceil';

/** Integer division of `numerator` by `denominator` (not zero), rounded as named. */
export function divide(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  assert(denominator !== 0n, 'division by zero');
  const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  const quotient = n / d;
  const remainder = n % d;
  if (remainder === 0n) return quotient;
  const away = n < 0n ? quotient - 1n : quotient + 1n;
  return roundsAway({ quotient, remainder, denominator: d, rounding }) ? away : quotient;
}

interface Inexact {
  readonly quotient: bigint;
  readonly remainder: bigint;
  readonly denominator: bigint;
  readonly rounding: Rounding;
}

function roundsAway({ quotient, remainder, denominator, rounding }: Inexact): boolean {
  const negative = remainder < 0n;
  if (rounding === 'down') return false;
  if (rounding === 'up') return true;
  if (rounding === 'floor') return negative;
  if (rounding === 'ceil') return !negative;
  const twice = (negative ? -remainder : remainder) * 2n;
  if (twice !== denominator) return twice > denominator;
  return rounding === 'half-up' || quotient % 2n !== 0n;
}
