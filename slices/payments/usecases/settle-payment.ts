import type { Context } from '@lendline/kernel';
import type { Settled } from '../connectors/rail.ts';
import type { SliceEvent, SliceTransaction } from '@lendline/platform';
import { findPayment, movePayment, toPayment, toReturn } from '../store/payments.ts';
import type { WebhookEvent } from '../contract.ts';
import type { PaymentRow, PaymentsTables } from '../store/tables.ts';
import { publishAndTell } from './tell-systems.ts';
import { endReturn } from './end-return.ts';
import type { PaymentsParts } from './parts.ts';

/** An outcome for sure, from whichever way it came; `line-not-found` is found out before a rail is asked. */
export type Outcome =
  | Settled
  | { readonly kind: 'failed'; readonly reason: 'line-not-found'; readonly reference: null };

/**
 * Settles a payment and tells everyone, in one transaction and once: a second word on it changes nothing. A word that
 * contradicts the first is logged for a person. Answers whether it was settled now.
 */
export async function settlePayment(
  parts: PaymentsParts,
  context: Context,
  word: { paymentId: string; settled: Outcome },
): Promise<boolean> {
  const row = await parts.database.transaction(context, (tx) => settleIn(parts, tx, word));
  if (!row) await reportContradiction(parts, context, word);
  return row !== null;
}

/** The same as a part of a transaction that says more; `null` where it was settled before. */
export async function settleIn(
  { metrics }: PaymentsParts,
  tx: SliceTransaction<PaymentsTables>,
  { paymentId, settled }: { paymentId: string; settled: Outcome },
): Promise<PaymentRow | null> {
  const moved = await movePayment(tx, paymentId, {
    to: settled.kind,
    reason: settled.kind === 'failed' ? settled.reason : null,
    rail_reference: settled.reference,
    settled_at: tx.context.now(),
  });
  if (!moved) return null;
  const details = { loan: moved.loan_id, state: moved.state, reason: moved.reason };
  await tx.audit({ action: `settle-${moved.direction}`, subject: moved.id, outcome: 'done', details });
  await publishAndTell(tx, settledEvent(moved));
  if (moved.direction === 'return') await endReturn(tx, moved);
  // Ended at the rail, most likely: it is asked, so that nothing more is tried under it.
  if (moved.reason === 'no-mandate' && moved.mandate_id) {
    await tx.enqueue({ task: 'mandate', payload: { mandateId: moved.mandate_id }, key: moved.mandate_id });
  }
  metrics.count('payments', `${moved.direction}:${moved.state}`);
  return moved;
}

/** What went back is told under names of its own: it is nobody's repayment and nobody's payout. */
function settledEvent(row: PaymentRow): SliceEvent & { readonly type: WebhookEvent } {
  const about = { version: 1, subject: row.id } as const;
  if (row.direction !== 'return') {
    const type = row.state === 'succeeded' ? 'payments.succeeded' : 'payments.failed';
    return { ...about, type, data: toPayment(row) };
  }
  const type = row.state === 'succeeded' ? 'payments.returned' : 'payments.return-failed';
  return { ...about, type, data: toReturn(row) };
}

async function reportContradiction(
  { database, log }: PaymentsParts,
  context: Context,
  { paymentId, settled }: { paymentId: string; settled: Outcome },
): Promise<void> {
  const standing = await database.transaction(context, (tx) => findPayment(tx, paymentId), { readOnly: true });
  if (!standing || standing.state === settled.kind) return;
  log.error(
    { slice: 'payments', subject_id: paymentId, state: standing.state, code: settled.kind },
    'a rail contradicts an outcome that it gave before; a person must look',
  );
}
