import type { Posting } from '@lendline/credit';
import { newId } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { EntryKind, EntryRow, LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/** Something that happened to a loan's money, as one or more movements. */
export interface NewPosting {
  readonly kind: EntryKind;
  /** Names what happened, so that it is booked once: a second posting with this name fails its whole transaction. */
  readonly naturalKey: string;
  readonly loanId: string;
  /** The business date. */
  readonly bookedOn: Temporal.PlainDate;
  readonly movements: readonly Posting[];
}

/** Adds postings to the journal in one statement, however many. No row of an account's balance is touched, so none is fought for. */
export async function post({ db, context }: Tx, postings: readonly NewPosting[]): Promise<void> {
  const rows = postings.flatMap(({ movements, ...posting }) => {
    const postingId = newId('posting', context.now());
    return movements.map((movement, index) => ({ ...posting, ...movement, postingId, line: index + 1 }));
  });
  if (rows.length === 0) return;
  await sql`
    insert into entry (tenant, recorded_at, natural_key, line, posting_id, kind, loan_id, booked_on, debit, credit, amount, currency)
    select ${context.tenant}, ${context.now()}, new.*
      from unnest(
        ${rows.map((row) => row.naturalKey)}::text[], ${rows.map((row) => row.line)}::smallint[],
        ${rows.map((row) => row.postingId)}::text[], ${rows.map((row) => row.kind)}::text[],
        ${rows.map((row) => row.loanId)}::text[], ${rows.map((row) => row.bookedOn)}::date[],
        ${rows.map((row) => row.debit)}::text[], ${rows.map((row) => row.credit)}::text[],
        ${rows.map((row) => row.amount.amount)}::bigint[], ${rows.map((row) => row.amount.currency)}::text[]
      ) as new`.execute(db);
}

/** Whether something that happened is in the books already. */
export async function isPosted({ db }: Tx, naturalKey: string): Promise<boolean> {
  const row = await db.selectFrom('entry').select('line').where('natural_key', '=', naturalKey).executeTakeFirst();
  return row !== undefined;
}

/** As they were recorded. */
export async function entriesOfLoan({ db }: Tx, loanId: string): Promise<readonly EntryRow[]> {
  return db.selectFrom('entry').selectAll().where('loan_id', '=', loanId).orderBy('seq').execute();
}

export interface AccountSum {
  readonly account: string;
  readonly kind: 'asset' | 'liability' | 'income' | 'expense';
  readonly debit: bigint;
  readonly credit: bigint;
}

/** Every account of the chart with what was ever debited and credited in one currency. */
export async function sumsByAccount({ db }: Tx, currency: string): Promise<readonly AccountSum[]> {
  const { rows } = await sql<AccountSum>`
    select name as account, kind, coalesce(sum(debited), 0)::bigint as debit, coalesce(sum(credited), 0)::bigint as credit
      from account left join (
        select debit as name, sum(amount) as debited, 0 as credited from entry where currency = ${currency} group by debit
        union all
        select credit, 0, sum(amount) from entry where currency = ${currency} group by credit
      ) sides using (name)
      group by name, kind
      order by array_position(array['asset', 'liability', 'income', 'expense'], kind), name`.execute(db);
  return rows;
}
