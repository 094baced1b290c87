import { money } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { LedgerAccount } from '../rules/ledger-chart.ts';
import { type NewPosting, OtherPosting, post } from './entries.ts';
import type { HoldOutcome, HoldRow, LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/** A posting that waits for its end; at `expiresAt` it ends by itself. Its movements are in one currency. */
export interface NewHold extends NewPosting {
  readonly expiresAt: Temporal.Instant;
}

/** What a hold has come to. */
export type HoldState = 'pending' | HoldOutcome;

/** Holds a posting; the same again is the same hold. Answers its state. Errors: OtherPosting. */
export async function hold(tx: Tx, posting: NewHold): Promise<HoldState> {
  const row = toRow(tx, posting);
  const inserted = await tx.db
    .insertInto('hold')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return 'pending';
  const standing = await findHold(tx, posting.naturalKey);
  if (standing === null || bodyOf(standing) !== bodyOf(row)) throw new OtherPosting(posting.naturalKey);
  return stateOf(tx, standing);
}

/**
 * Ends a hold: posts it on its business date, or lets it go. Once it has expired it cannot be posted. Answers how it ended,
 * which is another outcome when it had ended before; null when there is no such hold.
 */
export async function endHold(
  tx: Tx,
  { id, outcome }: { id: string; outcome: Exclude<HoldOutcome, 'expired'> },
): Promise<HoldOutcome | null> {
  const standing = await findHold(tx, id);
  if (standing === null) return null;
  const due = isExpired(tx, standing) ? 'expired' : outcome;
  const ended = await tx.db
    .insertInto('hold_end')
    .values({ tenant: tx.context.tenant, hold_id: id, outcome: due, at: tx.context.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  // Another transaction may have ended it since; its row is committed, or this statement would still wait.
  if (ended.numInsertedOrUpdatedRows === 0n) return endOf(tx, id);
  if (due === 'posted') await post(tx, [toPosting(standing)]);
  return due;
}

async function stateOf(tx: Tx, row: HoldRow): Promise<HoldState> {
  return (await endOf(tx, row.id)) ?? (isExpired(tx, row) ? 'expired' : 'pending');
}

async function endOf({ db }: Tx, id: string): Promise<HoldOutcome | null> {
  const row = await db.selectFrom('hold_end').select('outcome').where('hold_id', '=', id).executeTakeFirst();
  return row?.outcome ?? null;
}

async function findHold({ db }: Tx, id: string): Promise<HoldRow | null> {
  return (await db.selectFrom('hold').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

function isExpired({ context }: Tx, { expires_at }: HoldRow): boolean {
  return Temporal.Instant.compare(expires_at, context.now()) <= 0;
}

export interface PendingSum {
  readonly account: LedgerAccount;
  readonly debit: bigint;
  readonly credit: bigint;
}

/** What holds that have not ended would move, for each account. */
export async function pendingByAccount({ db, context }: Tx, currency: string): Promise<readonly PendingSum[]> {
  const { rows } = await sql<PendingSum>`
    with pending as (
      select line.debit, line.credit, line.amount
        from hold, unnest(debits, credits, amounts) as line (debit, credit, amount)
        where currency = ${currency} and expires_at > ${context.now()}
          and not exists (select from hold_end where hold_id = hold.id)
    )
    select account, sum(debited)::bigint as debit, sum(credited)::bigint as credit
      from (
        select debit as account, amount as debited, 0 as credited from pending
        union all
        select credit, 0, amount from pending
      ) sides
      group by account order by account`.execute(db);
  return rows;
}

function toRow({ context }: Tx, { movements, ...posting }: NewHold): HoldRow {
  return {
    tenant: context.tenant,
    id: posting.naturalKey,
    kind: posting.kind,
    loan_id: posting.loanId,
    booked_on: posting.bookedOn,
    debits: movements.map(({ debit }) => debit),
    credits: movements.map(({ credit }) => credit),
    amounts: movements.map(({ amount }) => amount.amount),
    currency: movements[0]!.amount.currency,
    expires_at: posting.expiresAt,
    recorded_at: context.now(),
  };
}

function toPosting(row: HoldRow): NewPosting {
  return {
    kind: row.kind,
    naturalKey: row.id,
    loanId: row.loan_id,
    bookedOn: row.booked_on,
    movements: row.amounts.map((amount, index) => ({
      debit: row.debits[index]!,
      credit: row.credits[index]!,
      amount: money(amount, row.currency),
    })),
  };
}

/** All that the holder said of it; when it expires is asked for anew each time, and belongs to the first. */
function bodyOf({ kind, loan_id, booked_on, debits, credits, amounts, currency }: HoldRow): string {
  return JSON.stringify([kind, loan_id, booked_on.toString(), debits, credits, amounts.map(String), currency]);
}
