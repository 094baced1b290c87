import { describe, expect, it } from 'vitest';
import type { Features } from '../features/features.ts';
import { type Transaction, transaction } from '../records/transaction.ts';
import { china } from '../test/arbitrary-records.ts';
import { statementFeatures } from './statement-features.ts';

const as_of = Temporal.Instant.from('2024-07-01T00:00:00+08:00');

let order = 0;

/** A payment at noon of a day of 2024, counted back from the last of June. */
function paid(
  daysAgo: number,
  amount: number,
  changes: Partial<Transaction> & { readonly hour?: number } = {},
): Transaction {
  const { hour = 12, ...rest } = changes;
  const date = Temporal.PlainDate.from('2024-06-30').subtract({ days: daysAgo });
  const wall_ms = date.toPlainDateTime({ hour }).toZonedDateTime('UTC').epochMilliseconds;
  order += 1;
  return transaction({
    at_ms: china.toEpoch(wall_ms),
    wall_ms,
    amount: BigInt(amount),
    currency: 'CNY',
    direction: 'out',
    status: 'posted',
    category: '商户消费',
    counterparty: '某店',
    order_id: `o${order}`,
    source_line: order,
    ...rest,
  });
}

const wage = (daysAgo: number, amount = 500_000, changes: Partial<Transaction> = {}): Transaction =>
  paid(daysAgo, amount, { direction: 'in', category: '转账', counterparty: '某公司', ...changes });
const sale = (daysAgo: number, amount: number, counterparty = '顾客'): Transaction =>
  paid(daysAgo, amount, { direction: 'in', category: '二维码收款', counterparty });
const at = (rows: readonly Transaction[]): Features => statementFeatures(rows, { as_of });

describe('income', () => {
  it('of one employer every thirty days recurs; that of ever other friends does not', () => {
    const wages = [150, 120, 90, 60, 30, 0].map((ago) => wage(ago));
    const gifts = [140, 77, 33, 4].map((ago, friend) => wage(ago, 100_000, { counterparty: `友${friend}` }));
    const found = at([...wages, ...gifts]);
    expect(found['income_recurring_share__180d']).toBeCloseTo(3_000_000 / 3_400_000);
    expect(found['income_recurring_payers__180d']).toBe(1);
    expect(at(gifts)['income_recurring_share__all']).toBe(0);
  });

  it('has an interval, its variation and the longest time without any', () => {
    const found = at([30, 20, 0].map((ago) => wage(ago)));
    expect(found).toMatchObject({
      income_interval_mean_days__all: 15,
      income_interval_variation__all: 1 / 3,
      income_longest_gap_days__all: 19,
      income_days_since_last: 0,
    });
  });

  it('that is spent by the next day only passes through', () => {
    const through = [wage(10, 1_000), paid(10, 300), paid(9, 400), paid(8, 300)];
    expect(at(through)['income_passed_on_share__30d']).toBeCloseTo(0.7);
    expect(at([wage(10, 1_000), paid(8, 300)])['income_passed_on_share__30d']).toBe(0);
  });

  it('that goes back to its payer within a week is told from what goes back in a month', () => {
    const circle = [wage(40, 1_000, { counterparty: '甲' }), paid(37, 600, { counterparty: '甲' })];
    const slow = [wage(40, 1_000, { counterparty: '甲' }), paid(20, 600, { counterparty: '甲' })];
    const shares = (rows: Transaction[]) => [at(rows)['round_trip_share__90d'], at(rows)['round_trip_week_share__90d']];
    expect([shares(circle), shares(slow)]).toEqual([
      [0.6, 0.6],
      [0.6, 0],
    ]);
  });

  it('grows by the newer three months over the older three', () => {
    const rows = [175, 150, 120, 80, 50, 20].map((ago, month) => wage(ago, month < 3 ? 100_000 : 150_000));
    const found = statementFeatures(rows, {
      as_of,
      covered: { from: Temporal.Instant.from('2024-01-01T00:00:00+08:00'), to: as_of },
    });
    expect(found['income_monthly_growth']).toBeCloseTo(0.5);
  });
});

