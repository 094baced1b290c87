import type { Features } from '../features/features.ts';
import { amountVariation, ratio } from './payment-figures.ts';
import type { PaymentSlice } from './payment-day.ts';
import { sumOf } from './payment-tally.ts';
import type { PaymentWindow } from './payment-window.ts';

const payday_days = 3;

export function spendingFeatures({ total, slices }: PaymentWindow): Features {
  const spending = sumOf(total, 'spending');
  return {
    spending_sum_minor: Number(spending.kept),
    spending_amount_variation: amountVariation(spending),
    spending_night_share: ratio(sumOf(total, 'spent-at-night').rows, sumOf(total, 'spent-timed').rows),
    spending_weekend_share: ratio(sumOf(total, 'spent-on-weekend').rows, spending.rows),
    spending_refunded_share: ratio(spending.gross - spending.kept, spending.gross),
    spending_after_income_share: afterIncome(slices, spending.kept),
  };
}

/** Share of spending on a day with income or on the two days after one; null without income. */
function afterIncome(slices: readonly PaymentSlice[], spending: bigint): number | null {
  let [near, lastIncome] = [0n, -Infinity];
  for (const { day, tally } of slices) {
    if (sumOf(tally, 'income').rows > 0) lastIncome = day;
    if (day - lastIncome < payday_days) near += sumOf(tally, 'spending').kept;
  }
  return lastIncome === -Infinity ? null : ratio(near, spending);
}
