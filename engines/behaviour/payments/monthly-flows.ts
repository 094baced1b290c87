import { divide } from '@lendline/kernel';

import { dayNumber } from '../records/civil-day.ts';
import type { Transaction } from '../records/transaction.ts';
import { emptyPayments, ingestPayments, type PaymentScope } from './payment-state.ts';
import { sumOf } from './payment-tally.ts';
import { joined, paymentHistory, type PaymentHistory } from './payment-window.ts';

/** The period a statement covers by its header. */
export interface CoveredPeriod {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

export interface StatementScope extends PaymentScope {
  /** Only transactions before this instant are looked at, and of those only what had arrived by it. */
  readonly as_of: Temporal.Instant;
  /** Without it the statement covers what lies between its first row and `as_of`. */
  readonly covered?: CoveredPeriod | null;
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
  const payments = emptyPayments(scope);
  ingestPayments(payments, transactions);
  return monthFlowsOf(paymentHistory(payments, scope.as_of), scope.covered);
}

/** The same of what a history holds. */
export function monthFlowsOf(history: PaymentHistory, covered?: CoveredPeriod | null): MonthFlow[] {
  const { first_ms, as_of_ms, clock } = history;
  if (first_ms === null) return [];
  const lastInstant = Math.min(as_of_ms - 1, covered?.to.epochMilliseconds ?? Infinity);
  const end = dateOf(clock.toWall(lastInstant)).add({ days: 1 });
  const begin = dateOf(clock.toWall(covered?.from.epochMilliseconds ?? first_ms));
  const flows: MonthFlow[] = [];
  for (let month = 0; month < longestHistory_months; month += 1) {
    const from = end.subtract({ months: month + 1 });
    const to = end.subtract({ months: month });
    if (Temporal.PlainDate.compare(from, begin) < 0) break;
    flows.push({ from, to, ...sumsBetween(history, from, to) });
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
  return provenMoneyOf(monthlyFlows(transactions, scope));
}

export function provenMoneyOf(flows: readonly MonthFlow[]): ProvenMoney {
  const owed = flows.reduce((sum, { obligations }) => sum + obligations, 0n);
  return {
    months: flows.length,
    median_income: medianAmount(flows.map(({ income }) => income)),
    median_turnover: flows.length < fewestTurnover_months ? null : medianAmount(flows.map(({ income }) => income)),
    mean_obligations: flows.length === 0 ? null : divide(owed, BigInt(flows.length), 'ceil'),
  };
}

function sumsBetween(
  { slices }: PaymentHistory,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Omit<MonthFlow, 'from' | 'to'> {
  const [low, high] = [numberOf(from), numberOf(to)];
  const total = joined(slices.filter(({ day }) => day >= low && day < high));
  return {
    // A refund that the holder pays out (a trader's to a customer) takes turnover back.
    income: sumOf(total, 'income').kept - sumOf(total, 'refund-given').gross,
    spending: sumOf(total, 'spending').kept,
    obligations: sumOf(total, 'debt-repayment').kept,
    loans_received: sumOf(total, 'loan-received').kept,
  };
}

function dateOf(wall_ms: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(wall_ms).toZonedDateTimeISO('UTC').toPlainDate();
}

function numberOf({ year, month, day }: Temporal.PlainDate): number {
  return dayNumber(year, month, day);
}
