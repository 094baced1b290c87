import { assert, money, present, toWire } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import type { Payment, PaymentId, PaymentState, Return } from '../contract.ts';
import { openStates, statesBefore } from '../rules/lifecycle.ts';
import type { PaymentRow, PaymentsTables } from './tables.ts';

type Tx = SliceTransaction<PaymentsTables>;

export type NewPayment = Pick<
  PaymentRow,
  | 'id'
  | 'direction'
  | 'key'
  | 'loan_id'
  | 'line_id'
  | 'amount'
  | 'currency'
  | 'rail'
  | 'simulated_rail'
  | 'order_id'
  | 'created_at'
> &
  Partial<Pick<PaymentRow, 'mandate_id' | 'gives_back' | 'payer'>>;

/** Whether the payment is new. It is not when its key, or a payout of the same loan that has not failed, is there. */
export async function insertPayment({ db, context }: Tx, row: NewPayment): Promise<boolean> {
  const inserted = await db
    .insertInto('payment')
    .values({
      mandate_id: null,
      gives_back: null,
      payer: null,
      ...row,
      tenant: context.tenant,
      batch_id: null,
      rail_request: null,
      rail_reference: null,
      state: 'created',
      reason: null,
      attempts: 0,
      asks: 0,
      settled_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The payment in whose place a new one was refused: of the same key, else the payout that stands. */
export async function standingPayment(
  { db }: Tx,
  of: Pick<PaymentRow, 'direction' | 'loan_id' | 'key'>,
): Promise<PaymentRow | null> {
  const rows = await db
    .selectFrom('payment')
    .selectAll()
    .where('loan_id', '=', of.loan_id)
    .where('direction', '=', of.direction)
    .where((where) =>
      of.direction === 'disbursement'
        ? where.or([where('key', '=', of.key), where('state', '!=', 'failed')])
        : where('key', '=', of.key),
    )
    .execute();
  return rows.find(({ key }) => key === of.key) ?? rows[0] ?? null;
}

export async function findPayment({ db }: Tx, id: string): Promise<PaymentRow | null> {
  return (await db.selectFrom('payment').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function findByOrder({ db }: Tx, orderId: string): Promise<PaymentRow | null> {
  return (await db.selectFrom('payment').selectAll().where('order_id', '=', orderId).executeTakeFirst()) ?? null;
}

/** Newest first; without what went back. */
export async function paymentsOfLoan({ db }: Tx, loanId: string): Promise<readonly PaymentRow[]> {
  return db
    .selectFrom('payment')
    .selectAll()
    .where('loan_id', '=', loanId)
    .where('direction', '!=', 'return')
    .orderBy('id', 'desc')
    .execute();
}

/** Newest first. */
export async function returnsOfLoan({ db }: Tx, loanId: string): Promise<readonly PaymentRow[]> {
  return db
    .selectFrom('payment')
    .selectAll()
    .where('loan_id', '=', loanId)
    .where('direction', '=', 'return')
    .orderBy('id', 'desc')
    .execute();
}

/** The payout that made a loan owed; `null` when it never arrived. */
export async function arrivedPayout({ db }: Tx, loanId: string): Promise<PaymentRow | null> {
  const row = await db
    .selectFrom('payment')
    .selectAll()
    .where('loan_id', '=', loanId)
    .where('direction', '=', 'disbursement')
    .where('state', '=', 'succeeded')
    .executeTakeFirst();
  return row ?? null;
}

/** The return that stands of what a rail knows by this name. */
export async function standingReturn({ db }: Tx, of: { rail: string; givesBack: string }): Promise<PaymentRow | null> {
  const row = await db
    .selectFrom('payment')
    .selectAll()
    .where('rail', '=', of.rail)
    .where('gives_back', '=', of.givesBack)
    .where('direction', '=', 'return')
    .where('state', '!=', 'failed')
    .executeTakeFirst();
  return row ?? null;
}

/** How many payments of each rail have no outcome yet. */
export async function openByRail({ db }: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('payment')
    .select(({ fn }) => ['rail', fn.countAll<bigint>().as('open')])
    .where('state', 'in', openStates)
    .groupBy('rail')
    .execute();
  return new Map(rows.map(({ rail, open }) => [rail, Number(open)]));
}

/** Newest first. */
export async function newestPayments(
  { db }: Tx,
  of: { state: PaymentState | 'all'; limit: number },
): Promise<readonly PaymentRow[]> {
  const all = db
    .selectFrom('payment')
    .selectAll()
    .where('direction', '!=', 'return')
    .orderBy('id', 'desc')
    .limit(of.limit);
  return (of.state === 'all' ? all : all.where('state', '=', of.state)).execute();
}

/** Payments that went alone and whose outcome is not known, oldest first. */
export async function openPayments({ db }: Tx, of: { after: string; limit: number }): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('payment')
    .select('id')
    .where('state', 'in', openStates)
    .where('batch_id', 'is', null)
    .where('id', '>', of.after)
    .orderBy('id')
    .limit(of.limit)
    .execute();
  return rows.map(({ id }) => id);
}

type Change = Partial<
  Pick<PaymentRow, 'reason' | 'rail_request' | 'rail_reference' | 'settled_at' | 'attempts' | 'asks'>
>;

/** Moves a payment to a state that its own allows; `null` when it was no longer in one of those. */
export async function movePayment(
  { db }: Tx,
  id: string,
  { to, ...change }: Change & { readonly to: PaymentState },
): Promise<PaymentRow | null> {
  const moved = await db
    .updateTable('payment')
    .set({ ...change, state: to })
    .where('id', '=', id)
    .where('state', 'in', statesBefore(to))
    .returningAll()
    .executeTakeFirst();
  return moved ?? null;
}

/** Notes something about a payment whose outcome is still open. */
export async function notePayment({ db }: Tx, id: string, change: Change): Promise<void> {
  await db.updateTable('payment').set(change).where('id', '=', id).where('state', 'in', openStates).execute();
}

/** What went back is no payment of a loan: `toReturn`. */
export function toPayment(row: PaymentRow): Payment {
  const { direction } = row;
  assert(direction !== 'return', 'money that goes back is shown as a return');
  return {
    id: row.id as PaymentId,
    direction,
    loanId: present(row.loan_id, 'a payment is of a loan'),
    lineId: present(row.line_id, 'a payment is of a line') as LineId,
    amount: toWire(money(row.amount, row.currency)),
    rail: row.rail,
    simulatedRail: row.simulated_rail,
    state: row.state,
    reason: row.reason,
    createdAt: row.created_at.toString(),
    settledAt: row.settled_at?.toString() ?? null,
    attempts: row.attempts,
  };
}

export function toReturn(row: PaymentRow): Return {
  return {
    id: row.id as PaymentId,
    loanId: row.loan_id,
    amount: toWire(money(row.amount, row.currency)),
    rail: row.rail,
    state: row.state,
    reason: row.reason,
    createdAt: row.created_at.toString(),
    settledAt: row.settled_at?.toString() ?? null,
  };
}
