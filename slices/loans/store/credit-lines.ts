import type { SliceTransaction } from '@lendline/platform';
import { sql, type Kysely } from 'kysely';
import type { CreditLineChange, CreditLineRequest } from '../credit-line-contract.ts';
import type { AgreedCreditLine, LoggedEvent } from '../rules/credit-line.ts';
import type { LoansTables } from './tables.ts';

/** A credit line; `status`, `limit_now`, `until_now`, `drawn` and `events` are kept by the log's trigger alone. */
export interface CreditLineRow extends AgreedCreditLine {
  id: string;
  tenant: string;
  application_id: string;
  line_id: string;
  agreement_hash: string;
  opened_at: Temporal.Instant;
  status: 'open' | 'frozen' | 'closed';
  limit_now: bigint;
  until_now: Temporal.PlainDate;
  drawn: bigint;
  events: number;
}

export interface CreditLineEventRow extends LoggedEvent {
  tenant: string;
  credit_line_id: string;
  seq: number;
  recorded_at: Temporal.Instant;
  loan_id: string | null;
  made_by: string;
  approved_by: string | null;
  reason: string | null;
  /** Of a renewal, what the borrower signed. */
  agreement_hash: string | null;
}

export interface CreditLineChangeRow {
  id: string;
  tenant: string;
  credit_line_id: string;
  change: CreditLineChange;
  reason: string;
  state: CreditLineRequest['state'];
  asked_by: string;
  asked_at: Temporal.Instant;
  decided_by: string | null;
  decided_at: Temporal.Instant | null;
  note: string | null;
  /** The Idempotency-Key of the request that asked for it. */
  request_key: string | null;
}

/** A type, because an interface could be added to and so names no fixed set of tables. */
type CreditLineTables = {
  credit_line: CreditLineRow;
  credit_line_event: CreditLineEventRow;
  credit_line_change: CreditLineChangeRow;
};

type Tx = SliceTransaction<LoansTables>;

function tablesOf({ db }: Tx): Kysely<LoansTables & CreditLineTables> {
  return db.withTables<CreditLineTables>();
}

