import type { SliceTransaction } from '@lendline/platform';
import { publishAndTell } from './tell-systems.ts';
import type { PaymentsTables, SuspenseRow } from '../store/tables.ts';

/** What the money became, for whoever keeps books of it. */
export async function tellEnded(tx: SliceTransaction<PaymentsTables>, row: SuspenseRow): Promise<void> {
  const { rail, side, amount, currency, state, loan_id: loanId, payment_id: paymentId } = row;
  const data = { rail, side, amount: { amount: amount.toString(), currency }, became: state, loanId, paymentId };
  await publishAndTell(tx, { type: 'payments.suspense-ended', version: 1, subject: row.id, data });
}
