import type { Features } from '../features/features.ts';
import { meanAndStd, variation } from '../features/summary-stats.ts';
import { amountVariation, gaps, least, longestGap_days, ratio } from './payment-figures.ts';
import type { PaymentSlice } from './payment-day.ts';
import { sumOf } from './payment-tally.ts';
import type { PaymentWindow } from './payment-window.ts';

/** How regular income is, in time and amount. */
export function incomeFeatures({ total, slices, first_day, last_day }: PaymentWindow): Features {
  const income = sumOf(total, 'income');
  const days = slices.filter(({ tally }) => sumOf(tally, 'income').rows > 0).map(({ day }) => day);
  const between = gaps(days);
  return {
    income_payments: income.rows,
    income_days: days.length,
    income_sum_minor: Number(income.kept),
    income_interval_mean_days: meanAndStd(between).mean,
    income_interval_variation: between.length < 2 ? null : variation(between),
    income_amount_variation: amountVariation(income),
    income_longest_gap_days: days.length === 0 ? null : longestGap_days(days, first_day, last_day),
    income_passed_on_share: ratio(passedOn(slices), income.kept),
    counter_sales_share: ratio(sumOf(total, 'sale').gross, income.gross),
  };
}

/** How much of each day's income was spent on that day or the next: money that only passes through. */
function passedOn(slices: readonly PaymentSlice[]): bigint {
  let [passed, left, leftOn] = [0n, 0n, NaN];
  for (const { day, tally } of slices) {
    let spent = sumOf(tally, 'spending').kept;
    const earned = sumOf(tally, 'income').kept;
    if (day === leftOn + 1) {
      const old = least(left, spent);
      passed += old;
      spent -= old;
    }
    const fresh = least(earned, spent);
    passed += fresh;
    [left, leftOn] = [earned - fresh, day];
  }
  return passed;
}

const fewestPayDays = 3;
const shortestCycle_days = 5;
const longestCycle_days = 40;
const steadiestVariation = 0.4;

/**
 * Income that recurs: from payers who paid on at least three days, five to forty days apart on average, with gaps whose
 * deviation is at most 40 % of their mean. For windows that can hold three monthly wages.
 */
export function recurringIncomeFeatures({ total, slices }: PaymentWindow): Features {
  let [recurring, payers] = [0n, 0];
  for (const [payer, days] of daysByPayer(slices)) {
    const between = gaps(days);
    const { mean, std } = meanAndStd(between);
    if (days.length < fewestPayDays || mean === null || std === null) continue;
    if (mean < shortestCycle_days || mean > longestCycle_days || std > steadiestVariation * mean) continue;
    recurring += total.parties.payer.get(payer)!.kept;
    payers += 1;
  }
  return {
    income_recurring_share: ratio(recurring, sumOf(total, 'income').kept),
    income_recurring_payers: payers,
  };
}

function daysByPayer(slices: readonly PaymentSlice[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { day, tally } of slices) {
    for (const payer of tally.parties.payer.keys()) {
      const days = found.get(payer);
      if (days) days.push(day);
      else found.set(payer, [day]);
    }
  }
  return found;
}
