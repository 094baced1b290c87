import type { Features } from '../features/features.ts';
import { type FeatureWindow, windowed } from '../features/feature-window.ts';
import { meanAndStd, variation } from '../features/summary-stats.ts';
import { dayOfWall } from '../records/civil-day.ts';
import type { Transaction } from '../records/transaction.ts';
import { accountBalanceFeatures } from './account-balance-features.ts';
import { counterpartyFeatures, flowFeatures, newCounterpartyFeatures } from './flow-features.ts';
import { incomeFeatures, recurringIncomeFeatures } from './income-features.ts';
import {
  type CoveredPeriod,
  medianAmount,
  type MonthFlow,
  monthFlowsOf,
  provenMoneyOf,
  type StatementScope,
} from './monthly-flows.ts';
import { obligationFeatures } from './obligation-features.ts';
import { ratio } from './payment-figures.ts';
import { emptyPayments, ingestPayments, type Payments } from './payment-state.ts';
import { sumOf } from './payment-tally.ts';
import { paymentHistory, type PaymentHistory, type PaymentWindow, paymentWindow } from './payment-window.ts';
import { roundTripFeatures } from './round-trip-features.ts';
import { spendingFeatures } from './spending-features.ts';
import {
  datedStatementWindows,
  growthWindows,
  longStatementWindows,
  seasonWindows,
  statementWindows,
} from './statement-windows.ts';
import { growthFeatures, seasonFeatures, turnoverFeatures } from './turnover-features.ts';

interface Family {
  readonly windows: readonly FeatureWindow[];
  readonly features: (window: PaymentWindow) => Features;
}

/** Some need a longer look, and some an older history to compare with: the catalogue names the same windows. */
const families: readonly Family[] = [
  ...[flowFeatures, counterpartyFeatures, incomeFeatures, roundTripFeatures, obligationFeatures].map(everywhere),
  ...[spendingFeatures, accountBalanceFeatures, turnoverFeatures].map(everywhere),
  { windows: datedStatementWindows, features: newCounterpartyFeatures },
  { windows: longStatementWindows, features: recurringIncomeFeatures },
  { windows: seasonWindows, features: seasonFeatures },
  { windows: growthWindows, features: growthFeatures },
];

/**
 * Features of a payment statement: every feature of the catalogue with source `statement`. Amounts are minor units
 * (whole numbers, named `_minor`); null means that there was nothing to measure.
 */
export function statementFeatures(transactions: readonly Transaction[], scope: StatementScope): Features {
  const payments = emptyPayments(scope);
  ingestPayments(payments, transactions);
  return paymentFeaturesAt(payments, scope.as_of, scope.covered);
}

/**
 * The same features of payments that were taken in before: of what had happened before `as_of` and arrived at or before
 * it. `covered` is the period that the statement speaks for by its header.
 */
export function paymentFeaturesAt(
  payments: Payments,
  as_of: Temporal.Instant,
  covered?: CoveredPeriod | null,
): Features {
  const history = paymentHistory(payments, as_of);
  const flows = monthFlowsOf(history, covered);
  const features: Features = { ...extentFeatures(history), ...monthFeatures(flows) };
  for (const window of statementWindows) {
    const seen = paymentWindow(history, window);
    for (const family of families.filter(({ windows }) => windows.includes(window))) {
      for (const [name, value] of Object.entries(family.features(seen))) {
        features[windowed(name, window)] = history.first_ms === null ? null : value;
      }
    }
  }
  return features;
}

function everywhere(features: Family['features']): Family {
  return { windows: statementWindows, features };
}

function extentFeatures({ days, slices, as_of_ms, last_ms, clock }: PaymentHistory): Features {
  const paid = slices.findLast(({ tally }) => sumOf(tally, 'income').rows > 0);
  return {
    statement_days_covered: last_ms === null ? null : days.at(-1)!.day - days[0]!.day + 1,
    statement_days_since_last: last_ms === null ? null : (as_of_ms - last_ms) / 86_400_000,
    income_days_since_last: paid === undefined ? null : dayOfWall(clock.toWall(as_of_ms - 1)) - paid.day,
  };
}

function monthFeatures(months: readonly MonthFlow[]): Features {
  const column = (name: 'income' | 'spending' | 'obligations'): number[] => months.map((month) => Number(month[name]));
  const income = column('income');
  const paying = income.filter((amount) => amount > 0).length;
  const [earned, owed] = [meanAndStd(income).mean, meanAndStd(column('obligations')).mean];
  const net = months.map(({ income: earnings, spending, obligations }) => Number(earnings - spending - obligations));
  return {
    statement_months: months.length,
    turnover_monthly_median_minor: minor(provenMoneyOf(months).median_turnover),
    income_monthly_median_minor: minor(medianAmount(months.map((month) => month.income))),
    income_monthly_variation: months.length < 2 ? null : variation(income),
    income_monthly_growth: growth(income),
    income_months_share: ratio(paying, months.length),
    spending_monthly_median_minor: minor(medianAmount(months.map(({ spending }) => spending))),
    spending_monthly_variation: months.length < 2 ? null : variation(column('spending')),
    obligations_monthly_mean_minor: owed,
    obligations_to_income: owed === null || !earned || earned < 0 ? null : owed / earned,
    net_flow_volatility: months.length < 2 || !earned || earned < 0 ? null : meanAndStd(net).std! / earned,
    net_flow_negative_months_share: ratio(net.filter((amount) => amount < 0).length, months.length),
  };
}

/** The newer three months over the older three, less one; null below six months or without older income. */
function growth(newestFirst: readonly number[]): number | null {
  if (newestFirst.length < 6) return null;
  const [newer, older] = [newestFirst.slice(0, 3), newestFirst.slice(3, 6)].map((half) => meanAndStd(half).mean!);
  return older! > 0 ? newer! / older! - 1 : null;
}

function minor(amount: bigint | null): number | null {
  return amount === null ? null : Number(amount);
}
