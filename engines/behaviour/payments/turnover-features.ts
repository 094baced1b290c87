import { isoWeekday } from '../records/civil-day.ts';
import type { Features } from '../features/features.ts';
import { variation } from '../features/summary-stats.ts';
import { amountVariation, largest, longestGap_days, ratio } from './payment-figures.ts';
import type { PaymentSlice } from './payment-day.ts';
import { sumOf } from './payment-tally.ts';
import { type PaymentWindow, windowFrom } from './payment-window.ts';

const weekLength_days = 7;
const monthLength_days = 30;
const fewestWeeks = 4;
const fewestMonths = 3;

/** The trade of a sole trader: what customers paid at the counter. Null, not 0, where shape is asked and nobody paid. */
export function turnoverFeatures(window: PaymentWindow): Features {
  const { total, slices, first_day, last_day } = window;
  const sales = sumOf(total, 'sale');
  const { customer } = total.parties;
  const trading = slices.filter(({ tally }) => sumOf(tally, 'sale').rows > 0);
  const days = trading.map(({ day }) => day);
  const traded = days.length > 0;
  return {
    turnover_sales: sales.rows,
    turnover_sum_minor: Number(sales.kept),
    turnover_customers: customer.size,
    turnover_repeat_customers_share: repeatShare(trading, customer.size),
    turnover_top_customer_share: ratio(largest(customer), sales.gross),
    turnover_ticket_mean_minor: ratio(sales.kept, sales.rows),
    turnover_ticket_median_minor: medianTicket(total.tickets, sales.rows),
    turnover_ticket_variation: amountVariation(sales),
    turnover_trading_days_share: traded ? days.length / (last_day - first_day + 1) : null,
    turnover_longest_gap_days: traded ? longestGap_days(days, first_day, last_day) : null,
    turnover_weeks_without_trade_share: traded ? idleWeeks(days, first_day, last_day) : null,
    turnover_weekend_share: ratio(
      keptOn(trading, (day) => isoWeekday(day) >= 6),
      sales.kept,
    ),
    turnover_weekday_variation: traded ? weekdayVariation(trading, first_day, last_day) : null,
    turnover_refunds_share: ratio(sumOf(total, 'refund-given').gross, sales.gross),
  };
}

/** For windows of at least three months of 30 days: how trade differs from one to the next. */
export function seasonFeatures({ slices, first_day, last_day }: PaymentWindow): Features {
  const months = Math.floor((last_day - first_day + 1) / monthLength_days);
  const sums = Array.from({ length: months }, () => 0n);
  for (const { day, tally } of slices) {
    const month = Math.floor((last_day - day) / monthLength_days);
    if (month < months) sums[month]! += sumOf(tally, 'sale').kept;
  }
  return { turnover_month_variation: months < fewestMonths ? null : variation(sums.map(Number)) };
}

/** Sales of the window over those of as long a time before it, less one; null unless the older time is covered and had sales. */
export function growthFeatures({ history, total, from_ms }: PaymentWindow): Features {
  const before_ms = from_ms - (history.as_of_ms - from_ms);
  if (history.first_ms === null || history.first_ms > before_ms) return { turnover_growth: null };
  const now = sumOf(total, 'sale').kept;
  const both = sumOf(windowFrom(history, before_ms).total, 'sale').kept;
  return { turnover_growth: ratio(now - (both - now), both - now) };
}

function repeatShare(trading: readonly PaymentSlice[], customers: number): number | null {
  const days = new Map<string, number>();
  for (const { tally } of trading) {
    for (const customer of tally.parties.customer.keys()) days.set(customer, (days.get(customer) ?? 0) + 1);
  }
  return ratio([...days.values()].filter((count) => count > 1).length, customers);
}

function medianTicket(tickets: ReadonlyMap<bigint, number>, sales: number): number | null {
  if (sales === 0) return null;
  const sorted = [...tickets].sort(([a], [b]) => (a < b ? -1 : 1));
  const at = (rank: number): number => {
    let seen = 0;
    for (const [amount, count] of sorted) {
      seen += count;
      if (seen > rank) return Number(amount);
    }
    throw new RangeError('a rank lies below the number of tickets');
  };
  return (at(Math.floor((sales - 1) / 2)) + at(Math.floor(sales / 2))) / 2;
}

/** Share of the whole weeks, counted back from the last day, without a sale. */
function idleWeeks(days: readonly number[], first_day: number, last_day: number): number | null {
  const weeks = Math.floor((last_day - first_day + 1) / weekLength_days);
  const busy = new Set(
    days.map((day) => Math.floor((last_day - day) / weekLength_days)).filter((week) => week < weeks),
  );
  return ratio(weeks - busy.size, weeks);
}

/** Deviation over mean of the mean takings of the seven weekdays; null below four weeks. */
function weekdayVariation(trading: readonly PaymentSlice[], first_day: number, last_day: number): number | null {
  const days = last_day - first_day + 1;
  if (days < fewestWeeks * weekLength_days) return null;
  const means = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const first = (weekday - isoWeekday(first_day) + weekLength_days) % weekLength_days;
    return Number(keptOn(trading, (day) => isoWeekday(day) === weekday)) / Math.ceil((days - first) / weekLength_days);
  });
  return variation(means);
}

function keptOn(slices: readonly PaymentSlice[], counts: (day: number) => boolean): bigint {
  let kept = 0n;
  for (const { day, tally } of slices) if (counts(day)) kept += sumOf(tally, 'sale').kept;
  return kept;
}
