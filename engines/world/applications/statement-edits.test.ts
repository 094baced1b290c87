import { readStatement, type Transaction } from '@lendline/behaviour';
import { seededRandom } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import type { StatementFormat } from '../files.ts';
import { createWorld } from '../world.ts';
import { amountOf, closeSheet, openSheet, type StatementSheet } from './statement-bytes.ts';
import { editStatement, type StatementEdit } from './statement-edits.ts';

const start = Temporal.PlainDate.from('2025-01-01');
const world = createWorld({ seed: 'edits', people: 200, country: 'cn', start, days: 180 });
const span = { from: start, until: start.add({ days: 120 }) };
const kinds = ['alipay', 'wechat'] as const satisfies readonly StatementFormat[];

const own = (index: number, kind: StatementFormat): ReturnType<typeof world.statementFile> =>
  world.statementFile(index, { kind, ...span });
const after = (index: number, kind: StatementFormat, edit: StatementEdit): ReturnType<typeof world.statementFile> =>
  editStatement(own(index, kind), edit, { kind, random: seededRandom(`${index}`) });

/** What the head says comes in, and what the rows add up to. */
function incomeOf({ head, rows, kind }: StatementSheet): { declared: bigint; summed: bigint; declaredRows: number } {
  const text = new TextDecoder(kind === 'alipay' ? 'gb18030' : 'utf-8').decode(
    Uint8Array.from(head.join('\n'), (character) => character.charCodeAt(0)),
  );
  const [, whole, part] = /收入：\d+笔 (\d+)\.(\d+)元/.exec(text)!;
  const incoming = rows.filter(({ direction }) => direction === 'in');
  return {
    declared: BigInt(whole! + part!),
    summed: incoming.reduce((sum, row) => sum + amountOf(row, kind), 0n),
    declaredRows: Number(/共(\d+)笔记录/.exec(text)![1]),
  };
}

async function readBack(bytes: Uint8Array, kind: StatementFormat): Promise<readonly Transaction[]> {
  const read = await readStatement(bytes, { kind, zone: 'Asia/Shanghai' });
  if (!read.ok) throw new Error('a file that somebody edits well can still be read');
  return read.value.transactions;
}

describe.each(kinds)('a %s statement in the hands of a forger', (kind) => {
  it('that is only opened and closed stays the same to the byte, and its head says what its rows add up to', () => {
    for (const index of [1, 2, 3]) {
      const { bytes } = own(index, kind);
      expect(closeSheet(openSheet(bytes, kind))).toEqual(bytes);
      const { declared, summed } = incomeOf(openSheet(bytes, kind));
      expect(declared).toBe(summed);
    }
  });

  it('shows more income, which the head gives away unless it was corrected, too', () => {
    for (const edit of ['amounts-raised', 'rows-added'] as const) {
      const [before, careless, careful] = [
        own(4, kind),
        after(4, kind, edit),
        after(4, kind, `${edit}-head-corrected`),
      ];
      const [was, is, corrected] = [before, careless, careful].map(({ bytes }) => incomeOf(openSheet(bytes, kind)));
      expect(is!.summed).toBeGreaterThan(was!.summed);
      expect(is!.declared).toBe(was!.declared);
      expect(corrected!.summed).toBe(is!.summed);
      expect(corrected!.declared).toBe(corrected!.summed);
    }
  });

  it('has lost its repayments to others, so that its head counts rows that are not there', () => {
    const indebted = Array.from({ length: 60 }, (_, index) => index).find((index) =>
      openSheet(own(index, kind).bytes, kind).rows.some(({ text }) => text.includes('还款')),
    )!;
    const sheet = openSheet(after(indebted, kind, 'rows-removed').bytes, kind);
    expect(sheet.rows.some(({ text }) => text.includes('还款'))).toBe(false);
    expect(incomeOf(sheet).declaredRows).toBeGreaterThan(sheet.rows.length);
  });

  it('is read by whoever takes it in, made at home or not', async () => {
    for (const edit of ['amounts-raised', 'rows-added-head-corrected', 'self-made'] as const) {
      const rows = await readBack(after(5, kind, edit).bytes, kind);
      expect(rows.length).toBeGreaterThan(10);
      expect(rows.every(({ amount }) => amount > 0n)).toBe(true);
    }
    const wages = (await readBack(after(5, kind, 'self-made').bytes, kind)).filter(
      ({ direction }) => direction === 'in',
    );
    expect(wages.filter(({ amount }) => amount % 10_000n === 0n).length).toBeGreaterThanOrEqual(4);
  });
});