describe('spending and counterparties', () => {
  it('is at night from 23:00 to 05:00, and a row that shows only a date is neither day nor night', () => {
    const rows = [paid(3, 1, { hour: 23 }), paid(3, 1, { hour: 4 }), paid(3, 1, { hour: 5 }), paid(3, 1, { hour: 0 })];
    expect(at(rows)['spending_night_share__30d']).toBeCloseTo(2 / 3);
  });

  it('are new when none of their payments lies before the window', () => {
    const rows = [
      paid(50, 1, { counterparty: '旧' }),
      paid(5, 1, { counterparty: '旧' }),
      paid(4, 1, { counterparty: '新' }),
    ];
    const found = at(rows);
    expect(found['counterparties_new_per_month__30d']).toBe(1);
    expect(found['counterparties_new_per_month__90d']).toBeNull();
  });

  it('spread or gather, by entropy and concentration', () => {
    const found = at(['甲', '乙', '丙', '丁'].map((counterparty) => paid(3, 100, { counterparty })));
    expect(found['counterparties_out_entropy__30d']).toBeCloseTo(Math.log(4));
    expect(found['counterparties_out_concentration__30d']).toBeCloseTo(0.25);
    expect(found['counterparties_in_entropy__30d']).toBeNull();
  });

  it('leaves money of the own accounts out of the net flow, and says how much of it there is', () => {
    const own = paid(3, 700, { direction: 'neutral', category: '零钱提现' });
    const found = at([wage(5, 1_000), paid(4, 300), own]);
    expect(found).toMatchObject({
      net_flow_minor__30d: 700,
      net_flow_to_income__30d: 0.7,
      transactions_own_share__30d: 0.35,
    });
  });

  it('is looked at right after income', () => {
    const found = at([wage(10), paid(10, 100), paid(8, 100), paid(7, 200)]);
    expect(found['spending_after_income_share__30d']).toBe(0.5);
    expect(at([paid(3, 1)])['spending_after_income_share__30d']).toBeNull();
  });
});

describe('obligations', () => {
  it('tell pay-later, cards, airtime and the rest apart', () => {
    const repay = (changes: Partial<Transaction>) =>
      paid(3, 1_000, { direction: 'neutral', category: '信用借还', ...changes });
    const found = at([
      wage(5, 10_000),
      repay({ description: '花呗主动还款' }),
      repay({ category: '信用卡还款' }),
      repay({ category: 'Loan Repayment', description: 'Okoa airtime' }),
      paid(2, 100, { method: '花呗&红包' }),
      paid(2, 300, { method: '某银行信用卡(0000)' }),
    ]);
    expect(found).toMatchObject({
      obligations_bnpl_repayments__30d: 1,
      obligations_card_repayments__30d: 1,
      obligations_airtime_repayments__30d: 1,
      repayments__30d: 3,
      obligations_share_of_income__30d: 0.3,
      obligations_bnpl_spending_share__30d: 0.25,
      obligations_card_spending_share__30d: 0.75,
    });
  });

  it('paid on the heels of a new loan are one debt paid with another', () => {
    const loan = paid(20, 5_000, { direction: 'in', category: '信用借还', description: '借呗放款' });
    const repay = (ago: number) => paid(ago, 1_000, { direction: 'neutral', category: '信用卡还款' });
    const found = at([loan, repay(25), repay(20), repay(17), repay(16)]);
    expect(found).toMatchObject({ obligations_rollover_share__30d: 0.5, loans_received_sum_minor__30d: 5_000 });
  });
});

