import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/** Loans that are brought up to a business date together, in order of their ids; the transaction holds them. */
export interface Ageing {
  readonly loanIds: readonly string[];
  readonly through: Temporal.PlainDate;
}

/** The chunk's loans. Its span is told beside the ids: loans that were opened one after the other lie together. */
function isOfChunk(ageing: Ageing) {
  return sql`${inSpan('id', ageing)} and id = any (${ageing.loanIds}::text[])`;
}

/** Between the chunk's first loan and its last, read in one go; loans that are not of the chunk are left out by a join. */
function inSpan(column: 'id' | 'loan_id', { loanIds }: Ageing) {
  return sql`${sql.ref(column)} between ${loanIds[0]} and ${loanIds.at(-1)}`;
}

/** The oldest due date of a loan that is not paid in full: the index of what is unpaid begins there. */
const oldestUnpaid = sql`(
  select due_on from instalment unpaid
    where unpaid.loan_id = loan.id and paid_on is null and paid < due_total
    order by due_on limit 1)`;

export interface EarnedInterest {
  readonly loan_id: string;
  readonly amount: bigint;
}

/**
 * Counts what each instalment earned by the close of `through` (or by the day before the loan is `stopAt_dpd` days past
 * due), whatever was counted before, and answers the difference for each loan. The same figures as `accruedInterest` of
 * engines/credit, computed where the rows are.
 */
export async function earnInterest(
  { db }: Tx,
  ageing: Ageing & { readonly stopAt_dpd: number },
): Promise<readonly EarnedInterest[]> {
  const { through, stopAt_dpd } = ageing;
  const { rows } = await sql<EarnedInterest>`
    with earning as materialized (
      select id, case when ${mayBeLate(ageing)} then least(${through}::date, ${oldestUnpaid} + ${stopAt_dpd - 1}::integer)
                      else ${through}::date end as day
        from loan where ${isOfChunk(ageing)} and interest_stopped_on is null
    ), earned as materialized (
      select i.loan_id, i.n, i.accrued as booked,
             case when day >= due_on then interest
                  else half_even(interest * (day - starts_on), due_on - starts_on) end as earned
        from earning join (
          select * from instalment where ${inSpan('loan_id', ageing)} and accrued < interest and starts_on < ${through}::date
        ) i on i.loan_id = earning.id
        where i.starts_on < day
    ), counted as (
      update instalment i set accrued = earned from earned e
        where i.loan_id = e.loan_id and i.n = e.n and earned > booked
        returning i.loan_id, earned - booked as amount
    )
    select loan_id, sum(amount)::bigint as amount from counted group by loan_id order by loan_id`.execute(db);
  return rows;
}

/** By its days past due when it was last aged a loan may be too late to earn by now, or pauses hide it; others are not looked up. */
function mayBeLate({ through, stopAt_dpd }: Ageing & { readonly stopAt_dpd: number }) {
  return sql`(dpd + (${through}::date - aged_on) >= ${stopAt_dpd}::integer or cardinality(pause_from) > 0)`;
}

/**
 * From `stopAt_dpd` days past due on a loan earns no more: what was not earned by then is never owed, but what was paid of it
 * stays paid and is earned with that. Answers which stopped now, and what they earned so.
 */
