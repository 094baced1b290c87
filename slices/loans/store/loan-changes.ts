import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { LoanChangeRequest } from '../contract.ts';
import type { LoanChangeRow, LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

export async function insertChange({ db }: Tx, row: LoanChangeRow): Promise<void> {
  await db.insertInto('loan_change').values(row).execute();
}

/** The change that a request of this actor asked for; ask while the loan is held, so that of two tries one sees the other's. */
export async function changeOfRequest(
  { db }: Tx,
  { asked_by, request_key }: Pick<LoanChangeRow, 'asked_by' | 'request_key'>,
): Promise<LoanChangeRow | null> {
  if (request_key === null) return null;
  const row = await db
    .selectFrom('loan_change')
    .selectAll()
    .where('asked_by', '=', asked_by)
    .where('request_key', '=', request_key)
    .executeTakeFirst();
  return row ?? null;
}

/** The refund of a loan that waits for a second person, whoever asked for it. */
export async function waitingRefund({ db }: Tx, loanId: string): Promise<LoanChangeRow | null> {
  const row = await db
    .selectFrom('loan_change')
    .selectAll()
    .where('loan_id', '=', loanId)
    .where('state', '=', 'waiting')
    .where(sql<string>`change ->> 'kind'`, '=', 'refund')
    .orderBy('asked_at')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Held until the transaction ends: of two who decide at once, one comes too late. */
export async function lockChange({ db }: Tx, id: string): Promise<LoanChangeRow | null> {
  const row = await db.selectFrom('loan_change').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row ?? null;
}

export async function decideChangeRow(
  { db }: Tx,
  id: string,
  decision: Pick<LoanChangeRow, 'state' | 'decided_by' | 'decided_at' | 'note' | 'event_id'>,
): Promise<void> {
  await db.updateTable('loan_change').set(decision).where('id', '=', id).execute();
}

/** Newest first, the last 500. */
export async function listChangeRows(
  { db }: Tx,
  { loanId, state }: { readonly loanId?: string; readonly state?: LoanChangeRequest['state'] },
): Promise<readonly LoanChangeRow[]> {
  let query = db.selectFrom('loan_change').selectAll().orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(500);
  if (loanId !== undefined) query = query.where('loan_id', '=', loanId);
  if (state !== undefined) query = query.where('state', '=', state);
  return query.execute();
}
