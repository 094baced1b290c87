import { chainHash, firstHash, holdChain, type SliceTransaction } from '@lendline/platform';
import type { AuditRow } from '../contract.ts';
import type { ChainedRow } from '../rules/chained-row.ts';
import type { StaffTables, TrailRow } from './tables.ts';

type Tx = SliceTransaction<StaffTables>;

const batch = 1000;

/** Keeps an audit row of any slice; the same row twice is one. */
export async function collectRow({ db }: Tx, row: Omit<TrailRow, 'sequence' | 'hash'>): Promise<void> {
  await db
    .insertInto('trail')
    .values({ ...row, sequence: null, hash: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Numbers and chains what has arrived since the last time; one process at a time. Returns how many rows are left. */
export async function sealBatch(tx: Tx): Promise<number> {
  const { db } = tx;
  await holdChain(tx, 'staff.trail');
  const last = await db
    .selectFrom('trail')
    .select(['sequence', 'hash'])
    .where('sequence', 'is not', null)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const waiting = await db
    .selectFrom('trail')
    .selectAll()
    .where('sequence', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(batch)
    .execute();
  let [sequence, hash] = [Number(last?.sequence ?? 0n), last?.hash ?? firstHash];
  for (const row of waiting) {
    sequence += 1;
    hash = hashOf(hash, { ...row, sequence: BigInt(sequence) });
    await db
      .updateTable('trail')
      .set({ sequence: BigInt(sequence), hash })
      .where('id', '=', row.id)
      .execute();
  }
  return waiting.length < batch ? 0 : waiting.length;
}

export async function trailPage(
  { db }: Tx,
  of: { subject?: string; before?: number; limit: number },
): Promise<readonly AuditRow[]> {
  let query = db.selectFrom('trail').selectAll().where('sequence', 'is not', null);
  if (of.subject !== undefined) query = query.where('subject', '=', of.subject);
  if (of.before !== undefined) query = query.where('sequence', '<', BigInt(of.before));
  const rows = await query.orderBy('sequence', 'desc').limit(of.limit).execute();
  return rows.map(toAuditRow);
}

/** Recomputes the chain from its beginning; the first row that does not fit is named. */
export async function verifyChain({ db }: Tx): Promise<{ rows: number; brokenAt: number | null }> {
  let [rows, hash] = [0, firstHash];
  for (;;) {
    const page = await db
      .selectFrom('trail')
      .selectAll()
      .where('sequence', '>', BigInt(rows))
      .orderBy('sequence')
      .limit(batch)
      .execute();
    for (const row of page) {
      rows += 1;
      hash = hashOf(hash, row);
      if (Number(row.sequence) !== rows || row.hash !== hash) return { rows, brokenAt: rows };
    }
    if (page.length < batch) return { rows, brokenAt: null };
  }
}

function hashOf(previous: string, row: TrailRow): string {
  const { id, slice, actor, action, subject, outcome, reason, correlation, details } = row;
  const chained: ChainedRow = {
    sequence: Number(row.sequence),
    id,
    at: row.at.toString(),
    slice,
    actor,
    action,
    subject,
    outcome,
    reason,
    correlation,
    details,
  };
  return chainHash(previous, chained);
}

function toAuditRow(row: TrailRow): AuditRow {
  return {
    sequence: Number(row.sequence),
    at: row.at.toString(),
    slice: row.slice,
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    outcome: row.outcome,
    reason: row.reason,
    correlation: row.correlation,
    hash: row.hash ?? '',
  };
}
