import type { SliceTransaction } from '@lendline/platform';
import { changeSuspense, lockSuspenseOfReturn } from '../store/suspense.ts';
import type { PaymentRow, PaymentsTables } from '../store/tables.ts';
import { tellEnded } from './tell-ended.ts';

/** Money in suspense whose return has settled has ended; one that failed waits for a person again. */
export async function endReturn(tx: SliceTransaction<PaymentsTables>, payment: PaymentRow): Promise<void> {
  const row = await lockSuspenseOfReturn(tx, payment.id);
  if (!row) return;
  if (payment.state === 'failed') {
    await changeSuspense(tx, row.id, { state: 'open', asked_by: null, decided_by: null, payment_id: null });
    await tx.audit({
      action: 'return-suspense',
      subject: row.id,
      outcome: 'refused',
      reason: payment.reason ?? 'failed',
    });
    return;
  }
  const ended = await changeSuspense(tx, row.id, { state: 'returned', ended_at: tx.context.now() });
  await tx.audit({ action: 'return-suspense', subject: row.id, outcome: 'done' });
  await tellEnded(tx, ended);
}
