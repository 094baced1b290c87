import { divide } from '@lendline/kernel';

import { dayNumber, dayOfWall } from '../records/civil-day.ts';
import type { Transaction } from '../records/transaction.ts';
import { wallClock } from '../records/wall-clock.ts';
import { natureOf } from './transaction-nature.ts';

export interface StatementScope {
  /** Only transactions before this instant are looked at. */
  readonly as_of: Temporal.Instant;
  /** The zone of calendar days; Asia/Shanghai unless told. */
  readonly zone?: string;
  /** The period the statement covers by its header; without it, from the first row to `as_of`. */
  readonly covered?: { readonly from: Temporal.Instant; readonly to: Temporal.Instant } | null;
  /** The holder's names at other accounts: transfers with them are the holder's own. */
  readonly own_names?: readonly string[];
}

/** What one month came to, in minor units. */
export interface MonthFlow {
  /** First day, and the day after the last. */
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  /** Money earned: posted, not the holder's own, no refund, loan or investment; less what was given back of it. */
  readonly income: bigint;
  readonly spending: bigint;
  /** Repayments of loans and cards. */
  readonly obligations: bigint;
  readonly loans_received: bigint;
}

const longestHistory_months = 6;
// Trade swings more than a wage does: a median of one or two months says little of it.
const fewestTurnover_months = 3;

/**
 * The whole months, at most six, that end where the statement ends (or at `as_of` when that is earlier), newest first.
 * They run from day to day (13 March to 12 April), not by calendar: each then holds one pay day, and none is cut.
 */
export function monthlyFlows(transactions: readonly Transaction[], scope: StatementScope): MonthFlow[] {
  const clock = wallClock(scope.zone ?? 'Asia/Shanghai');
  const rows = transactions.filter(({ at_ms }) => at_ms < scope.as_of.epochMilliseconds);
  if (rows.length === 0) return [];
  const lastInstant = Math.min(scope.as_of.epochMilliseconds - 1, scope.covered?.to.epochMilliseconds ?? Infinity);
  const firstInstant =
    scope.covered?.from.epochMilliseconds ?? rows.reduce((low, row) => Math.min(low, row.at_ms), Infinity);
  const end = dateOf(clock.toWall(lastInstant)).add({ days: 1 });
  const begin = dateOf(clock.toWall(firstInstant));
  const days = rows.map((row) => ({ row, day: dayOfWall(clock.toWall(row.at_ms)) }));
  const flows: MonthFlow[] = [];
  for (let month = 0; month < longestHistory_months; month += 1) {
    const from = end.subtract({ months: month + 1 });
    const to = end.subtract({ months: month });
    if (Temporal.PlainDate.compare(from, begin) < 0) break;
    const [low, high] = [numberOf(from), numberOf(to)];
    const inMonth = days.filter(({ day }) => day >= low && day < high).map(({ row }) => row);
    flows.push({ from, to, ...sumsOf(inMonth, scope.own_names ?? []) });
  }
  return flows;
}

/** The median of amounts, the mean of the middle two rounded half-even; null for none. */
export function medianAmount(amounts: readonly bigint[]): bigint | null {
  if (amounts.length === 0) return null;
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)]!, sorted[Math.floor(sorted.length / 2)]!];
  return divide(low + high, 2n, 'half-even');
}

/** What affordability rests on, in minor units; amounts are null without one whole month. */
export interface ProvenMoney {
  readonly months: number;
  /** The median month's income. */
  readonly median_income: bigint | null;
  /** A trader's median month of receipts, own transfers and refunds to customers taken out; null below three months. */
  readonly median_turnover: bigint | null;
  /** The mean month's repayments to other lenders, rounded up: a debt is never understated. */
  readonly mean_obligations: bigint | null;
}

export function provenMoney(transactions: readonly Transaction[], scope: StatementScope): ProvenMoney {
  const flows = monthlyFlows(transactions, scope);
  const owed = flows.reduce((sum, { obligations }) => sum + obligations, 0n);
  return {
    months: flows.length,
    median_income: medianAmount(flows.map(({ income }) => income)),
    median_turnover: flows.length < fewestTurnover_months ? null : medianAmount(flows.map(({ income }) => income)),
    mean_obligations: flows.length === 0 ? null : divide(owed, BigInt(flows.length), 'ceil'),
  };
}

function sumsOf(rows: readonly Transaction[], own_names: readonly string[]): Omit<MonthFlow, 'from' | 'to'> {
  const sums = { income: 0n, spending: 0n, obligations: 0n, loans_received: 0n };
  for (const row of rows) {
    const kept = row.amount > row.refunded ? row.amount - row.refunded : 0n;
    const nature = natureOf(row, own_names);
    if (nature === 'income') sums.income += kept;
    else if (nature === 'spending') sums.spending += kept;
    else if (nature === 'debt-repayment') sums.obligations += kept;
    else if (nature === 'loan-received') sums.loans_received += kept;
    // A refund that the holder pays out (a trader's to a customer) takes turnover back.
    else if (nature === 'refund' && row.direction === 'out') sums.income -= row.amount;
  }
  return sums;
}

function dateOf(wall_ms: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(wall_ms).toZonedDateTimeISO('UTC').toPlainDate();
}

function numberOf({ year, month, day }: Temporal.PlainDate): number {
  return dayNumber(year, month, day);
}
