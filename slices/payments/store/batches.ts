import { money, toWire } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { Batch, BatchId } from '../contract.ts';
import type { BatchRow, PaymentRow, PaymentsTables } from './tables.ts';

type Tx = SliceTransaction<PaymentsTables>;

/** Payments that wait to go with others, oldest first, held until the transaction ends. */
export async function waitingPayments(
  { db }: Tx,
  of: { rail: string; direction: PaymentRow['direction']; limit: number },
): Promise<readonly PaymentRow[]> {
  return db
    .selectFrom('payment')
    .selectAll()
    .where('rail', '=', of.rail)
    .where('direction', '=', of.direction)
    .where('state', '=', 'created')
    .where('batch_id', 'is', null)
    .orderBy('id')
    .limit(of.limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function insertBatch(
  { db, context }: Tx,
  row: Pick<BatchRow, 'id' | 'rail' | 'direction' | 'order_id' | 'payments' | 'total' | 'currency' | 'created_at'>,
): Promise<void> {
  await db
    .insertInto('batch')
    .values({
      ...row,
      tenant: context.tenant,
      rail_request: null,
      state: 'sent',
      reason: null,
      attempts: 0,
      asks: 0,
      closed_at: null,
    })
    .execute();
}

/** They are on their way from now on, as this batch. */
export async function joinBatch({ db }: Tx, batchId: string, paymentIds: readonly string[]): Promise<void> {
  await db
    .updateTable('payment')
    .set((set) => ({ batch_id: batchId, state: 'sent', attempts: set('attempts', '+', 1) }))
    .where('id', 'in', [...paymentIds])
    .where('state', '=', 'created')
    .execute();
}

export async function findBatch({ db }: Tx, id: string): Promise<BatchRow | null> {
  return (await db.selectFrom('batch').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function findBatchByOrder({ db }: Tx, orderId: string): Promise<BatchRow | null> {
  return (await db.selectFrom('batch').selectAll().where('order_id', '=', orderId).executeTakeFirst()) ?? null;
}

export async function paymentsOfBatch({ db }: Tx, batchId: string): Promise<readonly PaymentRow[]> {
  return db.selectFrom('payment').selectAll().where('batch_id', '=', batchId).orderBy('id').execute();
}

/** Newest first. */
export async function newestBatches({ db }: Tx, limit: number): Promise<readonly BatchRow[]> {
  return db.selectFrom('batch').selectAll().orderBy('id', 'desc').limit(limit).execute();
}

/** Batches of which not every payment has its outcome, oldest first. */
export async function openBatches({ db }: Tx): Promise<readonly string[]> {
  const rows = await db.selectFrom('batch').select('id').where('closed_at', 'is', null).orderBy('id').execute();
  return rows.map(({ id }) => id);
}

type Change = Partial<Pick<BatchRow, 'state' | 'reason' | 'rail_request' | 'attempts' | 'asks' | 'closed_at'>>;

/** Changes a batch that is still open. */
export async function changeBatch({ db }: Tx, id: string, change: Change): Promise<void> {
  await db.updateTable('batch').set(change).where('id', '=', id).where('closed_at', 'is', null).execute();
}

export function toBatch(row: BatchRow): Batch {
  return {
    id: row.id as BatchId,
    rail: row.rail,
    direction: row.direction,
    payments: row.payments,
    total: toWire(money(row.total, row.currency)),
    state: row.state,
    reason: row.reason,
    createdAt: row.created_at.toString(),
    closedAt: row.closed_at?.toString() ?? null,
  };
}
