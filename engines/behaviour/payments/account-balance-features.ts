import { dayOfWall } from '../records/civil-day.ts';
import type { Features } from '../features/features.ts';
import type { BalanceReading } from './balance-reading.ts';
import { ratio } from './payment-figures.ts';
import { sumOf } from './payment-tally.ts';
import type { PaymentWindow } from './payment-window.ts';

// Above this, what was read is not the balance of one account.
const mostUnexplained = 0.5;

/** A balance and how long it stood inside a window. */
interface Stretch {
  readonly from_ms: number;
  readonly until_ms: number;
  readonly balance: bigint;
}

/**
 * The balance of the account, of rows that carry one: a balance stands from its row to the next, and from before the
 * window into it. Null where no row carries one, or where most balances do not follow from the one before.
 */
export function accountBalanceFeatures(window: PaymentWindow): Features {
  const { history, from_ms, total, observed_days } = window;
  const readings = history.slices.flatMap((slice) => slice.readings);
  const unexplained = unexplainedShare(readings, from_ms);
  const stretches = stretchesOf(readings, Math.max(from_ms, history.first_ms ?? history.as_of_ms), history.as_of_ms);
  const usable = (unexplained ?? 0) <= mostUnexplained ? stretches : [];
  const daily = observed_days === 0 ? null : Number(sumOf(total, 'spending').kept) / observed_days;
  return {
    account_balance_mean_minor: timeWeighted(usable),
    account_balance_min_minor: lowest(usable),
    account_balance_low_days_share: daily ? lowDays(usable, daily, window) : null,
    account_balance_unexplained_share: unexplained,
  };
}

function unexplainedShare(readings: readonly BalanceReading[], from_ms: number): number | null {
  let [checked, wrong] = [0, 0];
  for (let index = 1; index < readings.length; index += 1) {
    const { at_ms, balance, change } = readings[index]!;
    if (at_ms < from_ms || change === null) continue;
    checked += 1;
    if (balance - change !== readings[index - 1]!.balance) wrong += 1;
  }
  return ratio(wrong, checked);
}

function stretchesOf(readings: readonly BalanceReading[], from_ms: number, as_of_ms: number): Stretch[] {
  return readings.flatMap(({ at_ms, balance }, index) => {
    const stretch = {
      from_ms: Math.max(at_ms, from_ms),
      until_ms: readings[index + 1]?.at_ms ?? as_of_ms,
      balance,
    };
    return stretch.until_ms > stretch.from_ms ? [stretch] : [];
  });
}

function timeWeighted(stretches: readonly Stretch[]): number | null {
  let [weighted, time_ms] = [0n, 0];
  for (const { from_ms, until_ms, balance } of stretches) {
    weighted += balance * BigInt(Math.round(until_ms - from_ms));
    time_ms += until_ms - from_ms;
  }
  return ratio(weighted, time_ms);
}

function lowest(stretches: readonly Stretch[]): number | null {
  let least: bigint | null = null;
  for (const { balance } of stretches) if (least === null || balance < least) least = balance;
  return least === null ? null : Number(least);
}

/** Days with a moment at which the balance was below what a mean day of the window spends, over days with a known balance. */
function lowDays(stretches: readonly Stretch[], daily: number, { history }: PaymentWindow): number | null {
  if (stretches.length === 0) return null;
  const dayAt = (at_ms: number): number => dayOfWall(history.clock.toWall(at_ms));
  let [low, counted] = [0, -Infinity];
  for (const { from_ms, until_ms, balance } of stretches) {
    if (Number(balance) >= daily) continue;
    const first = Math.max(dayAt(from_ms), counted + 1);
    counted = dayAt(until_ms - 1);
    low += Math.max(0, counted - first + 1);
  }
  return low / (dayAt(stretches.at(-1)!.until_ms - 1) - dayAt(stretches[0]!.from_ms) + 1);
}
