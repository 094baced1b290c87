import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import { dpdAsClosed, worstDpd } from './lots.ts';
import type { LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

export interface MonthSums {
  readonly month: string;
  readonly loans: bigint;
  readonly disbursed: bigint;
  readonly repaid: bigint;
  readonly outstanding: bigint;
  readonly ever30: bigint;
  readonly ever90: bigint;
}

/** What became of the loans of each month of disbursement, from a day on. */
export async function sumsByMonth({ db }: Tx, from: Temporal.PlainDate): Promise<readonly MonthSums[]> {
  const { rows } = await sql<MonthSums>`
    select to_char(disbursed_on, 'YYYY-MM') as month, count(*) as loans, sum(principal)::bigint as disbursed,
           sum(repaid)::bigint as repaid, coalesce(sum(outstanding), 0)::bigint as outstanding,
           count(*) filter (where worst >= 30) as ever30, count(*) filter (where worst >= 90) as ever90
      from loan, lateral (select ${worstDpd} as worst) lateness, lateral (
        select sum(paid) as repaid,
               sum(instalment.principal - paid_principal) filter (where state in ('active', 'overdue')) as outstanding
          from instalment where loan_id = loan.id
      ) money
      where disbursed_on >= ${from}::date
      group by 1`.execute(db);
  return rows;
}

export interface DpdSums {
  readonly dpd: number;
  readonly loans: bigint;
  /** Principal. */
  readonly outstanding: bigint;
  /** All that fell due before a day and is unpaid. */
  readonly overdue: bigint;
}

/** Owed loans by days past due, as last closed. */
export async function sumsByDpd({ db }: Tx, today: Temporal.PlainDate): Promise<readonly DpdSums[]> {
  const { rows } = await sql<DpdSums>`
    select dpd, count(*) as loans, sum(outstanding)::bigint as outstanding, sum(overdue)::bigint as overdue
      from loan, lateral (select ${dpdAsClosed} as dpd) lateness, lateral (
        select sum(instalment.principal - paid_principal) as outstanding,
               coalesce(sum(due_total - paid) filter (where due_on < ${today}::date), 0) as overdue
          from instalment where loan_id = loan.id
      ) money
      where state in ('active', 'overdue')
      group by dpd`.execute(db);
  return rows;
}

/** Loans whose money ever left. */
export async function countDisbursed({ db }: Tx): Promise<number> {
  const row = await db
    .selectFrom('loan')
    .select(({ fn }) => fn.countAll<bigint>().as('loans'))
    .where('disbursed_on', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(row.loans);
}
