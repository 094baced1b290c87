import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import { type Ageing, ofSpan } from './close-of-business.ts';
import type { LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/** The oldest due date of a loan that is not paid in full. */
const oldestUnpaid = sql`(
  select due_on from instalment unpaid
    where unpaid.loan_id = loan.id and paid_on is null and paid < due_total
    order by due_on limit 1)`;

export interface EarnedInterest {
  readonly loan_id: string;
  readonly amount: bigint;
}

/**
 * What the loans of a span earned by the close of `through` that was not counted before, of which nothing is written: it
 * follows from their rows. The same figures as `accruedInterest` of engines/credit, computed where the rows are.
 */
export async function interestEarned({ db }: Tx, ageing: Ageing): Promise<bigint> {
  const { through, closedThrough, first, last } = ageing;
  const closed = sql`coalesce(${closedThrough}::date, '-infinity')`;
  const { rows } = await sql<{ amount: bigint }>`
    with earning as materialized (
      select id, aged_on < ${closed} as behind from loan where ${ofSpan(ageing)} and interest_stopped_on is null
    ), running as (
      select behind, interest, accrued, starts_on, due_on from earning join instalment on loan_id = id
        where loan_id between ${first} and ${last} and accrued < interest and starts_on < ${through}::date and due_on > ${closed}
      union all
      -- What fell due by the close before has been counted, but for a loan whose row was written since and says otherwise.
      select behind, own.* from earning, lateral (
          -- For each such loan, of which there are few: the offset keeps the lookup out of the join.
          select interest, accrued, starts_on, due_on from instalment
            where loan_id = id and accrued < interest and due_on <= ${closed} offset 0
        ) own where not behind
    )
    select coalesce(sum(
             earned_by(${through}::date, interest, accrued, starts_on, due_on)
             - case when behind then earned_by(${closedThrough}::date, interest, accrued, starts_on, due_on) else accrued end
           ), 0)::bigint as amount
      from running`.execute(db);
  return rows[0]?.amount ?? 0n;
}

/** Counts what loans earned by the close of a day each, in their rows, and answers what is more than before. */
export async function countInterest(
  { db }: Tx,
  loans: readonly { readonly id: string; readonly day: Temporal.PlainDate }[],
): Promise<readonly EarnedInterest[]> {
  const { rows } = await sql<EarnedInterest>`
    with earned as materialized (
      select i.loan_id, i.n, i.accrued as booked, earned_by(day, i.interest, i.accrued, i.starts_on, i.due_on) as earned
        from unnest(${loans.map(({ id }) => id)}::text[], ${loans.map(({ day }) => day)}::date[]) as wanted (id, day)
          join loan on loan.id = wanted.id
          join instalment i on i.loan_id = loan.id
        where interest_stopped_on is null and aged_on < day and i.accrued < i.interest and i.starts_on < day
    ), counted as (
      update instalment i set accrued = earned from earned e
        where i.loan_id = e.loan_id and i.n = e.n and earned > booked
        returning i.loan_id, earned - booked as amount
    )
    select loan_id, sum(amount)::bigint as amount from counted group by loan_id order by loan_id`.execute(db);
  return rows;
}

export interface StoppingLoan {
  readonly id: string;
  /** The first day on which it earns no more. */
  readonly stops_on: Temporal.PlainDate;
}

/**
 * Loans that are `stopAt_dpd` days past due by the close of `through`, and earn; days of pauses count here. A loan that was not
 * late when it was last closed is looked up only where so many days are closed at once that it can be so late by now.
 */
export async function loansToStop(
  { db }: Tx,
  ageing: Ageing & { readonly stopAt_dpd: number },
): Promise<readonly StoppingLoan[]> {
  const { through, closedThrough, stopAt_dpd } = ageing;
  const { rows } = await sql<StoppingLoan>`
    with late as materialized (
      select id, ${stopAt_dpd}::integer + coalesce(late_since, case
          when ${through}::date - greatest(aged_on, ${closedThrough}::date) >= ${stopAt_dpd}::integer then ${oldestUnpaid}
        end) as stops_on
        from loan where ${ofSpan(ageing)} and interest_stopped_on is null
    )
    select id, stops_on from late where stops_on <= ${through}::date order by id`.execute(db);
  return rows;
}

/**
 * Loans earn no more: what was not earned by then is never owed, but what was paid of it stays paid and is earned with that.
 * Answers what was earned so.
 */
export async function stopInterest({ db }: Tx, stopping: readonly StoppingLoan[]): Promise<readonly EarnedInterest[]> {
  const { rows } = await sql<EarnedInterest>`
    with stopped as (
      update loan set interest_stopped_on = stops_on
        from unnest(
          ${stopping.map(({ id }) => id)}::text[], ${stopping.map(({ stops_on }) => stops_on)}::date[]
        ) as late (loan_id, stops_on)
        where loan.id = loan_id
        returning loan.id
    ), paid_ahead as (
      select loan_id, sum(paid_interest - accrued)::bigint as amount
        from instalment where loan_id in (select id from stopped) and paid_interest > accrued group by loan_id
    ), forgone as (
      update instalment
        set waived = waived + interest - greatest(accrued, paid_interest),
            interest = greatest(accrued, paid_interest), accrued = greatest(accrued, paid_interest)
        where loan_id in (select id from stopped) and interest > accrued
    )
    select loan_id, amount from paid_ahead order by loan_id`.execute(db);
  return rows;
}
