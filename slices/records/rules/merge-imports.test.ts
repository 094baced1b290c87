import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredTransaction } from '../contract.ts';
import { mergeRows, transactionIdentity } from './merge-imports.ts';

interface Row {
  readonly at_ms: number;
  readonly name: string;
}

const row = fc.record({ at_ms: fc.integer({ min: 0, max: 5 }), name: fc.constantFrom('a', 'b') });
const identity = ({ at_ms, name }: Row): string => `${at_ms}${name}`;
const count = (rows: readonly Row[], key: string): number => rows.filter((one) => identity(one) === key).length;

describe('rows of several files', () => {
  it('appear as often as in the file that holds them most, in the order of time', () => {
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 8 }), { maxLength: 4 }), (files) => {
        const merged = mergeRows(files, identity);
        for (const key of new Set(files.flat().map(identity))) {
          expect(count(merged, key)).toBe(Math.max(...files.map((file) => count(file, key))));
        }
        expect(merged.map(({ at_ms }) => at_ms)).toEqual(merged.map(({ at_ms }) => at_ms).toSorted((a, b) => a - b));
      }),
    );
  });

  it('are taken from the newest file that has them', () => {
    const older = { at_ms: 1, name: 'a', refunded: '0' };
    const newer = { at_ms: 1, name: 'a', refunded: '500' };
    expect(mergeRows([[newer], [older]], identity)).toEqual([newer]);
  });
});

describe('a payment of two sources', () => {
  const stored = (given: Partial<StoredTransaction>): StoredTransaction => ({
    at_ms: 1_000,
    wall_ms: 1_000,
    amount: '5000',
    currency: 'CNY',
    direction: 'out',
    status: 'posted',
    refunded: '0',
    refund_of: null,
    counterparty: null,
    counterparty_account: null,
    category: 'Merchant Payment',
    description: '',
    method: null,
    status_text: 'completed',
    order_id: 'o-1',
    merchant_order_id: null,
    note: null,
    balance: null,
    fee: null,
    arrived_ms: null,
    source_line: 1,
    ...given,
  });
  const merged = (...rows: readonly Partial<StoredTransaction>[]) =>
    mergeRows(
      rows.map((row) => [stored(row)]),
      transactionIdentity,
    );

  it('is one by its order, though words, status and time differ', () => {
    const booked = { at_ms: 90_000, category: '商户消费', status_text: '支付成功' };
    expect(merged(booked, { status: 'pending' })).toMatchObject([booked]);
  });

  it('is one by its time where there is no order, and two where one of the rest differs', () => {
    expect(merged({ order_id: null }, { order_id: null })).toHaveLength(1);
    expect(merged({ order_id: ' ' }, { order_id: ' ', at_ms: 2_000 })).toHaveLength(2);
    expect(merged({}, { amount: '5001' })).toHaveLength(2);
    expect(merged({}, { direction: 'in' })).toHaveLength(2);
  });

  it('is not every payment whose order a spreadsheet has rounded', () => {
    expect(merged({ order_id: '1.23E+27' }, { order_id: '1.23E+27', at_ms: 2_000 })).toHaveLength(2);
  });
});
