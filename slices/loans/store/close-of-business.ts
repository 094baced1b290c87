import type { SliceTransaction } from '@lendline/platform';
import { type RawBuilder, sql } from 'kysely';
import type { LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/** Loans that are brought up to a business date together: a lot's, or one that is touched alone. */
export interface Ageing {
  /** Their first id and the last; what lies between and is not owed, or was aged so far, is left alone. */
  readonly first: string;
  readonly last: string;
  /** The day through which their lot was closed before, whatever their rows say; null for a loan whose row says it. */
  readonly closedThrough: Temporal.PlainDate | null;
  readonly through: Temporal.PlainDate;
}

/** Of the table `loan`. */
export function ofSpan({ first, last, through }: Ageing) {
  return sql`id between ${first} and ${last} and state in ('active', 'overdue') and aged_on < ${through}::date`;
}

/** Days past due of a row of `loan` at the close of a day, on which nothing but the days went by since the row was written. */
export function dpdAt(day: RawBuilder<unknown>) {
  return sql<number>`late_days(late_since, ${day}, pause_from, pause_until)`;
}

export interface FeeDue {
  readonly loan_id: string;
  readonly n: number;
  readonly fee: bigint;
  readonly duty: bigint;
}

/** Fees that fall due by `through` and are not booked yet; marks them as booked. */
export async function takeFeesDue({ db }: Tx, ageing: Ageing): Promise<readonly FeeDue[]> {
  const { rows } = await sql<FeeDue>`
    update instalment set fees_booked_on = ${ageing.through}::date
      from (select id from loan where ${ofSpan(ageing)}) owed
      where loan_id between ${ageing.first} and ${ageing.last} and loan_id = id
        and fees_booked_on is null and fee + duty > 0 and due_on <= ${ageing.through}::date
      returning loan_id, n, fee, duty`.execute(db);
  return rows;
}

export interface NearInstalment {
  readonly loan_id: string;
  readonly line_id: string;
  readonly n: number;
  readonly due_on: Temporal.PlainDate;
  readonly offset_days: number;
  readonly outstanding: bigint;
}

/**
 * Unpaid instalments that reached one of the offsets from their due date since the loan was last aged or its lot closed. Over missed days
 * only the newest offset counts: nobody gets two reminders at once.
 */
export async function instalmentsNear(
  { db }: Tx,
  ageing: Ageing & { readonly offsets: readonly number[] },
): Promise<readonly NearInstalment[]> {
  const { first, last, closedThrough, through, offsets } = ageing;
  if (offsets.length === 0) return [];
  const { rows } = await sql<NearInstalment>`
    with unpaid as materialized (
      select loan_id, n, due_on, due_total - paid as outstanding from instalment
        where loan_id between ${first} and ${last} and paid_on is null and paid < due_total
          and due_on <= ${through}::date - ${Math.min(...offsets)}::integer
          and (${closedThrough}::date is null or due_on > ${closedThrough}::date - ${Math.max(...offsets)}::integer)
    )
    select distinct on (loan_id, n) loan_id, line_id, n, due_on, offset_days, outstanding
      from unpaid join (
          select id, line_id, greatest(aged_on, ${closedThrough}::date) as before from loan where ${ofSpan(ageing)}
        ) own on id = loan_id,
        unnest(${offsets}::integer[]) as offset_days
      where due_on + offset_days > before and due_on + offset_days <= ${through}::date
      order by loan_id, n, offset_days desc`.execute(db);
  return rows;
}

export interface FallenLoan {
  readonly id: string;
  readonly line_id: string;
  readonly application_id: string;
  readonly fallen_on: Temporal.PlainDate;
}

/**
 * Finds loans that begin to be late, and moves loans between active and overdue; how late a loan is follows from its row, so one
 * of which nothing else changes is not written. Answers those that were never as late as `default_dpd` before.
 */
export async function ageLoans(
  { db }: Tx,
  ageing: Ageing & { readonly default_dpd: number },
): Promise<readonly FallenLoan[]> {
  const { first, last, closedThrough, through, default_dpd } = ageing;
  const { rows } = await sql<FallenLoan>`
    with left_unpaid as materialized (
      -- What a loan was left to pay before is in its row: it is late since then.
      select loan_id, min(due_on) as due_on from instalment
        where loan_id between ${first} and ${last} and paid_on is null and due_on < ${through}::date and paid < due_total
          and (${closedThrough}::date is null or due_on >= ${closedThrough}::date)
        group by loan_id
    ), late as materialized (
      select id, line_id, application_id, coalesce(late_since, due_on) as since,
             late_days(coalesce(late_since, due_on), ${through}::date, pause_from, pause_until) as days,
             greatest(worst_dpd, ${dpdAt(sql`greatest(aged_on, ${closedThrough}::date)`)}) as worst_before
        from loan left join left_unpaid on loan_id = id
        where ${ofSpan(ageing)} and (late_since is not null or loan_id is not null)
    ), aged as (
      update loan set late_since = since, state = case when days > 0 then 'overdue' else 'active' end
        from late
        -- The span again: however many loans Postgres expects here, it looks for them in the lot and not in the whole book.
        where loan.id = late.id and loan.id between ${first} and ${last} and state in ('active', 'overdue')
          and (late_since is null or (state = 'overdue') <> (days > 0))
    )
    select id, line_id, application_id,
           -- Pauses put off the day.
           ${through}::date - (days - ${default_dpd}::integer) as fallen_on
      from late where worst_before < ${default_dpd}::integer and days >= ${default_dpd}::integer
      order by id`.execute(db);
  return rows;
}

/** Puts loans into the bucket of their days past due, and remembers from which they came. Answers how many changed. */
export async function followBuckets({ db, context }: Tx, ageing: Ageing): Promise<number> {
  const { numAffectedRows } = await sql`
    with before as materialized (
      select id, bucket as was, bucket_of(${dpdAt(sql`${ageing.through}::date`)}) as became
        from loan where ${ofSpan(ageing)} and (late_since is not null or bucket <> 'current')
    ), changed as (
      update loan set bucket = became from before
        where loan.id = before.id and loan.id between ${ageing.first} and ${ageing.last} and was <> became
        returning loan.id, was, became
    )
    insert into bucket_change (tenant, loan_id, found_on, was, became)
      select ${context.tenant}, id, ${ageing.through}::date, was, became from changed order by id`.execute(db);
  return Number(numAffectedRows);
}

/** A loan that was brought to a day alone: its row says so. */
export async function markAged({ db }: Tx, { first, through }: Ageing): Promise<void> {
  await db
    .updateTable('loan')
    .set({ aged_on: through })
    .where('id', '=', first)
    .where('state', 'in', ['active', 'overdue'])
    .where('aged_on', '<', through)
    .execute();
}
