import { type LineRecord, natureOf, readCallRecords, readStatement, type Transaction } from '@lendline/behaviour';
import { describe, expect, it } from 'vitest';
import { createWorld } from './world.ts';

const start = Temporal.PlainDate.from('2025-01-01');
const world = createWorld({ seed: 'files', people: 1000, country: 'cn', start, days: 365 });
const span = { from: Temporal.PlainDate.from('2024-11-15'), until: Temporal.PlainDate.from('2025-02-01') };

const seen = ({ kind, direction, peer, at_ms, seconds }: LineRecord): unknown => ({
  kind,
  direction,
  peer,
  at_ms,
  seconds,
});
const byTime = (a: { at_ms: number }, b: { at_ms: number }): number => a.at_ms - b.at_ms;

describe('files of the simulated country', () => {
  it('a call list reads back as the records it was made from, across a new year', () => {
    for (const index of [1, 4, 8]) {
      const records = world.callRecords(index, span.from, span.until);
      const file = world.callListFile(index, { format: 'carrier-list', ...span });
      const read = readCallRecords(file.bytes, { zone: 'Asia/Shanghai' });
      if (!read.ok) throw new Error('the list is readable');
      expect(read.value.rejected).toEqual([]);
      const sorted = (rows: readonly LineRecord[]): unknown[] =>
        rows.map(seen).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
      expect(sorted(read.value.records)).toEqual(sorted(records));
    }
  });

  it.each(['alipay', 'wechat'] as const)('%s: a statement reads back with the same money in and out', async (kind) => {
    for (const index of [1, 2, 3]) {
      const file = world.statementFile(index, { kind, ...span });
      const read = await readStatement(file.bytes, { kind, zone: 'Asia/Shanghai' });
      if (!read.ok) throw new Error('the statement is readable');
      expect(read.value.rejected).toEqual([]);
      expect(read.value.warnings).toEqual([]);
      expect(read.value.kind).toBe(kind);
      const total = (rows: readonly Transaction[], direction: string): bigint =>
        rows.filter((row) => row.direction === direction).reduce((sum, row) => sum + row.amount, 0n);
      const truth = world.transactions(index, span.from, span.until);
      const rows = read.value.transactions.toSorted(byTime);
      expect(rows.length).toBe(truth.length);
      // WeChat files a refund as income, Alipay as neutral; spending is the same in both.
      expect(total(rows, 'out')).toBe(total(truth, 'out'));
      const earned = (list: readonly Transaction[]): bigint =>
        list.filter((row) => natureOf(row) === 'income').reduce((sum, row) => sum + row.amount, 0n);
      expect(earned(rows)).toBe(earned(truth));
    }
  });

  it('are the same bytes each time', () => {
    const again = createWorld({ seed: 'files', people: 1000, country: 'cn', start, days: 365 });
    again.person(900);
    expect(again.statementFile(7, { kind: 'alipay', ...span })).toEqual(
      world.statementFile(7, { kind: 'alipay', ...span }),
    );
    expect(again.callListFile(7, { format: 'bandicoot', ...span })).toEqual(
      world.callListFile(7, { format: 'bandicoot', ...span }),
    );
  });
});
