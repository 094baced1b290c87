import { type Currency, money, toWire } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import type { Mandate, MandateId } from '../contract.ts';
import type { MandateRow, PaymentsTables } from './tables.ts';

type Tx = SliceTransaction<PaymentsTables>;

export type NewMandate = Omit<MandateRow, 'tenant' | 'reference' | 'state' | 'reason' | 'asks' | 'ended_at'>;

/** Whether it is new; a loan has one mandate at a rail that stands. */
export async function insertMandate({ db, context }: Tx, row: NewMandate): Promise<boolean> {
  const inserted = await db
    .insertInto('mandate')
    .values({
      ...row,
      tenant: context.tenant,
      reference: null,
      state: 'asked',
      reason: null,
      asks: 0,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findMandate({ db }: Tx, id: string): Promise<MandateRow | null> {
  return (await db.selectFrom('mandate').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Newest first. */
export async function mandatesOfLoan({ db }: Tx, loanId: string): Promise<readonly MandateRow[]> {
  return db.selectFrom('mandate').selectAll().where('loan_id', '=', loanId).orderBy('id', 'desc').execute();
}

export async function standingMandate(
  { db }: Tx,
  { loanId, rail }: { loanId: string; rail: string },
): Promise<MandateRow | null> {
  const row = await db
    .selectFrom('mandate')
    .selectAll()
    .where('loan_id', '=', loanId)
    .where('rail', '=', rail)
    .where('state', 'in', ['asked', 'active'])
    .executeTakeFirst();
  return row ?? null;
}

/** The active mandate under which this much may be collected today, if there is one. */
export async function coveringMandate(
  { db }: Tx,
  of: { loanId: string; rail: string; amount: bigint; currency: Currency; today: Temporal.PlainDate },
): Promise<MandateRow | null> {
  const row = await db
    .selectFrom('mandate')
    .selectAll()
    .where('loan_id', '=', of.loanId)
    .where('rail', '=', of.rail)
    .where('state', '=', 'active')
    .where('currency', '=', of.currency)
    .where('limit_amount', '>=', of.amount)
    .where('starts_on', '<=', of.today)
    .where('ends_on', '>=', of.today)
    .executeTakeFirst();
  return row ?? null;
}

type Change = Partial<Pick<MandateRow, 'state' | 'reference' | 'reason' | 'asks' | 'ended_at'>>;

/** Changes a mandate that stands; `null` when it does not any more. */
export async function changeMandate({ db }: Tx, id: string, change: Change): Promise<MandateRow | null> {
  const changed = await db
    .updateTable('mandate')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', ['asked', 'active'])
    .returningAll()
    .executeTakeFirst();
  return changed ?? null;
}

export function toMandate(row: MandateRow): Mandate {
  return {
    id: row.id as MandateId,
    loanId: row.loan_id,
    lineId: row.line_id as LineId,
    rail: row.rail,
    limit: toWire(money(row.limit_amount, row.currency)),
    startsOn: row.starts_on.toString(),
    endsOn: row.ends_on.toString(),
    state: row.state,
    reason: row.reason,
    createdAt: row.created_at.toString(),
  };
}
