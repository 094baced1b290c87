import fc from 'fast-check';
import { type Transaction, transaction } from '../records/transaction.ts';
import { china } from './arbitrary-records.ts';

const start_ms = Temporal.Instant.from('2024-01-01T00:00:00Z').epochMilliseconds;
const hour_ms = 3_600_000;

type Words = Pick<Transaction, 'category' | 'direction'> & Partial<Transaction>;

/** What wallets and banks write, of every nature there is, and words that nobody knows. */
const words: readonly Words[] = [
  { category: '转账', direction: 'in', description: '工资' },
  { category: '二维码收款', direction: 'in' },
  { category: '商户消费', direction: 'out' },
  { category: '商户消费', direction: 'out', method: '花呗' },
  { category: '日用百货', direction: 'out', method: '某银行信用卡(0000)' },
  { category: '信用借还', direction: 'neutral', description: '花呗自动还款' },
  { category: '信用借还', direction: 'in', description: '借呗放款' },
  { category: '零钱提现', direction: 'neutral' },
  { category: '投资理财', direction: 'neutral', description: '基金买入' },
  { category: '退款', direction: 'out', status: 'refund' },
  { category: '没有人认识的词', direction: 'in' },
  { category: '', direction: 'neutral' },
];

const status = fc.constantFrom<Transaction['status']>(
  'posted',
  'posted',
  'posted',
  'posted',
  'pending',
  'failed',
  'closed',
);

const hot_hour = 80 * 24;

/** Half of all hours lie in one day and in the one thirty days before it: days that a window or an instant cuts. */
const arbitraryHour = fc.oneof(
  fc.integer({ min: 0, max: 120 * 24 - 1 }),
  fc.integer({ min: hot_hour, max: hot_hour + 23 }),
  fc.integer({ min: hot_hour - 30 * 24, max: hot_hour - 30 * 24 + 23 }),
);

/**
 * One row of the first third of 2024, on the hour: rows that meet in a day and in an instant are common, and so are rows
 * of one payment that differ in what has become of it.
 */
const arbitraryPayment: fc.Arbitrary<Transaction> = fc
  .record({
    hour: arbitraryHour,
    words: fc.constantFrom(...words),
    status,
    amount: fc.bigInt({ min: 0n, max: 5_000n }),
    given_back: fc.constantFrom(0n, 0n, 0n, 50n),
    counterparty: fc.constantFrom('甲', '乙', '丙', null),
    order: fc.option(fc.integer({ min: 0, max: 40 })),
    arrives: fc.option(fc.integer({ min: 0, max: 150 * 24 })),
    balance: fc.option(fc.bigInt({ min: -1_000n, max: 9_000n })),
    fee: fc.option(fc.constantFrom(0n, 10n)),
    gives_back: fc.boolean(),
  })
  .map(({ hour, words: written, order, arrives, counterparty, given_back, gives_back, ...row }) => {
    const at_ms = start_ms + hour * hour_ms;
    return transaction({
      ...row,
      ...written,
      at_ms,
      wall_ms: china.toWall(at_ms),
      currency: 'CNY',
      refunded: given_back,
      refund_of: written.status === 'refund' && gives_back ? `o${order ?? 0}` : null,
      counterparty,
      order_id: order === null ? null : `o${order}`,
      arrived_ms: arrives === null ? null : start_ms + arrives * hour_ms,
      source_line: 0,
    });
  });

/** Some of them come a second time, at another moment. */
export const arbitraryPayments = fc
  .tuple(
    fc.array(arbitraryPayment, { minLength: 1, maxLength: 40 }),
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 150 * 24 })), { maxLength: 20 }),
  )
  .map(([rows, again]) => [
    ...rows,
    ...again.map(([which, arrives]) => ({
      ...rows[which % rows.length]!,
      arrived_ms: start_ms + arrives * hour_ms,
    })),
  ]);

/** An instant from before the first of them to after the last has arrived. */
export const arbitraryMoment: fc.Arbitrary<Temporal.Instant> = fc
  .oneof(fc.integer({ min: -24, max: 200 * 24 }), fc.integer({ min: hot_hour, max: hot_hour + 24 }))
  .map((hour) => Temporal.Instant.fromEpochMilliseconds(start_ms + hour * hour_ms));
