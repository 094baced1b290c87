import { err, ok, type Result } from '@lendline/kernel';

/**
 * One flow of a rate equation: positive to the borrower, negative from them, `periods` whole periods and an `odd` fraction
 * of one after the start. Amounts are in any one unit; a rate does not depend on it.
 */
export interface TimedFlow {
  readonly amount: number;
  readonly periods: number;
  readonly odd: number;
}

/** Why a set of flows has no annual rate. */
export type NoRate = 'nothing-received' | 'nothing-paid' | 'total-loss' | 'beyond-bounds';

/** What flows are worth at the start at rate `i` a period: sum of amount / ((1 + odd * i) * (1 + i)^periods). */
export function presentValue(flows: readonly TimedFlow[], i: number): number {
  return flows.reduce((sum, { amount, periods, odd }) => sum + amount / ((1 + odd * i) * (1 + i) ** periods), 0);
}

/** Rates above this a period are not rates any more: 100,000,000,000 %. */
export const highestRate = 1e9;

/**
 * The rate per period at which the flows are worth nothing at the start, to the last digits of a double.
 * Where more went to the borrower than came back the rate is negative. Errors: `nothing-received` (what the borrower got on
 * the first day, net, is not above zero), `nothing-paid`, `total-loss` (no rate above -100 %), `beyond-bounds`.
 */
export function solveRate(flows: readonly TimedFlow[]): Result<number, NoRate> {
  const atStart = flows.filter(({ periods, odd }) => periods + odd === 0).reduce((sum, { amount }) => sum + amount, 0);
  if (atStart <= 0) return err('nothing-received');
  if (!flows.some(({ amount }) => amount < 0)) return err('nothing-paid');
  const undiscounted = presentValue(flows, 0);
  if (undiscounted === 0) return ok(0);
  const bracket = undiscounted < 0 ? bracketAbove(flows) : bracketBelow(flows);
  return bracket.ok ? ok(refine(flows, bracket.value)) : bracket;
}

/** `low` and `high` enclose the root: worth less than nothing at `low`, more at `high`. */
interface Bracket {
  readonly low: number;
  readonly high: number;
}

/** A higher rate leaves only what was received on the first day, so a root lies above zero. */
function bracketAbove(flows: readonly TimedFlow[]): Result<Bracket, NoRate> {
  let low = 0;
  let high = 0.01;
  while (presentValue(flows, high) < 0) {
    if (high === highestRate) return err('beyond-bounds');
    low = high;
    high = Math.min(high * 2, highestRate);
  }
  return ok({ low, high });
}

/** Towards -100 % the latest flow outweighs all others: a root lies there when that is a payment. */
function bracketBelow(flows: readonly TimedFlow[]): Result<Bracket, NoRate> {
  let high = 0;
  for (let left = 0.99; left > 1e-9; left *= 0.9) {
    const low = left - 1;
    const value = presentValue(flows, low);
    if (value <= 0) return ok({ low, high });
    if (!Number.isFinite(value)) break;
    high = low;
  }
  return err('total-loss');
}

/** Newton's steps, replaced by halving whenever they leave the bracket or shrink it too slowly: always converges. */
function refine(flows: readonly TimedFlow[], bracket: Bracket): number {
  let { low, high } = bracket;
  let rate = (low + high) / 2;
  for (let step = 0; step < 200; step += 1) {
    const value = presentValue(flows, rate);
    if (value === 0) return rate;
    if (value < 0) low = rate;
    else high = rate;
    const newton = rate - value / slope(flows, rate);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - rate) <= 1e-15 * Math.max(1, Math.abs(rate))) return next;
    rate = next;
  }
  return rate;
}

function slope(flows: readonly TimedFlow[], i: number): number {
  return flows.reduce((sum, { amount, periods, odd }) => {
    const worth = amount / ((1 + odd * i) * (1 + i) ** periods);
    return sum - worth * (odd / (1 + odd * i) + periods / (1 + i));
  }, 0);
}
