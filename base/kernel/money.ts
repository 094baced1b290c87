import { assert } from './assert.ts';
import { type Currency, decimalsOf, isCurrency } from './currency.ts';
import { err, ok, type Result } from './result.ts';
import { divide, type Rounding } from './rounding.ts';

/** An amount in minor units (fen, cents) of one currency. Never a float. */
export interface Money {
  readonly amount: bigint;
  readonly currency: Currency;
}

/** Money on the wire: the minor units as a decimal-integer string, safe in every JSON reader. */
export interface WireMoney {
  readonly amount: string;
  readonly currency: Currency;
}

/** A rate in parts per million: 24 % a year is 240_000. */
export type RatePpm = number;

export function money(amount: bigint, currency: Currency): Money {
  return { amount, currency };
}

export function toWire(value: Money): WireMoney {
  return { amount: value.amount.toString(), currency: value.currency };
}

/** Reads wire money. Errors: `not-an-integer` (an amount with a point or other signs), `unknown-currency`. */
export function fromWire(wire: {
  amount: string;
  currency: string;
}): Result<Money, 'not-an-integer' | 'unknown-currency'> {
  if (!isCurrency(wire.currency)) return err('unknown-currency');
  if (!/^-?\d{1,18}$/.test(wire.amount)) return err('not-an-integer');
  return ok(money(BigInt(wire.amount), wire.currency));
}

export function add(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.amount + b.amount, a.currency);
}

export function subtract(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.amount - b.amount, a.currency);
}

export function sum(values: readonly Money[], currency: Currency): Money {
  return values.reduce(add, money(0n, currency));
}

/** Minor units times a rate in parts per million. */
export function atRate(amount: bigint, rate_ppm: RatePpm, rounding: Rounding): bigint {
  assert(Number.isSafeInteger(rate_ppm), 'a rate is a whole number of parts per million');
  return divide(amount * BigInt(rate_ppm), 1_000_000n, rounding);
}

/**
 * Splits an amount by weights; the parts add up to the amount exactly. Each part is rounded
 * toward zero and the minor units left over go to the largest remainders, earlier parts first.
 */
export function split(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sumSoFar, weight) => sumSoFar + weight, 0n);
  assert(total > 0n && weights.every((weight) => weight >= 0n), 'weights are not negative and not all zero');
  const sign = amount < 0n ? -1n : 1n;
  const size = amount * sign;
  const parts = weights.map((weight) => (size * weight) / total);
  const left = Number(size - parts.reduce((sumSoFar, part) => sumSoFar + part, 0n));
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (size * weight) % total }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder.slice(0, left)) parts[index] = parts[index]! + 1n;
  return parts.map((part) => part * sign);
}

/** Rounds an amount down to a whole multiple, as limits are (CNY 500 = 50_000n). */
export function floorToMultiple(amount: bigint, multiple: bigint): bigint {
  assert(multiple > 0n, 'a multiple is above zero');
  return divide(amount, multiple, 'floor') * multiple;
}

/** `123456n CNY` -> `1234.56`: plain digits for files and logs; screens use the formatters of base/ui. */
export function toDecimalString(value: Money): string {
  const places = decimalsOf(value.currency);
  const sign = value.amount < 0n ? '-' : '';
  const digits = (value.amount < 0n ? -value.amount : value.amount).toString().padStart(places + 1, '0');
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** `1234.5` -> 123450n minor units. Error `not-an-amount` when it has more decimals than the currency, or is no number. */
export function parseDecimal(text: string, currency: Currency): Result<Money, 'not-an-amount'> {
  const places = decimalsOf(currency);
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text.trim());
  const fraction = match?.[3] ?? '';
  if (!match || /[1-9]/.test(fraction.slice(places))) return err('not-an-amount');
  const minor = BigInt(match[2]! + fraction.slice(0, places).padEnd(places, '0'));
  return ok(money(match[1] === '-' ? -minor : minor, currency));
}

function assertSameCurrency(a: Money, b: Money): void {
  assert(a.currency === b.currency, `${a.currency} and ${b.currency} do not mix`);
}
