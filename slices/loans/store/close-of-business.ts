import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/** Loans that are brought up to a business date together; the transaction holds them. */
export interface Ageing {
  readonly loanIds: readonly string[];
  readonly through: Temporal.PlainDate;
}

/**
 * For the rest of this transaction many loans are joined at once. Their ids come as an array, whose size the planner does not
 * know: left alone it guesses a handful and loops over the table once for each of them.
 */
export async function expectManyLoans({ db }: Tx): Promise<void> {
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(db);
}

export interface EarnedInterest {
  readonly loan_id: string;
  readonly amount: bigint;
}

/**
 * Books what each instalment earned by the close of `through` (or by the day before the loan is `stopAt_dpd` days past
 * due), whatever was booked before, and answers the difference for each loan. The same figures as `accruedInterest` of
 * engines/credit, computed where the rows are.
 */
export async function earnInterest(
  { db }: Tx,
  { loanIds, through, stopAt_dpd }: Ageing & { readonly stopAt_dpd: number },
): Promise<readonly EarnedInterest[]> {
  const { rows } = await sql<EarnedInterest>`
    with earning as (
      select loan_id, least(${through}::date, min(due_on) filter (where paid < due_total) + ${stopAt_dpd - 1}::integer) as day
        from instalment
        where loan_id = any (${loanIds}::text[])
          and loan_id in (select id from loan where id = any (${loanIds}::text[]) and interest_stopped_on is null)
        group by loan_id
    ), earned as (
      select i.loan_id, i.n, i.accrued as booked,
             case when day >= due_on then interest
                  when day <= starts_on then 0
                  else half_even(interest * (day - starts_on), due_on - starts_on) end as earned
        from instalment i join earning using (loan_id)
        where i.accrued < i.interest
    ), booked as (
      update instalment i set accrued = earned from earned e
        where i.loan_id = e.loan_id and i.n = e.n and earned > booked
        returning i.loan_id, earned - booked as amount
    )
    select loan_id, sum(amount)::bigint as amount from booked group by loan_id order by loan_id`.execute(db);
  return rows;
}

/**
 * From `stopAt_dpd` days past due on a loan earns no more: what was not earned by then is never owed, but what was paid of it
 * stays paid and is earned with that. Answers which stopped now, and what they earned so.
 */
export async function stopInterest(
  { db }: Tx,
  { loanIds, through, stopAt_dpd }: Ageing & { readonly stopAt_dpd: number },
): Promise<readonly EarnedInterest[]> {
  const { rows } = await sql<EarnedInterest>`
    with late as (
      select loan_id, min(due_on) filter (where paid < due_total) + ${stopAt_dpd}::integer as day
        from instalment where loan_id = any (${loanIds}::text[]) group by loan_id
    ), stopped as (
      update loan set interest_stopped_on = day from late
        where id = loan_id and interest_stopped_on is null and day <= ${through}::date
        returning id
    ), paid_ahead as (
      select loan_id, sum(paid_interest - accrued)::bigint as amount
        from instalment where loan_id in (select id from stopped) and paid_interest > accrued group by loan_id
    ), forgone as (
      update instalment
        set waived = waived + interest - greatest(accrued, paid_interest),
            interest = greatest(accrued, paid_interest), accrued = greatest(accrued, paid_interest)
        where loan_id in (select id from stopped) and interest > accrued
    )
    select id as loan_id, coalesce(amount, 0) as amount
      from stopped left join paid_ahead on loan_id = id order by id`.execute(db);
  return rows;
}

export interface FeeDue {
  readonly loan_id: string;
  readonly n: number;
  readonly fee: bigint;
  readonly duty: bigint;
}

/** Fees that fall due by `through` and are not booked yet; marks them as booked. */
export async function takeFeesDue({ db }: Tx, { loanIds, through }: Ageing): Promise<readonly FeeDue[]> {
  const { rows } = await sql<FeeDue>`
    update instalment set fees_booked_on = ${through}::date
      where loan_id = any (${loanIds}::text[]) and fees_booked_on is null and fee + duty > 0 and due_on <= ${through}::date
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
 * Unpaid instalments that reached one of the offsets from their due date since the loan was last aged. Over missed days
 * only the newest offset counts: nobody gets two reminders at once.
 */
export async function instalmentsNear(
  { db }: Tx,
  { loanIds, through, offsets }: Ageing & { readonly offsets: readonly number[] },
): Promise<readonly NearInstalment[]> {
  const { rows } = await sql<NearInstalment>`
    select distinct on (loan_id, n) loan_id, line_id, n, due_on, offset_days, due_total - paid as outstanding
      from instalment join loan on id = loan_id, unnest(${offsets}::integer[]) as offset_days
      where loan_id = any (${loanIds}::text[]) and paid < due_total
        and due_on + offset_days > aged_on and due_on + offset_days <= ${through}::date
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
 * Counts days past due, the worst so far, and moves loans between active and overdue. Answers those that were never as late
 * as `default_dpd` before.
 */
export async function ageLoans(
  { db }: Tx,
  { loanIds, through, default_dpd }: Ageing & { readonly default_dpd: number },
): Promise<readonly FallenLoan[]> {
  const { rows } = await sql<FallenLoan>`
    with before as (
      select id, worst_dpd from loan where id = any (${loanIds}::text[])
    ), late as (
      select loan_id,
             coalesce(greatest(0, ${through}::date - min(due_on) filter (where paid < due_total)), 0) as dpd,
             greatest(0, max(coalesce(paid_on, ${through}::date) - due_on)) as worst,
             min(due_on + ${default_dpd}::integer)
               filter (where coalesce(paid_on, ${through}::date) - due_on >= ${default_dpd}::integer) as fallen_on
        from instalment where loan_id = any (${loanIds}::text[]) group by loan_id
    ), aged as (
      update loan set
          dpd = late.dpd, worst_dpd = late.worst, aged_on = ${through}::date,
          state = case when late.dpd > 0 then 'overdue' else 'active' end
        from late where id = loan_id and state in ('active', 'overdue')
        returning id, line_id, application_id
    )
    select aged.id, line_id, application_id, fallen_on
      from aged join before using (id) join late on late.loan_id = aged.id
      where before.worst_dpd < ${default_dpd}::integer and late.worst >= ${default_dpd}::integer
      order by aged.id`.execute(db);
  return rows;
}
