import { assert, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import type { BatchDoor, RailBatch } from '../connectors/rail.ts';
import { railNamed } from '../connectors/rails.ts';
import type { Batch } from '../contract.ts';
import { askAgainAfter } from '../rules/ask-again.ts';
import {
  changeBatch,
  findBatch,
  insertBatch,
  joinBatch,
  newestBatches,
  paymentsOfBatch,
  toBatch,
  waitingPayments,
} from '../store/batches.ts';
import { notePayment } from '../store/payments.ts';
import type { BatchRow, PaymentRow } from '../store/tables.ts';
import { orderIdOf } from './order-id.ts';
import type { PaymentsParts } from './parts.ts';
import { callbackUrlOf, orderOf } from './place-order.ts';
import { settlePayment } from './settle-payment.ts';

const mostPayments = 1000;

/**
 * Makes a batch of what waits and marks it as sent, before the rail hears of it; whoever crashes afterwards, the batch
 * is asked about. Payments that cannot be ordered (the line is gone) fail here.
 */
export async function gather(
  parts: PaymentsParts,
  context: Context,
  { rail, direction }: { rail: string; direction: RailBatch['direction'] },
): Promise<void> {
  const batchId = await parts.database.transaction(context, async (tx) => {
    const waiting = await waitingPayments(tx, { rail, direction, limit: mostPayments });
    const [first] = waiting;
    if (!first) return null;
    const now = context.now();
    const id = newId('batch', now);
    const total = waiting.reduce((sum, { amount }) => sum + amount, 0n);
    const of = { rail, direction, order_id: orderIdOf(id), currency: first.currency, created_at: now };
    await insertBatch(tx, { id, ...of, payments: waiting.length, total });
    await joinBatch(
      tx,
      id,
      waiting.map((payment) => payment.id),
    );
    await tx.audit({ action: 'make-batch', subject: id, outcome: 'done', details: { rail, payments: waiting.length } });
    await tx.enqueue({ task: 'send-batch', payload: { batchId: id }, key: id });
    // More wait than one batch holds.
    if (waiting.length === mostPayments) await tx.enqueue({ task: 'gather', payload: { rail, direction } });
    return id;
  });
  if (batchId) parts.metrics.count('payments', `batch:${rail}`);
}

/** Gives a batch to its rail; sending again is the same message, which a rail takes once. */
export async function sendBatch(parts: PaymentsParts, context: Context, batchId: string): Promise<void> {
  const found = await load(parts, context, batchId);
  if (!found || found.batch.closed_at) return;
  const { batch, payments } = found;
  await parts.database.transaction(context, async (tx) => {
    await changeBatch(tx, batchId, { attempts: batch.attempts + 1 });
    const runAt = context.now().add(askAgainAfter(0));
    await tx.enqueue({ task: 'reconcile-batch', payload: { batchId }, runAt, key: batchId });
  });
  const orders = await ordersOf(parts, context, { payments, isFirst: batch.attempts === 0 });
  if (orders.length === 0) {
    await closeWhenSettled(parts, context, batchId);
    return;
  }
  const message = {
    orderId: batch.order_id,
    batchId,
    createdAt: batch.created_at,
    direction: batch.direction,
    orders,
    callbackUrl: callbackUrlOf(parts, batch),
  };
  const answer = await doorOf(parts, batch).place(message);
  if (answer.kind === 'failed') {
    for (const { id } of payments) await settlePayment(parts, context, { paymentId: id, settled: answer });
    await close(parts, context, { batchId, refused: answer.reason });
    return;
  }
  const change =
    answer.kind === 'unknown'
      ? ({ state: 'unknown', reason: answer.because } as const)
      : ({ state: 'sent', reason: null, rail_request: answer.request } as const);
  await parts.database.transaction(context, (tx) => changeBatch(tx, batchId, change));
}

/**
 * Those that the line is gone of fail, and a batch goes with the others. Not where it went before: the rail may have
 * had them then, so what became of them is for the rail to say.
 */
async function ordersOf(
  parts: PaymentsParts,
  context: Context,
  { payments, isFirst }: { payments: readonly PaymentRow[]; isFirst: boolean },
): Promise<RailBatch['orders']> {
  const orders: RailBatch['orders'][number][] = [];
  for (const payment of payments) {
    const order = await orderOf(parts, context, payment);
    if (order) orders.push(order);
    else if (isFirst) {
      const settled = { kind: 'failed', reason: 'line-not-found', reference: null } as const;
      await settlePayment(parts, context, { paymentId: payment.id, settled });
    }
  }
  return orders;
}

/** Asks what became of a batch. Answers the payments that settled now. */
export async function reconcileBatch(
  parts: PaymentsParts,
  context: Context,
  batchId: string,
): Promise<readonly string[]> {
  const found = await load(parts, context, batchId);
  if (!found || found.batch.closed_at) return [];
  const { batch, payments } = found;
  const told = await doorOf(parts, batch).ask({ orderId: batch.order_id, batchId, request: batch.rail_request });
  const settled: string[] = [];
  if (told.kind === 'told') {
    for (const { id } of payments) {
      const outcome = told.outcomes.get(id);
      if (outcome && (await settlePayment(parts, context, { paymentId: id, settled: outcome }))) settled.push(id);
    }
  }
  if (await closeWhenSettled(parts, context, batchId)) return settled;
  await askLater(parts, context, { batch, told });
  if (told.kind === 'not-received') await sendBatch(parts, context, batchId);
  return settled;
}

/** Closes a batch of which every payment has its outcome; answers whether it is closed. */
export async function closeWhenSettled(parts: PaymentsParts, context: Context, batchId: string): Promise<boolean> {
  const payments = await parts.database.transaction(context, (tx) => paymentsOfBatch(tx, batchId), { readOnly: true });
  if (payments.some(({ settled_at }) => settled_at === null)) return false;
  await close(parts, context, { batchId });
  return true;
}

export async function listBatches(
  parts: PaymentsParts,
  context: Context,
  { limit = 50 }: { limit?: number },
): Promise<Result<{ batches: readonly Batch[] }, Problem>> {
  const rows = await parts.database.transaction(context, (tx) => newestBatches(tx, limit), { readOnly: true });
  return ok({ batches: rows.map(toBatch) });
}

function load(
  { database }: PaymentsParts,
  context: Context,
  batchId: string,
): Promise<{ batch: BatchRow; payments: readonly PaymentRow[] } | null> {
  return database.transaction(
    context,
    async (tx) => {
      const batch = await findBatch(tx, batchId);
      return batch && { batch, payments: (await paymentsOfBatch(tx, batchId)).filter((one) => !one.settled_at) };
    },
    { readOnly: true },
  );
}

function doorOf({ rails }: PaymentsParts, { rail }: BatchRow): BatchDoor {
  const door = railNamed(rails, rail)?.rail.batches;
  assert(door, `the rail ${rail} is configured while batches are open on it`);
  return door;
}

interface Closing {
  readonly batchId: string;
  /** Why the rail took none of it. */
  readonly refused?: string;
}

function close({ database }: PaymentsParts, context: Context, { batchId, refused }: Closing): Promise<void> {
  const state = refused ? 'refused' : 'settled';
  return database.transaction(context, (tx) =>
    changeBatch(tx, batchId, { state, reason: refused ?? null, closed_at: context.now() }),
  );
}

async function askLater(
  { database }: PaymentsParts,
  context: Context,
  { batch, told }: { batch: BatchRow; told: Awaited<ReturnType<BatchDoor['ask']>> },
): Promise<void> {
  const asks = batch.asks + 1;
  const unknown = told.kind === 'unknown';
  await database.transaction(context, async (tx) => {
    const reason = unknown ? told.because : null;
    await changeBatch(tx, batch.id, { asks, state: unknown ? 'unknown' : 'sent', reason });
    const runAt = context.now().add(askAgainAfter(asks));
    await tx.enqueue({ task: 'reconcile-batch', payload: { batchId: batch.id }, runAt, key: batch.id });
    const open = (await paymentsOfBatch(tx, batch.id)).filter(({ settled_at }) => settled_at === null);
    for (const { id } of open) await notePayment(tx, id, { reason });
  });
}
