import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { ObservedLineRow } from './observed-tables.ts';
import type { FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;
type Change = Partial<Omit<ObservedLineRow, 'tenant' | 'line_id' | 'statements' | 'default_xid'>>;

export async function keepKeys(
  tx: Tx,
  line: LineId,
  { number, id }: { readonly number: string; readonly id: string | null },
): Promise<void> {
  // A national id is declared once: whoever read the line before it was does not take it away.
  await keep(tx, line, { number_key: number, ...(id !== null && { id_key: id }) });
}

async function keep({ db, context }: Tx, line: LineId, change: Change): Promise<void> {
  await db
    .insertInto('observed_line')
    .values({ tenant: context.tenant, line_id: line, ...nothing, ...change })
    .onConflict((conflict) => conflict.columns(['tenant', 'line_id']).doUpdateSet(change))
    .execute();
}

const nothing = {
  number_key: null,
  id_key: null,
  statement_suspicion: null,
  statement_holder: null,
  first_loan_at: null,
  defaulted_at: null,
  default_arrived_at: null,
} satisfies Change;

/** A statement came, or may no longer be read: until it is judged, nothing is known of it. */
export async function noteStatement({ db, context }: Tx, line: LineId): Promise<void> {
  await db
    .insertInto('observed_line')
    .values({ tenant: context.tenant, line_id: line, ...nothing, statements: 1 })
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'line_id']).doUpdateSet({
        statements: sql<number>`observed_line.statements + 1`,
        statement_suspicion: null,
        statement_holder: null,
      }),
    )
    .execute();
}

/** How often there was news of a line's statements; 0 when there never was. */
export async function statementsNoted({ db }: Tx, line: LineId): Promise<number> {
  const row = await db.selectFrom('observed_line').select('statements').where('line_id', '=', line).executeTakeFirst();
  return row?.statements ?? 0;
}

/** Keeps what the statements are worth, unless there was news of them since they were looked at. */
export async function judgeStatements(
  { db }: Tx,
  line: LineId,
  judged: Pick<ObservedLineRow, 'statement_suspicion' | 'statement_holder'> & { readonly noted: number },
): Promise<void> {
  const { noted, ...worth } = judged;
  await db
    .updateTable('observed_line')
    .set(worth)
    .where('line_id', '=', line)
    .where('statements', '=', noted)
    .execute();
}

export async function noteFirstLoan(tx: Tx, line: LineId, at: Temporal.Instant): Promise<void> {
  const { db, context } = tx;
  await db
    .insertInto('observed_line')
    .values({ tenant: context.tenant, line_id: line, ...nothing, first_loan_at: at })
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'line_id']).doUpdateSet({
        first_loan_at: sql<Temporal.Instant>`least(observed_line.first_loan_at, excluded.first_loan_at)`,
      }),
    )
    .execute();
}

/** An instalment of a loan of the line is 90 days late; the first telling stands. */
export async function noteDefault(
  { db, context }: Tx,
  line: LineId,
  { at, arrived }: { readonly at: Temporal.Instant; readonly arrived: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into observed_line (tenant, line_id, defaulted_at, default_arrived_at, default_xid)
    values (${context.tenant}, ${line}, ${at}, ${arrived}, ${ownTransaction})
    on conflict (tenant, line_id) do update set
      defaulted_at = excluded.defaulted_at, default_arrived_at = excluded.default_arrived_at,
      default_xid = excluded.default_xid
    where observed_line.defaulted_at is null`.execute(db);
}

/** The number of this transaction in the order of the rows. */
const ownTransaction = sql`(pg_current_xact_id()::text::bigint + (select ahead from transaction_order))::text::xid8`;

/** The keyed hashes of a line, as far as they are known. */
export async function keysOf(
  { db }: Tx,
  line: LineId,
): Promise<{ readonly number: string | null; readonly id: string | null }> {
  const row = await db
    .selectFrom('observed_line')
    .select(['number_key', 'id_key'])
    .where('line_id', '=', line)
    .executeTakeFirst();
  return { number: row?.number_key ?? null, id: row?.id_key ?? null };
}
