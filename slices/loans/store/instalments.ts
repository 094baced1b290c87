import type { SliceTransaction } from '@lendline/platform';
import { type Selectable, sql } from 'kysely';
import type { Instalment } from '../rules/instalment.ts';
import { lotDay } from './lots.ts';
import type { InstalmentTable, LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/** Writes a loan's instalments as they now are; those beyond their number are gone. */
export async function saveInstalments(
  { db, context }: Tx,
  loanId: string,
  instalments: readonly Instalment[],
): Promise<void> {
  await db
    .insertInto('instalment')
    .values(instalments.map((one) => toRow(one, { loanId, tenant: context.tenant })))
    .onConflict((conflict) =>
      conflict.columns(['loan_id', 'n']).doUpdateSet((set) => ({
        starts_on: set.ref('excluded.starts_on'),
        due_on: set.ref('excluded.due_on'),
        principal: set.ref('excluded.principal'),
        interest: set.ref('excluded.interest'),
        fee: set.ref('excluded.fee'),
        duty: set.ref('excluded.duty'),
        penalty: set.ref('excluded.penalty'),
        balance: set.ref('excluded.balance'),
        paid_principal: set.ref('excluded.paid_principal'),
        paid_interest: set.ref('excluded.paid_interest'),
        paid_fees: set.ref('excluded.paid_fees'),
        paid_penalties: set.ref('excluded.paid_penalties'),
        accrued: set.ref('excluded.accrued'),
        waived: set.ref('excluded.waived'),
        fees_booked_on: set.ref('excluded.fees_booked_on'),
        paid_on: set.ref('excluded.paid_on'),
      })),
    )
    .execute();
  await db.deleteFrom('instalment').where('loan_id', '=', loanId).where('n', '>', instalments.length).execute();
}

export async function instalmentsOfLoan(tx: Tx, loanId: string): Promise<readonly Instalment[]> {
  return (await instalmentsOfLoans(tx, [loanId])).get(loanId) ?? [];
}

/** In order of due dates, by loan, each with what it has earned by the day through which the loan is closed. */
export async function instalmentsOfLoans(
  { db }: Tx,
  loanIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Instalment[]>> {
  if (loanIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('instalment')
    .innerJoin(
      (loans) =>
        loans
          .selectFrom('loan')
          .select(['id', lotDay.as('lot_day')])
          .where('id', 'in', [...loanIds])
          .as('own'),
      (join) => join.onRef('own.id', '=', 'loan_id'),
    )
    .selectAll('instalment')
    .select(
      sql<bigint>`case when lot_day is null then accrued else earned_by(lot_day, interest, accrued, starts_on, due_on) end`.as(
        'earned',
      ),
    )
    .orderBy('loan_id')
    .orderBy('n')
    .execute();
  const groups = Map.groupBy(rows, ({ loan_id }) => loan_id);
  return new Map([...groups].map(([id, own]) => [id, own.map(toInstalment)]));
}

function toRow(one: Instalment, of: { loanId: string; tenant: string }) {
  return {
    loan_id: of.loanId,
    tenant: of.tenant,
    n: one.n,
    starts_on: one.from,
    due_on: one.due,
    principal: one.principal,
    interest: one.interest,
    fee: one.fee,
    duty: one.duty,
    penalty: one.penalty,
    balance: one.balance,
    paid_principal: one.paidPrincipal,
    paid_interest: one.paidInterest,
    paid_fees: one.paidFees,
    paid_penalties: one.paidPenalties,
    accrued: one.accrued,
    waived: one.waived,
    fees_booked_on: one.feesBookedOn,
    paid_on: one.paidOn,
  };
}

function toInstalment(row: Selectable<InstalmentTable> & { readonly earned: bigint }): Instalment {
  return {
    n: row.n,
    from: row.starts_on,
    due: row.due_on,
    principal: row.principal,
    interest: row.interest,
    fee: row.fee,
    duty: row.duty,
    penalty: row.penalty,
    balance: row.balance,
    paidPrincipal: row.paid_principal,
    paidInterest: row.paid_interest,
    paidFees: row.paid_fees,
    paidPenalties: row.paid_penalties,
    accrued: row.earned,
    waived: row.waived,
    feesBookedOn: row.fees_booked_on,
    paidOn: row.paid_on,
  };
}
