import { coverage } from '../records/coverage.ts';
import type { Transaction } from '../records/transaction.ts';
import { windowed, windowStart, type FeatureWindow } from '../features/feature-window.ts';
import type { Features } from '../features/call-features.ts';
import { medianAmount, monthlyFlows, provenMoney, type MonthFlow, type StatementScope } from './monthly-flows.ts';
import { meanAndStd, variation } from '../features/summary-stats.ts';
import { natureOf, type Nature } from './transaction-nature.ts';

export const statementWindows: readonly FeatureWindow[] = ['30d', '90d', '180d'];

/**
 * Features of a payment statement: every feature of the catalogue with source `statement`. Amounts are minor units
 * (whole numbers, named `_minor`); null means that there was nothing to measure.
 */
export function statementFeatures(transactions: readonly Transaction[], scope: StatementScope): Features {
  const rows = transactions.filter(({ at_ms }) => at_ms < scope.as_of.epochMilliseconds);
  const { days_covered, newest } = coverage(rows, scope.as_of);
  const age_ms = newest && scope.as_of.epochMilliseconds - newest.epochMilliseconds;
  const features: Features = {
    statement_days_covered: rows.length === 0 ? null : days_covered,
    statement_days_since_last: age_ms === null ? null : age_ms / 86_400_000,
    turnover_monthly_median_minor: minor(provenMoney(rows, scope).median_turnover),
    ...monthFeatures(monthlyFlows(rows, scope)),
  };
  const named = rows.map((row) => ({ row, nature: natureOf(row, scope.own_names ?? []) }));
  for (const window of statementWindows) {
    const from = windowStart(window, scope.as_of);
    const seen = named.filter(({ row }) => row.at_ms >= from);
    for (const [name, value] of Object.entries(windowFeatures(seen))) {
      features[windowed(name, window)] = rows.length === 0 ? null : value;
    }
  }
  return features;
}

function monthFeatures(months: readonly MonthFlow[]): Features {
  const column = (name: 'income' | 'spending' | 'obligations'): number[] => months.map((month) => Number(month[name]));
  const income = column('income');
  const paying = income.filter((amount) => amount > 0).length;
  const [earned, owed] = [meanAndStd(income).mean, meanAndStd(column('obligations')).mean];
  const net = months.map(({ income: earnings, spending, obligations }) => Number(earnings - spending - obligations));
  return {
    statement_months: months.length,
    income_monthly_median_minor: minor(medianAmount(months.map((month) => month.income))),
    income_monthly_variation: months.length < 2 ? null : variation(income),
    income_months_share: ratio(paying, months.length),
    spending_monthly_median_minor: minor(medianAmount(months.map(({ spending }) => spending))),
    spending_monthly_variation: months.length < 2 ? null : variation(column('spending')),
    obligations_monthly_mean_minor: owed,
    obligations_to_income: owed === null || !earned || earned < 0 ? null : owed / earned,
    net_flow_volatility: months.length < 2 || !earned || earned < 0 ? null : meanAndStd(net).std! / earned,
  };
}

interface NamedRow {
  readonly row: Transaction;
  readonly nature: Nature;
}

function windowFeatures(seen: readonly NamedRow[]): Features {
  const of = (nature: Nature): Transaction[] => seen.filter((item) => item.nature === nature).map(({ row }) => row);
  const [income, spending, repaid] = [of('income'), of('spending'), of('debt-repayment')];
  const failed = seen.filter(({ row }) => row.status === 'failed').length;
  const earned = total(income);
  return {
    transactions: seen.length,
    counterparties_in: counterparties(income).size,
    counterparties_out: counterparties(spending).size,
    top_payer_share: topShare(income),
    failed_payments: failed,
    failed_payment_share: ratio(failed, seen.length),
    out_to_in_ratio: ratio(total(spending) + total(repaid), earned),
    repayments: repaid.length,
    repayment_lenders: counterparties(repaid).size,
    loans_received: of('loan-received').length,
    round_trip_share: ratio(roundTrips(income, spending), earned),
    counter_sales_share: ratio(total(income.filter(isCounterSale)), earned),
  };
}

/** How much of the income went back to the one who paid it: money sent in circles to look like earnings. */
function roundTrips(income: readonly Transaction[], spending: readonly Transaction[]): number {
  const back = amountsByParty(spending);
  let circled = 0;
  for (const [party, amount] of amountsByParty(income)) circled += Math.min(amount, back.get(party) ?? 0);
  return circled;
}

// The words under which wallets file what customers pay at a counter.
function isCounterSale({ category, description }: Transaction): boolean {
  return /二维码收款|收钱码|收款码|商家收款|经营收款/.test(`${category} ${description}`);
}

function counterparties(rows: readonly Transaction[]): Set<string> {
  return new Set(amountsByParty(rows).keys());
}

function amountsByParty(rows: readonly Transaction[]): Map<string, number> {
  const amounts = new Map<string, number>();
  for (const { counterparty, amount } of rows) {
    if (counterparty !== null) amounts.set(counterparty, (amounts.get(counterparty) ?? 0) + Number(amount));
  }
  return amounts;
}

function topShare(rows: readonly Transaction[]): number | null {
  let top = 0;
  for (const amount of amountsByParty(rows).values()) top = Math.max(top, amount);
  return ratio(top, total(rows));
}

function total(rows: readonly Transaction[]): number {
  return rows.reduce((sum, { amount }) => sum + Number(amount), 0);
}

function minor(amount: bigint | null): number | null {
  return amount === null ? null : Number(amount);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