describe('the balance of the account', () => {
  const shown = (daysAgo: number, change: number, balance: number): Transaction =>
    paid(daysAgo, Math.abs(change), {
      direction: change < 0 ? 'out' : 'in',
      category: '转账',
      balance: BigInt(balance),
    });

  it('is weighted by the time that it stood, and stands into a window that begins later', () => {
    // Noon to noon: 1,000 for 24 days inside the window of 30, then 400 for 6 and a half days less the half before.
    const found = at([shown(90, 1_000, 1_000), shown(6, -600, 400)]);
    expect(found['account_balance_mean_minor__30d']).toBeCloseTo((1_000 * 23.5 + 400 * 6.5) / 30);
    expect(found['account_balance_min_minor__30d']).toBe(400);
    expect(found['account_balance_unexplained_share__30d']).toBe(0);
  });

  it('is low on days on which it falls below what a day costs', () => {
    const found = at([shown(29, 10_000, 10_000), shown(9, -9_990, 10), shown(4, 5_000, 5_010)]);
    // 9,990 spent in 29.5 days: 338 a day. Below it from the tenth last day to the fifth last.
    expect(found['account_balance_low_days_share__30d']).toBeCloseTo(6 / 30);
  });

  it('is unknown where most balances do not follow from the one before: two accounts in one statement', () => {
    const mixed = [shown(9, 100, 100), shown(8, 100, 9_000), shown(7, 100, 200), shown(6, 100, 9_100)];
    expect(at(mixed)).toMatchObject({
      account_balance_unexplained_share__30d: 1,
      account_balance_mean_minor__30d: null,
    });
  });

  it('follows through rows that a source files under one instant, in whatever order they come', () => {
    const day = [shown(5, 100, 100), shown(5, -30, 70), shown(5, 50, 120), shown(5, -20, 100)];
    const numbered = (numbers: readonly string[]) => day.map((row, index) => ({ ...row, order_id: numbers[index]! }));
    for (const rows of [day, day.toReversed(), numbered(['4', '2', '3', '1']), numbered(['2', '4', '1', '3'])]) {
      expect(at(rows)).toMatchObject({
        account_balance_unexplained_share__30d: 0,
        account_balance_mean_minor__30d: 100,
      });
    }
  });

  it('is null without a row that carries one', () => {
    expect(at([paid(3, 1)])).toMatchObject({
      account_balance_mean_minor__30d: null,
      account_balance_unexplained_share__30d: null,
    });
  });
});

describe('the trade of a sole trader', () => {
  const everyDay = Array.from({ length: 60 }, (_, ago) => sale(ago, 1_000, `客${ago % 10}`));

  it('has size, customers and season', () => {
    expect(at(everyDay)).toMatchObject({
      turnover_sales__30d: 30,
      turnover_sum_minor__30d: 30_000,
      turnover_customers__30d: 10,
      turnover_repeat_customers_share__30d: 1,
      turnover_top_customer_share__30d: 0.1,
      turnover_ticket_median_minor__30d: 1_000,
      turnover_ticket_variation__30d: 0,
      turnover_weeks_without_trade_share__30d: 0,
    });
  });

  it('that rests on weekends varies over the weekdays', () => {
    const open = everyDay.filter(({ wall_ms }) => new Date(wall_ms).getUTCDay() % 6 !== 0);
    expect(at(open)).toMatchObject({ turnover_weekend_share__all: 0 });
    // Five equal days and two empty ones: deviation over mean is the root of 2/5.
    expect(at(open)['turnover_weekday_variation__all']).toBeCloseTo(Math.sqrt(0.4), 1);
  });

  it('has weeks without trade, and the longest of them', () => {
    const pause = everyDay.filter((_, ago) => ago < 5 || ago >= 21);
    expect(at(pause)).toMatchObject({
      turnover_weeks_without_trade_share__30d: 0.5,
      turnover_longest_gap_days__30d: 16,
    });
  });

  it('grows against as long a time before it, when that time is covered', () => {
    const rows = Array.from({ length: 61 }, (_, ago) => sale(ago, ago < 30 ? 1_500 : 1_000));
    expect(at(rows)['turnover_growth__30d']).toBeCloseTo(0.5);
    expect(at(rows)['turnover_growth__90d']).toBeNull();
  });

  it('is nothing to measure, not bad, where nobody pays at a counter', () => {
    expect(at([wage(5)])).toMatchObject({
      turnover_sales__30d: 0,
      turnover_ticket_mean_minor__30d: null,
      turnover_weeks_without_trade_share__30d: null,
    });
  });

  it('is less by what is given back to customers', () => {
    const given = paid(3, 500, { status: 'refund', category: '退款' });
    expect(at([sale(4, 2_000), given])).toMatchObject({
      turnover_refunds_share__30d: 0.25,
      net_flow_minor__30d: 1_500,
    });
  });
});

describe('what a statement does not say', () => {
  it('is counted: rows of unknown words, and fees where they are shown', () => {
    const found = at([paid(3, 900, { fee: 9n }), paid(3, 100, { category: '没有人认识', direction: 'in' })]);
    expect(found).toMatchObject({
      transactions_unknown_share__30d: 0.5,
      transactions_fee_share__30d: 0.009,
      income_payments__30d: 0,
    });
  });
});
