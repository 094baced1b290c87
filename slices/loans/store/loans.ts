import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { LoanState } from '../contract.ts';
import { isAgeing } from '../rules/lifecycle.ts';
import { agedOn, countedByLot, settleLoans, shareLot, worstDpd } from './lots.ts';
import type { LoanRow, LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/** An application has one loan: whoever opens it holds the application. */
export async function insertLoan({ db, context }: Tx, row: Omit<LoanRow, 'tenant'>): Promise<void> {
  await db
    .insertInto('loan')
    .values({ ...row, tenant: context.tenant })
    .execute();
}

/** The loan as of the day through which it is closed, be it with its lot. */
export async function findLoan({ db }: Tx, id: string): Promise<LoanRow | null> {
  const found = await db
    .selectFrom('loan')
    .selectAll()
    .select([agedOn.as('closed_through'), countedByLot.as('counted_by_lot'), worstDpd.as('worst')])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return null;
  const { closed_through, counted_by_lot, worst, ...row } = found;
  return {
    ...row,
    aged_on: closed_through,
    worst_dpd: worst,
    interest_booked: row.interest_booked + counted_by_lot,
  };
}

export async function loanOfApplication({ db }: Tx, applicationId: string): Promise<LoanRow | null> {
  const row = await db
    .selectFrom('loan')
    .selectAll()
    .where('application_id', '=', applicationId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/**
 * The loan, held until the transaction ends: its money moves one payment at a time. Its lot is held first, against being closed
 * meanwhile, and the row is brought to the lot's day.
 */
export async function lockLoan(tx: Tx, id: string): Promise<LoanRow | null> {
  const through = await shareLot(tx, id);
  const row = await tx.db.selectFrom('loan').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row || through === null || !isAgeing(row)) return row ?? null;
  if (row.aged_on === null || Temporal.PlainDate.compare(row.aged_on, through) >= 0) return row;
  const interest = await settleLoans(tx, { loanIds: [id], through });
  return { ...row, aged_on: through, interest_booked: row.interest_booked + interest };
}

export async function updateLoan(
  { db }: Tx,
  id: string,
  change: Partial<Omit<LoanRow, 'id' | 'tenant'>>,
): Promise<void> {
  await db.updateTable('loan').set(change).where('id', '=', id).execute();
}

/** Newest first. */
export async function loansOfLine({ db }: Tx, lineId: string): Promise<readonly LoanRow[]> {
  return db.selectFrom('loan').selectAll().where('line_id', '=', lineId).orderBy('id', 'desc').execute();
}

/** Newest first, one more than `limit` where there are more. */
export async function pageOfLoans(
  { db }: Tx,
  { state, limit, before }: { state: LoanState | 'all'; limit: number; before: string | null },
): Promise<readonly LoanRow[]> {
  let query = db
    .selectFrom('loan')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (state !== 'all') query = query.where('state', '=', state);
  if (before !== null) query = query.where('id', '<', before);
  return query.execute();
}

export async function firstDisbursedOn({ db }: Tx): Promise<Temporal.PlainDate | null> {
  const row = await db
    .selectFrom('loan')
    .select(sql<Temporal.PlainDate | null>`min(disbursed_on)`.as('day'))
    .executeTakeFirst();
  return row?.day ?? null;
}

/** One opening of the loan of an application at a time; held until the transaction ends. */
export function holdApplication(tx: Tx, applicationId: string): Promise<void> {
  return hold(tx, `loan of ${tx.context.tenant} ${applicationId}`);
}

/** One opening of a loan at a time on a line; held until the transaction ends. */
export function holdLine(tx: Tx, lineId: string): Promise<void> {
  return hold(tx, `loans of ${tx.context.tenant} ${lineId}`);
}

async function hold({ db }: Tx, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(db);
}

/** Principal that is out on a line or on its way out. */
export async function principalOut({ db }: Tx, lineId: string): Promise<bigint> {
  const { rows } = await sql<{ out: bigint }>`
    select coalesce(sum(case when disbursed_on is null then principal else unpaid end), 0)::bigint as out
      from loan, lateral (
        select coalesce(sum(instalment.principal - paid_principal), 0) as unpaid from instalment where loan_id = loan.id
      ) still
      where line_id = ${lineId} and state in ('approved', 'disbursing', 'active', 'overdue', 'charged-off')`.execute(
    db,
  );
  return rows[0]?.out ?? 0n;
}
