import { money, toWire, type WireMoney } from '@lendline/kernel';
import { type SliceTransaction, toJson } from '@lendline/platform';
import type { PaymentId, SuspenseId, SuspenseItem } from '../contract.ts';
import type { PaymentsTables, SuspenseRow } from './tables.ts';

type Tx = SliceTransaction<PaymentsTables>;

export type NewSuspense = Pick<
  SuspenseRow,
  'id' | 'entry_id' | 'rail' | 'side' | 'amount' | 'currency' | 'value_on' | 'finding' | 'suggestions' | 'created_at'
>;

export async function insertSuspense({ db, context }: Tx, row: NewSuspense): Promise<void> {
  await db
    .insertInto('suspense')
    .values({
      ...row,
      suggestions: toJson(row.suggestions),
      tenant: context.tenant,
      state: 'open',
      assignee: null,
      loan_id: null,
      payment_id: null,
      asked_by: null,
      decided_by: null,
      note: null,
      ended_at: null,
    })
    .execute();
}

export async function findSuspense({ db }: Tx, id: string): Promise<SuspenseRow | null> {
  return (await db.selectFrom('suspense').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The item, held until the transaction ends: two people never decide on the same money. */
export async function lockSuspense({ db }: Tx, id: string): Promise<SuspenseRow | null> {
  return (await db.selectFrom('suspense').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null;
}

/** The item whose money a return gives back, held until the transaction ends. */
export async function lockSuspenseOfReturn({ db }: Tx, paymentId: string): Promise<SuspenseRow | null> {
  const row = await db
    .selectFrom('suspense')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .where('state', '=', 'returning')
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** What waits oldest first, what has ended newest first. */
export async function listOf(
  { db }: Tx,
  { state, limit }: { state: 'waiting' | 'ended'; limit: number },
): Promise<readonly SuspenseRow[]> {
  const all = db.selectFrom('suspense').selectAll().limit(limit);
  return state === 'waiting'
    ? all.where('ended_at', 'is', null).orderBy('id').execute()
    : all.where('ended_at', 'is not', null).orderBy('ended_at', 'desc').execute();
}

/** How much money that came in waits, by currency: what stands on the suspense account. */
export async function waitingTotals({ db }: Tx): Promise<readonly WireMoney[]> {
  const rows = await db
    .selectFrom('suspense')
    .select(({ fn }) => ['currency', fn.sum<string>('amount').as('amount')])
    .where('ended_at', 'is', null)
    .where('side', '=', 'in')
    .groupBy('currency')
    .orderBy('currency')
    .execute();
  return rows.map(({ currency, amount }) => toWire(money(BigInt(amount), currency)));
}

type Change = Partial<
  Pick<SuspenseRow, 'state' | 'assignee' | 'loan_id' | 'payment_id' | 'asked_by' | 'decided_by' | 'note' | 'ended_at'>
>;

export async function changeSuspense({ db }: Tx, id: string, change: Change): Promise<SuspenseRow> {
  return db.updateTable('suspense').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

export function toItem(row: SuspenseRow): SuspenseItem {
  return {
    id: row.id as SuspenseId,
    rail: row.rail,
    side: row.side,
    amount: toWire(money(row.amount, row.currency)),
    valueOn: row.value_on.toString(),
    finding: row.finding,
    state: row.state,
    suggestions: row.suggestions,
    assignee: row.assignee,
    loanId: row.loan_id,
    paymentId: row.payment_id as PaymentId | null,
    askedBy: row.asked_by,
    decidedBy: row.decided_by,
    createdAt: row.created_at.toString(),
    endedAt: row.ended_at?.toString() ?? null,
  };
}
