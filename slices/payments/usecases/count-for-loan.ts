import { newId, present } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import { insertPayment, movePayment, toPayment } from '../store/payments.ts';
import type { PaymentRow, PaymentsTables, StatementEntryRow } from '../store/tables.ts';
import { orderIdOf } from './order-id.ts';
import type { PaymentsParts } from './parts.ts';
import { publishAndTell } from './tell-systems.ts';

/**
 * Money that came without having been asked for, counted as a collection of a loan: made and settled at once, and told
 * like every other. It counts for the day on which the rail valued it.
 */
export async function countForLoan(
  parts: PaymentsParts,
  tx: SliceTransaction<PaymentsTables>,
  { entry, payout }: { entry: StatementEntryRow; payout: PaymentRow },
): Promise<PaymentRow> {
  const now = tx.context.now();
  const id = newId('payment', now);
  const valued = entry.value_on.toZonedDateTime({ timeZone: parts.pack.zone, plainTime: '12:00' }).toInstant();
  const row = {
    id,
    direction: 'collection',
    key: entry.id,
    loan_id: payout.loan_id,
    line_id: payout.line_id,
    amount: entry.amount,
    currency: entry.currency,
    rail: entry.rail,
    simulated_rail: payout.simulated_rail,
    order_id: orderIdOf(id),
    created_at: Temporal.Instant.compare(valued, now) < 0 ? valued : now,
  } as const;
  await insertPayment(tx, row);
  await movePayment(tx, id, { to: 'sent' });
  const rail_reference = entry.reference ?? entry.key;
  const settled = await movePayment(tx, id, { to: 'succeeded', reason: null, rail_reference, settled_at: now });
  const payment = present(settled, 'a payment that was made in this transaction is there');
  const details = { loan: payment.loan_id, amount: payment.amount, currency: payment.currency, rail: payment.rail };
  await tx.audit({ action: 'count-found-money', subject: id, outcome: 'done', details });
  await publishAndTell(tx, { type: 'payments.succeeded', version: 1, subject: id, data: toPayment(payment) });
  return payment;
}
