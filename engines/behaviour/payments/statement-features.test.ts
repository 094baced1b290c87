import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureCatalogue, featureDefinition, valueNames } from '../catalogue/feature-catalogue.ts';
import { coverage } from '../records/coverage.ts';
import { type Transaction, transaction } from '../records/transaction.ts';
import { arbitraryTransactions, china } from '../test/arbitrary-records.ts';
import { monthlyFlows, provenMoney } from './monthly-flows.ts';
import { statementFeatures } from './statement-features.ts';
import { natureOf } from './transaction-nature.ts';

const as_of = Temporal.Instant.from('2024-07-01T00:00:00+08:00');
const covered = { from: Temporal.Instant.from('2024-01-01T00:00:00+08:00'), to: as_of.subtract({ seconds: 1 }) };
const scope = { as_of, covered };

let order = 0;

function row(day: string, amount: number, changes: Partial<Transaction> = {}): Transaction {
  const wall_ms = Temporal.PlainDateTime.from(`${day}T12:00:00`).toZonedDateTime('UTC').epochMilliseconds;
  order += 1;
  return transaction({
    at_ms: china.toEpoch(wall_ms),
    wall_ms,
    amount: BigInt(amount),
    currency: 'CNY',
    direction: 'in',
    status: 'posted',
    counterparty: '某公司',
    category: '转账',
    status_text: '交易成功',
    order_id: `o${order}`,
    source_line: order,
    ...changes,
  });
}

const months = ['01', '02', '03', '04', '05', '06'].map((month) => `2024-${month}-10`);
const salary = months.map((day) => row(day, 500_000));

describe('proven income', () => {
  it('is the median of whole months and is not moved by one large month', () => {
    expect(provenMoney([...salary, row('2024-06-11', 9_000_000)], scope)).toMatchObject({
      months: 6,
      median_income: 500_000n,
      median_turnover: 500_000n,
    });
  });

  it.each<[string, Partial<Transaction>]>([
    ['a refund', { status: 'refund', category: '退款' }],
    ['a neutral row', { direction: 'neutral' }],
    ['money from the own savings pot', { description: '余额宝-自动转出' }],
    ['a sold fund', { description: '蚂蚁财富-卖出至余额宝' }],
    ['interest', { description: '余额宝-2024.03.01-收益发放' }],
    ['a loan paid out', { description: '借呗放款' }],
    ['money that has not arrived', { status: 'pending' }],
    ['a payment given back in full', { refunded: 900_000n }],
    ['a transfer from the own account at a bank', { counterparty: '张三' }],
  ])('leaves out %s', (_, changes) => {
    const extra = months.map((day) => row(day, 900_000, changes));
    const withExtra = provenMoney([...salary, ...extra], { ...scope, own_names: ['张三'] });
    expect(withExtra.median_income).toBe(500_000n);
  });

  it('is less by what a trader gives back to customers', () => {
    const given = months.map((day) => row(day, 30_000, { direction: 'out', status: 'refund', category: '退款' }));
    expect(provenMoney([...salary, ...given], scope).median_turnover).toBe(470_000n);
  });

  it('takes a month to be whole only when the statement covers all of it', () => {
    const from = Temporal.Instant.from('2024-04-15T00:00:00+08:00');
    const flows = monthlyFlows(salary, { as_of, covered: { ...covered, from } });
    expect(flows.map((flow) => flow.from.toString())).toEqual(['2024-06-01', '2024-05-01']);
    expect(provenMoney(salary, { as_of, covered: { ...covered, from } }).median_turnover).toBeNull();
  });

  it('is unknown without one whole month, not zero', () => {
    expect(provenMoney(salary.slice(-1), { as_of })).toEqual({
      months: 0,
      median_income: null,
      median_turnover: null,
      mean_obligations: null,
    });
  });

  it('is not moved by what happened after as_of', () => {
    const later = row('2024-07-10', 9_000_000);
    expect(statementFeatures([...salary, later], scope)).toEqual(statementFeatures(salary, scope));
  });
});

describe('obligations', () => {
  it('are the repayments of loans and cards, whichever way the wallet files them, rounded up', () => {
    const repaid = [
      row('2024-05-20', 100_000, { direction: 'neutral', category: '信用借还', description: '花呗主动还款' }),
      row('2024-06-20', 50_001, { direction: 'out', category: '信用卡还款' }),
    ];
    expect(provenMoney([...salary, ...repaid], scope).mean_obligations).toBe(25_001n);
    expect(statementFeatures([...salary, ...repaid], scope)['obligations_to_income']).toBeCloseTo(150_001 / 3_000_000);
  });

  it('do not count a repayment that failed', () => {
    const failed = row('2024-06-20', 50_000, { direction: 'out', category: '信用卡还款', status: 'failed' });
    expect(natureOf(failed)).toBe('void');
    expect(statementFeatures([...salary, failed], scope)['failed_payments__30d']).toBe(1);
  });
});

describe('statement features', () => {
  it('tell steady income from unsteady', () => {
    const unsteady = months.map((day, month) => row(day, 100_000 * (month + 1)));
    expect(statementFeatures(salary, scope)['income_monthly_variation']).toBe(0);
    expect(statementFeatures(unsteady, scope)['income_monthly_variation']).toBeGreaterThan(0.4);
  });

  it('see money that goes in a circle', () => {
    const back = months.map((day) => row(day, 400_000, { direction: 'out' }));
    expect(statementFeatures([...salary, ...back], scope)['round_trip_share__180d']).toBeCloseTo(0.8);
  });

  it('are those of the catalogue and no others, and null without a row', () => {
    const named = featureCatalogue.filter(({ source }) => source === 'statement').flatMap(valueNames);
    const none = statementFeatures([], scope);
    expect(Object.keys(none).toSorted()).toEqual(named.toSorted());
    const { statement_months, ...rest } = none;
    expect([statement_months, Object.values(rest).filter((value) => value !== null)]).toEqual([0, []]);
  });

  it('stay within the bounds of the catalogue', () => {
    fc.assert(
      fc.property(arbitraryTransactions, (transactions) => {
        const outside = Object.entries(statementFeatures(transactions, { as_of })).filter(([name, value]) => {
          const [low, high] = featureDefinition(name)!.range;
          return value !== null && (value < (low ?? value) || value > (high ?? value) + 1e-9);
        });
        expect(outside).toEqual([]);
      }),
    );
  });
});

describe('coverage', () => {
  it('says how many days the rows speak for and how old the newest is', () => {
    const found = coverage([row('2024-06-01', 1), row('2024-06-20', 1), row('2024-07-05', 1)], as_of);
    expect(found).toMatchObject({ days_covered: 20, days_with_rows: 2, age_days: 10, rows: 2 });
    expect(found.newest?.toString()).toBe('2024-06-20T04:00:00Z');
  });

  it('knows nothing without rows', () => {
    expect(coverage([], as_of)).toMatchObject({ days_covered: 0, newest: null, age_days: null });
  });
});
