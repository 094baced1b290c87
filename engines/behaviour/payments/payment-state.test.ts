import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureDefinition } from '../catalogue/feature-catalogue.ts';
import { windowStart } from '../features/feature-window.ts';
import { type Transaction, transaction } from '../records/transaction.ts';
import { arbitraryMoment, arbitraryPayments } from '../test/arbitrary-payments.ts';
import { decodePaymentDay, encodePaymentDay } from './payment-day.ts';
import { emptyPayments, ingestPayments, paymentDays, type Payments, paymentsOfDays } from './payment-state.ts';
import { paymentFeaturesAt } from './statement-features.ts';
import { statementWindows } from './statement-windows.ts';

function paymentsOf(rows: readonly Transaction[]): Payments {
  const payments = emptyPayments();
  ingestPayments(payments, rows);
  return payments;
}

const stored = (payments: Payments): string[] => paymentDays(payments).map(encodePaymentDay);

function restored(texts: readonly string[]): Payments {
  const days = texts.map((text) => {
    const day = decodePaymentDay(text);
    if (!day.ok) throw new Error(day.error);
    return day.value;
  });
  return paymentsOfDays({}, days);
}

/** The rows once and some again, in another order, cut into the deliveries of a stream. */
const deliveries = arbitraryPayments.chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    stream: fc
      .tuple(fc.shuffledSubarray(rows, { minLength: rows.length }), fc.shuffledSubarray(rows))
      .map(([all, again]) => [...all, ...again]),
    cuts: fc.array(fc.nat({ max: rows.length * 2 }), { maxLength: 4 }),
  }),
);

function batches<Row>(rows: readonly Row[], cuts: readonly number[]): Row[][] {
  const ends = [...cuts, rows.length].sort((a, b) => a - b);
  return ends.map((end, index) => rows.slice(ends[index - 1] ?? 0, end));
}