/** Whether it is new; an application has one credit line. */
export async function insertCreditLine(tx: Tx, row: CreditLineRow): Promise<boolean> {
  const inserted = await tablesOf(tx)
    .insertInto('credit_line')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenant', 'application_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function creditLineOfApplication(tx: Tx, applicationId: string): Promise<CreditLineRow | null> {
  const rows = tablesOf(tx).selectFrom('credit_line').selectAll().where('application_id', '=', applicationId);
  return (await rows.executeTakeFirst()) ?? null;
}

export async function findCreditLine(tx: Tx, id: string): Promise<CreditLineRow | null> {
  return (await tablesOf(tx).selectFrom('credit_line').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Held until the transaction ends: one drawdown or change at a time. */
export async function lockCreditLine(tx: Tx, id: string): Promise<CreditLineRow | null> {
  const row = tablesOf(tx).selectFrom('credit_line').selectAll().where('id', '=', id).forUpdate();
  return (await row.executeTakeFirst()) ?? null;
}

/** Newest first. */
export async function creditLinesOfLine(tx: Tx, lineId: string): Promise<readonly CreditLineRow[]> {
  return tablesOf(tx)
    .selectFrom('credit_line')
    .selectAll()
    .where('line_id', '=', lineId)
    .orderBy('id', 'desc')
    .execute();
}

/** Newest first, one more than `limit` where there are more. */
export async function pageOfCreditLines(
  tx: Tx,
  { limit, before }: { readonly limit: number; readonly before: string | null },
): Promise<readonly CreditLineRow[]> {
  let query = tablesOf(tx)
    .selectFrom('credit_line')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (before !== null) query = query.where('id', '<', before);
  return query.execute();
}

/** Adds to the log; the database numbers it, and refuses a drawdown beyond the limit. */
export async function insertCreditLineEvent(tx: Tx, row: Omit<CreditLineEventRow, 'seq'>): Promise<void> {
  await tablesOf(tx)
    .insertInto('credit_line_event')
    .values({ ...row, seq: 1 })
    .execute();
}

/** The logs of some credit lines, each in order. */
export async function creditLineEvents(tx: Tx, ids: readonly string[]): Promise<readonly CreditLineEventRow[]> {
  if (ids.length === 0) return [];
  return tablesOf(tx)
    .selectFrom('credit_line_event')
    .selectAll()
    .where('credit_line_id', 'in', ids)
    .orderBy('credit_line_id')
    .orderBy('seq')
    .execute();
}

/** What of a loan's principal its credit line counts as out; null where the loan is of none. */
export async function countedAsOut(
  tx: Tx,
  loanId: string,
): Promise<{ readonly creditLineId: string; readonly out: bigint } | null> {
  const { rows } = await sql<{ id: string; out: bigint }>`
    select credit_line_id as id, sum(case kind when 'principal_repaid' then -amount else amount end)::bigint as out
      from credit_line_event where loan_id = ${loanId} group by credit_line_id`.execute(tx.db);
  const [found] = rows;
  return found ? { creditLineId: found.id, out: found.out } : null;
}

/** Of these credit lines those of which something fell due before a day and is unpaid, or was lost. */
export async function pastDueOn(tx: Tx, ids: readonly string[], day: Temporal.PlainDate): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select distinct drawn.credit_line_id as id
      from credit_line_event drawn join loan on loan.id = drawn.loan_id
      where drawn.kind = 'drawdown' and drawn.credit_line_id = any(${[...ids]}) and (
        loan.state in ('charged-off', 'written-off')
        or loan.state in ('active', 'overdue') and exists (
          select from instalment where loan_id = loan.id and paid_on is null and due_on < ${day}))`.execute(tx.db);
  return new Set(rows.map(({ id }) => id));
}

export async function insertCreditLineChange(tx: Tx, row: CreditLineChangeRow): Promise<void> {
  await tablesOf(tx).insertInto('credit_line_change').values(row).execute();
}

/** The change that a request of this actor asked for; ask while the credit line is held. */
export async function creditLineChangeOfRequest(
  tx: Tx,
  { asked_by, request_key }: Pick<CreditLineChangeRow, 'asked_by' | 'request_key'>,
): Promise<CreditLineChangeRow | null> {
  if (request_key === null) return null;
  const rows = tablesOf(tx).selectFrom('credit_line_change').selectAll();
  const row = rows.where('asked_by', '=', asked_by).where('request_key', '=', request_key);
  return (await row.executeTakeFirst()) ?? null;
}

/** Held until the transaction ends: of two who decide at once, one comes too late. */
export async function lockCreditLineChange(tx: Tx, id: string): Promise<CreditLineChangeRow | null> {
  const row = tablesOf(tx).selectFrom('credit_line_change').selectAll().where('id', '=', id).forUpdate();
  return (await row.executeTakeFirst()) ?? null;
}

export async function decideCreditLineChangeRow(
  tx: Tx,
  { id, state, decided_by, decided_at, note }: CreditLineChangeRow,
): Promise<void> {
  const decision = { state, decided_by, decided_at, note };
  await tablesOf(tx).updateTable('credit_line_change').set(decision).where('id', '=', id).execute();
}

/** The credit line that a change is of. */
export async function creditLineOfChange(tx: Tx, id: string): Promise<string | null> {
  const row = tablesOf(tx).selectFrom('credit_line_change').select('credit_line_id').where('id', '=', id);
  return (await row.executeTakeFirst())?.credit_line_id ?? null;
}

/** The renewal of each of these credit lines that waits for the borrower's signature. */
export async function unsignedRenewals(tx: Tx, ids: readonly string[]): Promise<readonly CreditLineChangeRow[]> {
  if (ids.length === 0) return [];
  const rows = tablesOf(tx).selectFrom('credit_line_change').selectAll();
  return rows.where('credit_line_id', 'in', ids).where('state', '=', 'to-sign').execute();
}

/** Puts the renewal aside that waits for a signature, because a newer one takes its place; the credit line is held. */
export async function overtakeUnsigned(tx: Tx, creditLineId: string): Promise<void> {
  await tablesOf(tx)
    .updateTable('credit_line_change')
    .set({ state: 'overtaken', decided_at: tx.context.now() })
    .where('credit_line_id', '=', creditLineId)
    .where('state', '=', 'to-sign')
    .execute();
}

/** Newest first. */
export async function changesOfCreditLine(tx: Tx, id: string): Promise<readonly CreditLineChangeRow[]> {
  return tablesOf(tx)
    .selectFrom('credit_line_change')
    .selectAll()
    .where('credit_line_id', '=', id)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
