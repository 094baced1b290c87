import type { Context } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { SliceDatabase, SliceTransaction } from '@lendline/platform';
import type { Consent, ConsentId } from '../contract.ts';
import { stateAt } from '../rules/consent-state.ts';
import type { ConsentRow, ConsentsTables } from './tables.ts';

type Tx = SliceTransaction<ConsentsTables>;

export async function insertConsent({ db, context }: Tx, row: Omit<ConsentRow, 'tenant'>): Promise<void> {
  await db
    .insertInto('consent')
    .values({ ...row, tenant: context.tenant })
    .execute();
}

/** Newest first. */
export async function consentsOfLine({ db, context }: Tx, line: LineId): Promise<readonly Consent[]> {
  const rows = await db
    .selectFrom('consent')
    .selectAll()
    .where('line_id', '=', line)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => toConsent(row, context.now()));
}

/** The newest consent of a line to a source, whatever its state. */
export async function latestConsent(
  { db, context }: Tx,
  of: { line: LineId; source: string },
): Promise<Consent | null> {
  const row = await selectLatest(db, of).executeTakeFirst();
  return row ? toConsent(row, context.now()) : null;
}

/** The same in one round trip: it is asked before every read of every source. */
export async function readLatestConsent(
  database: SliceDatabase<ConsentsTables>,
  context: Context,
  of: { line: LineId; source: string },
): Promise<Consent | null> {
  const [row] = await database.read(context, (db) => selectLatest(db, of));
  return row ? toConsent(row, context.now()) : null;
}

function selectLatest(db: Tx['db'], of: { line: LineId; source: string }) {
  return db
    .selectFrom('consent')
    .selectAll()
    .where('line_id', '=', of.line)
    .where('source', '=', of.source)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1);
}

/** Marks a consent of this line withdrawn, once; `null` when the line has no such consent. */
export async function markWithdrawn({ db, context }: Tx, of: { line: LineId; id: ConsentId }): Promise<Consent | null> {
  const row = await db
    .updateTable('consent')
    .set((field) => ({ withdrawn_at: field.fn.coalesce('withdrawn_at', field.val(context.now())) }))
    .where('line_id', '=', of.line)
    .where('id', '=', of.id)
    .returningAll()
    .executeTakeFirst();
  return row ? toConsent(row, context.now()) : null;
}

function toConsent(row: ConsentRow, now: Temporal.Instant): Consent {
  return {
    id: row.id as ConsentId,
    source: row.source,
    purpose: row.purpose,
    recipient: row.recipient,
    noticeVersion: row.notice_version,
    noticeHash: row.notice_hash,
    state: stateAt({ expiresAt: row.expires_at, withdrawnAt: row.withdrawn_at }, now),
    givenAt: row.given_at.toString(),
    expiresAt: row.expires_at.toString(),
    withdrawnAt: row.withdrawn_at?.toString() ?? null,
  };
}