describe('payments in day buckets', () => {
  it('come to the same, bit for bit, in whatever order, split and repetition they arrive', () => {
    fc.assert(
      fc.property(deliveries, arbitraryMoment, ({ rows, stream, cuts }, as_of) => {
        const incremental = emptyPayments();
        for (const batch of batches(stream, cuts)) {
          ingestPayments(incremental, batch);
          // Asking in between makes buckets that what follows has to drop again.
          paymentFeaturesAt(incremental, as_of);
        }
        const batch = paymentsOf(rows);
        expect(stored(incremental)).toEqual(stored(batch));
        expect(paymentFeaturesAt(incremental, as_of)).toEqual(paymentFeaturesAt(batch, as_of));
      }),
    );
  });

  it('come to the same when days are stored, read and joined, the same day twice as well', () => {
    fc.assert(
      fc.property(deliveries, arbitraryMoment, ({ rows, stream, cuts }, as_of) => {
        const parts = batches(stream, cuts).flatMap((batch) => stored(paymentsOf(batch)));
        const joined = restored([...parts, ...parts]);
        expect(stored(joined)).toEqual(stored(paymentsOf(rows)));
        expect(paymentFeaturesAt(joined, as_of)).toEqual(paymentFeaturesAt(paymentsOf(rows), as_of));
      }),
    );
  });

  it('tell of an instant what was told then: nothing that arrived later changes it', () => {
    fc.assert(
      fc.property(arbitraryPayments, arbitraryMoment, (rows, as_of) => {
        const known = rows.filter(({ arrived_ms }) => (arrived_ms ?? -Infinity) <= as_of.epochMilliseconds);
        expect(paymentFeaturesAt(paymentsOf(rows), as_of)).toEqual(paymentFeaturesAt(paymentsOf(known), as_of));
      }),
    );
  });

  it('tell nothing of what happens at or after the instant, refunds of what happened before included', () => {
    fc.assert(
      fc.property(arbitraryPayments, arbitraryMoment, (rows, as_of) => {
        const plain = rows.map((row) => ({ ...row, refunded: 0n }));
        const before = plain.filter(({ at_ms }) => at_ms < as_of.epochMilliseconds);
        expect(paymentFeaturesAt(paymentsOf(plain), as_of)).toEqual(paymentFeaturesAt(paymentsOf(before), as_of));
      }),
    );
  });

  it('agree with a plain count and sum over the rows of each window', () => {
    fc.assert(
      fc.property(arbitraryPayments, arbitraryMoment, (rows, as_of) => {
        const unique = rows.map((row, index) => ({ ...row, order_id: `u${index}`, refund_of: null }));
        const features = paymentFeaturesAt(paymentsOf(unique), as_of);
        const seen = unique.filter(
          ({ at_ms, arrived_ms }) =>
            at_ms < as_of.epochMilliseconds && (arrived_ms ?? -Infinity) <= as_of.epochMilliseconds,
        );
        for (const window of statementWindows) {
          const inside = seen.filter(({ at_ms }) => at_ms >= windowStart(window, as_of));
          // A payment that is closed was paid once when something of it came back.
          const paidIn = inside.filter(
            ({ direction, status, refunded }) =>
              direction === 'in' && (status === 'posted' || (status === 'closed' && refunded > 0n)),
          );
          const earned = paidIn.filter(({ category }) => category === '转账' || category === '二维码收款');
          const kept = earned.reduce((sum, row) => sum + Math.max(0, Number(row.amount - row.refunded)), 0);
          expect(features[`transactions__${window}`]).toBe(seen.length === 0 ? null : inside.length);
          expect(features[`income_sum_minor__${window}`]).toBe(seen.length === 0 ? null : kept);
        }
      }),
    );
  });

  it('give values that stay within the bounds of the catalogue', () => {
    fc.assert(
      fc.property(arbitraryPayments, arbitraryMoment, (rows, as_of) => {
        const outside = Object.entries(paymentFeaturesAt(paymentsOf(rows), as_of)).filter(([name, value]) => {
          const [low, high] = featureDefinition(name)!.range;
          if (value === null) return false;
          return !Number.isFinite(value) || value < (low ?? value) || value > (high ?? value) + 1e-9;
        });
        expect(outside).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('one payment', () => {
  const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
  const paid = (changes: Partial<Transaction>): Transaction =>
    transaction({
      at_ms: at('2024-03-01T10:00:00+08:00'),
      wall_ms: at('2024-03-01T10:00:00Z'),
      amount: 5_000n,
      currency: 'CNY',
      direction: 'out',
      status: 'posted',
      category: '商户消费',
      counterparty: '甲店',
      order_id: 'o1',
      source_line: 1,
      ...changes,
    });
  const spent = (payments: Payments, as_of: string): number | null =>
    paymentFeaturesAt(payments, Temporal.Instant.from(as_of))['spending_sum_minor__all']!;

  it('that two files tell of counts once, as the newer state of it', () => {
    const payments = paymentsOf([
      paid({ status: 'pending', arrived_ms: at('2024-03-01T12:00:00+08:00') }),
      paid({ refunded: 2_000n, arrived_ms: at('2024-03-05T12:00:00+08:00') }),
    ]);
    expect(spent(payments, '2024-03-03T00:00:00+08:00')).toBe(5_000);
    expect(spent(payments, '2024-03-06T00:00:00+08:00')).toBe(3_000);
  });

  it('that has been paid is not unpaid by an older file that is imported later', () => {
    const wage = { direction: 'in', category: '转账' } as const;
    const payments = paymentsOf([
      paid({ ...wage, arrived_ms: at('2024-03-05T12:00:00+08:00') }),
      paid({ ...wage, status: 'pending', arrived_ms: at('2024-03-09T12:00:00+08:00') }),
    ]);
    const features = paymentFeaturesAt(payments, Temporal.Instant.from('2024-03-10T00:00:00+08:00'));
    expect(features['income_sum_minor__all']).toBe(5_000);
  });

  it('is not taken back by an older file that is imported later', () => {
    const payments = paymentsOf([
      paid({ refunded: 2_000n, arrived_ms: at('2024-03-05T12:00:00+08:00') }),
      paid({ status: 'pending', arrived_ms: at('2024-03-09T12:00:00+08:00') }),
    ]);
    expect(spent(payments, '2024-03-10T00:00:00+08:00')).toBe(3_000);
  });

  it('stands until its refund happens, though the file read afterwards already tells of it', () => {
    const refund = paid({
      at_ms: at('2024-03-08T10:00:00+08:00'),
      order_id: 'o1_9',
      category: '退款',
      direction: 'neutral',
      status: 'refund',
      refund_of: 'o1',
    });
    const payments = paymentsOf([paid({ status: 'closed', refunded: 5_000n }), refund]);
    expect(spent(payments, '2024-03-04T00:00:00+08:00')).toBe(5_000);
    expect(spent(payments, '2024-03-08T09:00:00+08:00')).toBe(5_000);
    expect(spent(payments, '2024-03-08T11:00:00+08:00')).toBe(0);
    expect(spent(payments, '2024-03-09T00:00:00+08:00')).toBe(0);
  });

  it('is another one than its charge, which bears the same order number', () => {
    const payments = paymentsOf([paid({}), paid({ amount: 30n, category: '手续费' })]);
    expect(spent(payments, '2024-03-09T00:00:00+08:00')).toBe(5_030);
  });

  it('in another currency is a row and enters no sum', () => {
    const payments = emptyPayments({ currency: 'CNY' });
    ingestPayments(payments, [paid({}), paid({ order_id: 'o2', currency: 'USD', balance: 7n })]);
    expect(paymentFeaturesAt(payments, Temporal.Instant.from('2024-03-09T00:00:00+08:00'))).toMatchObject({
      spending_sum_minor__30d: 5_000,
      transactions__30d: 2,
      transactions_other_currency_share__30d: 0.5,
      account_balance_mean_minor__30d: null,
    });
  });

  it('of which a file tells hundreds of states costs no more than a few, whatever their order', () => {
    const states = Array.from({ length: 600 }, (_, state) =>
      paid({ counterparty: `第${state % 300}方`, arrived_ms: (state * 7_919) % 601 }),
    );
    const [forth, back] = [paymentsOf(states), paymentsOf(states.toReversed())];
    expect(stored(forth)).toEqual(stored(back));
    expect([...forth.days.values()][0]!.payments.values().next().value).toHaveLength(32);
  });

  it('without an order number is told from an equal one of the day by the balance', () => {
    const fare = { order_id: null, amount: 200n };
    const rows = [paid({ ...fare, balance: 900n }), paid({ ...fare, balance: 700n }), paid({ ...fare, balance: 900n })];
    expect(spent(paymentsOf(rows), '2024-03-09T00:00:00+08:00')).toBe(400);
  });
});

describe('a stored day', () => {
  it('holds keys in place of names when the scope has them', () => {
    const payments = emptyPayments({ party_key: (name) => `key-${name.length}` });
    const row = transaction({
      at_ms: 0,
      wall_ms: 0,
      amount: 1n,
      currency: 'CNY',
      direction: 'in',
      status: 'posted',
      category: '转账',
      counterparty: '某某公司',
      order_id: 'o1',
      source_line: 1,
    });
    const { days } = ingestPayments(payments, [row]);
    expect([...days]).toEqual([0]);
    expect(stored(payments)[0]).toContain('key-4');
    expect(stored(payments)[0]).not.toContain('某某公司');
  });

  it.each([
    ['[99,0,[]]', 'other-version'],
    ['[1,0]', 'not-a-day'],
    ['[1,0,5]', 'not-a-day'],
    ['[1,0,[[]]]', 'not-a-day'],
    ['[1,0,[[7]]]', 'not-a-day'],
    ['{}', 'not-a-day'],
    ['[1,0,[', 'not-a-day'],
  ])('%s is refused, not misread: %s', (text, error) => {
    expect(decodePaymentDay(text)).toEqual({ ok: false, error });
  });
});