export async function stopInterest(
  { db }: Tx,
  ageing: Ageing & { readonly stopAt_dpd: number },
): Promise<readonly EarnedInterest[]> {
  const { through, stopAt_dpd } = ageing;
  const { rows } = await sql<EarnedInterest>`
    with late as materialized (
      select id, ${oldestUnpaid} + ${stopAt_dpd}::integer as day
        from loan where ${isOfChunk(ageing)} and interest_stopped_on is null and ${mayBeLate(ageing)}
    ), stopped as (
      update loan set interest_stopped_on = day from late
        where loan.id = late.id and day <= ${through}::date
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
export async function takeFeesDue({ db }: Tx, ageing: Ageing): Promise<readonly FeeDue[]> {
  const { rows } = await sql<FeeDue>`
    update instalment set fees_booked_on = ${ageing.through}::date
      from (select id from loan where ${isOfChunk(ageing)}) chunk
      where ${inSpan('loan_id', ageing)} and loan_id = id
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
 * Unpaid instalments that reached one of the offsets from their due date since the loan was last aged. Over missed days
 * only the newest offset counts: nobody gets two reminders at once.
 */
export async function instalmentsNear(
  { db }: Tx,
  ageing: Ageing & { readonly offsets: readonly number[] },
): Promise<readonly NearInstalment[]> {
  const { through, offsets } = ageing;
  if (offsets.length === 0) return [];
  const { rows } = await sql<NearInstalment>`
    with unpaid as materialized (
      select loan_id, n, due_on, due_total - paid as outstanding from instalment
        where ${inSpan('loan_id', ageing)} and paid_on is null and paid < due_total
          and due_on <= ${through}::date - ${Math.min(...offsets)}::integer
    )
    select distinct on (loan_id, n) loan_id, line_id, n, due_on, offset_days, outstanding
      from unpaid join (select id, line_id, aged_on from loan where ${isOfChunk(ageing)}) own on id = loan_id,
        unnest(${offsets}::integer[]) as offset_days
      where due_on + offset_days > aged_on and due_on + offset_days <= ${through}::date
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
 * Counts days past due, the worst so far, and moves loans between active and overdue; a loan of which nothing changes is not
 * written. Answers those that were never as late as `default_dpd` before.
 */
export async function ageLoans(
  { db }: Tx,
  ageing: Ageing & { readonly default_dpd: number },
): Promise<readonly FallenLoan[]> {
  const { through, default_dpd } = ageing;
  const { rows } = await sql<FallenLoan>`
    with oldest as materialized (
      select loan_id, min(due_on) as due_on from instalment
        where ${inSpan('loan_id', ageing)} and paid_on is null and due_on < ${through}::date and paid < due_total
        group by loan_id
    ), late as materialized (
      select id, worst_dpd as worst_before, due_on,
             coalesce(late_days(due_on, ${through}::date, pause_from, pause_until), 0) as days
        from loan left join oldest on loan_id = id
        where ${isOfChunk(ageing)} and (loan_id is not null or dpd > 0)
    ), aged as (
      update loan set
          dpd = days, worst_dpd = greatest(worst_dpd, days),
          state = case when days > 0 then 'overdue' else 'active' end
        from late
        where loan.id = late.id and state in ('active', 'overdue')
          and (dpd <> days or worst_dpd < days or (state = 'overdue') <> (days > 0))
        returning loan.id, line_id, application_id
    )
    select aged.id, line_id, application_id,
           -- Pauses put off the day.
           ${through}::date - (days - ${default_dpd}::integer) as fallen_on
      from aged join late using (id)
      where worst_before < ${default_dpd}::integer and days >= ${default_dpd}::integer
      order by aged.id`.execute(db);
  return rows;
}

/** Puts loans into the bucket of their days past due, and remembers from which they came. Answers how many changed. */
export async function followBuckets({ db, context }: Tx, ageing: Ageing): Promise<number> {
  const { numAffectedRows } = await sql`
    with before as materialized (
      select id, bucket as was from loan where ${isOfChunk(ageing)} and bucket <> bucket_of(dpd)
    ), changed as (
      update loan set bucket = bucket_of(dpd) from before where loan.id = before.id returning loan.id, was, bucket as became
    )
    insert into bucket_change (tenant, loan_id, found_on, was, became)
      select ${context.tenant}, id, ${ageing.through}::date, was, became from changed order by id`.execute(db);
  return Number(numAffectedRows);
}

/** The loans are at the close of `through` now; `together` is what was booked of their interest in a posting of many loans. */
export async function markAged(
  { db }: Tx,
  ageing: Ageing & { readonly together: readonly EarnedInterest[] },
): Promise<void> {
  const { through, together } = ageing;
  await sql`
    with own as materialized (
      select id, sum(amount)::bigint as amount
        from unnest(
          ${together.map(({ loan_id }) => loan_id)}::text[], ${together.map(({ amount }) => amount)}::bigint[]
        ) as booked (id, amount)
        group by id
    )
    update loan set aged_on = ${through}::date, interest_booked = interest_booked + coalesce(amount, 0)
      from (select id, amount from loan left join own using (id) where ${isOfChunk(ageing)}) chunk
      where loan.id = chunk.id and loan.id between ${ageing.loanIds[0]} and ${ageing.loanIds.at(-1)}`.execute(db);
}

/**
 * Owed loans after one of them that were not aged up to a day, held until the transaction ends, by their ids. A run goes
 * through the book once; one that was killed begins anew and finds those it had done done.
 */
export async function loansToAge(
  { db }: Tx,
  { through, limit, after }: { through: Temporal.PlainDate; limit: number; after: string },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('loan')
    .select('id')
    .where('state', 'in', ['active', 'overdue'])
    .where('aged_on', '<', through)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}
