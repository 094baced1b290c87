import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { statementOf } from '../database/prepared.ts';
import { onlyOnceBegun } from '../database/transaction.ts';
import { beginning, type Position } from './outbox-reader.ts';

/** How far a consumer has come with one producer. */
export interface Cursor {
  readonly position: Position;
  /** Failed tries of the next event. */
  readonly failures: number;
}

/** Another process has moved the cursor: whatever was read belongs to the past. */
export class OutOfTurn extends Error {
  override readonly name = 'OutOfTurn';
}

export async function readCursor(client: pg.ClientBase, consumer: string, producer: string): Promise<Cursor> {
  const { rows } = await client.query<{ xid: string; seq: bigint; failures: number }>(
    `select xid::text, seq, failures from ${inboxOf(consumer)} where producer = $1`,
    [producer],
  );
  const row = rows[0];
  if (row) return { position: { xid: row.xid, seq: row.seq }, failures: row.failures };
  await client.query(`insert into ${inboxOf(consumer)} (producer) values ($1) on conflict do nothing`, [producer]);
  return { position: beginning, failures: 0 };
}

export interface Move {
  readonly consumer: string;
  readonly producer: string;
  readonly from: Position;
  readonly to: Position;
}

/**
 * Moves the cursor inside the open transaction of the consumer, if it is still where it was. This, not the lock
 * around the reading, is what makes each event's effects happen once. May be sent together with the begin. Errors: OutOfTurn.
 */
export async function moveCursor(client: pg.ClientBase, { consumer, producer, from, to }: Move): Promise<void> {
  const move = CompiledQuery.raw(cursorMoved, [producer, from.xid, from.seq, to.xid, to.seq]);
  const { rowCount } = await client.query(statementOf(consumer, move));
  if (rowCount !== 1) throw new OutOfTurn(`another process reads ${producer}`);
}

const cursorMoved = `
  update inbox_cursor set xid = $4::text::xid8, seq = $5, failures = 0
   where producer = $1 and xid = $2::text::xid8 and seq = $3 and ${onlyOnceBegun}`;

/** Counts a failed try of the event after `from`; returns how many there have been. */
export async function countFailure(
  client: pg.ClientBase,
  { producer, from }: Omit<Move, 'consumer' | 'to'>,
): Promise<number> {
  const { rows } = await client.query<{ failures: number }>(
    `update inbox_cursor set failures = failures + 1
      where producer = $1 and xid = $2::text::xid8 and seq = $3 returning failures`,
    [producer, from.xid, from.seq],
  );
  if (rows[0] === undefined) throw new OutOfTurn(`another process reads ${producer}`);
  return rows[0].failures;
}

function inboxOf(consumer: string): string {
  return `"${consumer}".inbox_cursor`;
}
