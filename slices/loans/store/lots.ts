import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import { dpdAt } from './close-of-business.ts';
import { countInterest } from './earn-interest.ts';
import type { LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/** Loans that are closed together, by the ids from `first_id` on and before `end_id`. */
export interface Lot {
  readonly first_id: string;
  /** Null for the newest lot, which grows. */
  readonly end_id: string | null;
  /** Null where no day was closed yet. */
  readonly closed_through: Temporal.PlainDate | null;
}

const closedThrough = sql<Temporal.PlainDate | null>`(
  select closed_through from closing_lot where first_id <= loan.id and (end_id is null or loan.id < end_id))`;

const isOwed = sql`loan.state in ('active', 'overdue')`;

/** The business date up to which interest of a row of `loan` is booked and lateness counted, with its lot or alone. */
export const agedOn = sql<Temporal.PlainDate | null>`
  case when ${isOwed} then greatest(loan.aged_on, ${closedThrough}) else loan.aged_on end`;

/** Days past due of a row of `loan` by the day through which it is closed. */
export const dpdAsClosed = dpdAt(agedOn);

/** The most days past due there ever were by then. */
export const worstDpd = sql<number>`greatest(worst_dpd, ${dpdAsClosed})`;

/** The day through which the lot of a row of `loan` has booked interest that the row does not say yet; null when there is none. */
export const lotDay = sql<Temporal.PlainDate | null>`
  case when ${isOwed} and interest_stopped_on is null and ${closedThrough} > aged_on then ${closedThrough} end`;

/** That interest. */
export const countedByLot = sql<bigint>`coalesce((
  select sum(earned_by(day, interest, accrued, starts_on, due_on) - accrued)::bigint
    from (select ${lotDay} as day) lot, instalment where day is not null and loan_id = loan.id and accrued < interest), 0)`;

/**
 * Holds the lot of a loan against its closing until the transaction ends, beside others who hold it so, and answers the day
 * through which it is closed. To be asked before the loan itself is held: a closing holds its lot and then writes loans.
 */
export async function shareLot(tx: Tx, loanId: string): Promise<Temporal.PlainDate | null> {
  for (;;) {
    const { rows } = await sql<Lot>`
      select first_id, end_id, closed_through from closing_lot
        where first_id <= ${loanId} and (end_id is null or ${loanId} < end_id)
        for share`.execute(tx.db);
    if (rows[0]) return rows[0].closed_through;
    // None yet; or it was cut while we waited for it, and the loan is of the part that was cut off.
    await beginLots(tx);
  }
}

/** The day through which the lot of a loan is closed, which the transaction holds. */
export async function lotClosedThrough({ db }: Tx, loanId: string): Promise<Temporal.PlainDate | null> {
  const { rows } = await sql<Pick<Lot, 'closed_through'>>`
    select closed_through from closing_lot
      where first_id <= ${loanId} and (end_id is null or ${loanId} < end_id)`.execute(db);
  return rows[0]?.closed_through ?? null;
}

/** Writes what a lot has booked for some of its loans into their rows. Answers how much. */
export async function settleLoans(
  tx: Tx,
  { loanIds, through }: { loanIds: readonly string[]; through: Temporal.PlainDate },
): Promise<bigint> {
  const counted = await countInterest(
    tx,
    loanIds.map((id) => ({ id, day: through })),
  );
  await bookTogether(tx, counted);
  await sql`
    update loan set aged_on = ${through}::date
      where id = any (${loanIds}::text[]) and state in ('active', 'overdue') and aged_on < ${through}::date`.execute(
    tx.db,
  );
  return counted.reduce((sum, { amount }) => sum + amount, 0n);
}

/** Loans keep what is their own of the interest that their lot booked. */
export async function bookTogether(
  { db }: Tx,
  booked: readonly { readonly loan_id: string; readonly amount: bigint }[],
): Promise<void> {
  if (booked.length === 0) return;
  await sql`
    update loan set interest_booked = interest_booked + amount
      from (
        select id, sum(amount)::bigint as amount
          from unnest(
            ${booked.map(({ loan_id }) => loan_id)}::text[], ${booked.map(({ amount }) => amount)}::bigint[]
          ) as part (id, amount)
          group by id
      ) own
      where loan.id = own.id`.execute(db);
}

/** A lender's first lot has all loans, until it is cut. */
export async function beginLots({ db, context }: Tx): Promise<void> {
  await sql`
    insert into closing_lot (tenant, first_id)
      select ${context.tenant}, '' where not exists (select from closing_lot)
      on conflict (tenant, first_id) do nothing`.execute(db);
}

/** The first lot that is not closed through a day, alone for the transaction; null when all are. */
export async function takeLot({ db }: Tx, through: Temporal.PlainDate): Promise<Lot | null> {
  const { rows } = await sql<Lot>`
    select first_id, end_id, closed_through from closing_lot
      where closed_through is null or closed_through < ${through}::date
      order by first_id limit 1
      for update`.execute(db);
  return rows[0] ?? null;
}

/** Whether lots are not closed through a day. */
export async function areLotsLeft({ db }: Tx, through: Temporal.PlainDate): Promise<boolean> {
  const { rows } = await sql<{ left: boolean }>`
    select exists (
      select from closing_lot where closed_through is null or closed_through < ${through}::date
    ) as left`.execute(db);
  return rows[0]?.left ?? false;
}

/** Cuts off what a lot has beyond so many loans, as a lot of its own that is closed as far. Answers what stays. */
export async function keepAtMost({ db, context }: Tx, lot: Lot, most: number): Promise<Lot> {
  const { rows } = await sql<{ id: string }>`
    select id from loan where id >= ${lot.first_id} and (${lot.end_id}::text is null or id < ${lot.end_id})
      order by id offset ${most} limit 1`.execute(db);
  const end_id = rows[0]?.id;
  if (end_id === undefined) return lot;
  await sql`update closing_lot set end_id = ${end_id} where first_id = ${lot.first_id}`.execute(db);
  await sql`
    insert into closing_lot (tenant, first_id, end_id, closed_through)
      values (${context.tenant}, ${end_id}, ${lot.end_id}, ${lot.closed_through}::date)`.execute(db);
  return { ...lot, end_id };
}

export async function markLotClosed({ db }: Tx, { first_id }: Lot, through: Temporal.PlainDate): Promise<void> {
  await sql`update closing_lot set closed_through = ${through}::date where first_id = ${first_id}`.execute(db);
}

/** Owed loans of a lot that were not aged up to a day. */
export interface Span {
  readonly loans: number;
  readonly first: string;
  readonly last: string;
}

export async function spanToAge(
  { db }: Tx,
  { first_id, end_id }: Lot,
  through: Temporal.PlainDate,
): Promise<Span | null> {
  const { rows } = await sql<{ loans: bigint; first: string; last: string }>`
    select count(*) as loans, min(id) as first, max(id) as last from loan
      where id >= ${first_id} and (${end_id}::text is null or id < ${end_id})
        and state in ('active', 'overdue') and aged_on < ${through}::date`.execute(db);
  const [found] = rows;
  return found && found.loans > 0n ? { ...found, loans: Number(found.loans) } : null;
}
