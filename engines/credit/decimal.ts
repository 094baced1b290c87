import { Decimal } from 'decimal.js';
import { assert } from '@lendline/kernel';

/**
 * Interest arithmetic works on 12 significant digits, ties to even, as the published schedules that
 * lenders compare against do (`java.math.MathContext(12, HALF_EVEN)`). A constructor of its own keeps
 * this setting away from every other user of decimal.js in the process.
 */
export const Decimal12 = Decimal.clone({ precision: 12, rounding: Decimal.ROUND_HALF_EVEN });

export type Decimal12 = Decimal;

/** The largest amount, in minor units, whose every cent survives 12-digit arithmetic. */
export const largestAmount = 999_999_999_999n;

export function fromMinor(amount: bigint): Decimal12 {
  return new Decimal12(amount.toString());
}

/** To whole minor units, ties to even. */
export function toMinor(value: Decimal12): bigint {
  return BigInt(value.toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toFixed(0));
}

/** To whole minor units when `multiple` is 1, ties to even; else to the nearest whole multiple, ties up, as lenders round instalments. */
export function toMultiple(value: Decimal12, multiple: bigint): bigint {
  assert(multiple > 0n, 'a rounding multiple is above zero');
  if (multiple === 1n) return toMinor(value);
  return toMinor(value.div(fromMinor(multiple)).toDecimalPlaces(0, Decimal.ROUND_HALF_UP)) * multiple;
}

/** A yearly rate in parts per million as a fraction of one. */
export function fromPpm(rate_ppm: number): Decimal12 {
  return new Decimal12(rate_ppm).div(1_000_000);
}
