import type { SliceTransaction } from '@lendline/platform';
import type { LoansTables, ReceiptRow } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/** Writes a loan's receipts as its log reads now: an earlier one may have gone somewhere else since. */
export async function saveReceipts({ db }: Tx, rows: readonly ReceiptRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('receipt')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'payment_id']).doUpdateSet((set) => ({
        penalties: set.ref('excluded.penalties'),
        fees: set.ref('excluded.fees'),
        interest: set.ref('excluded.interest'),
        principal: set.ref('excluded.principal'),
        overpaid: set.ref('excluded.overpaid'),
        outstanding_after: set.ref('excluded.outstanding_after'),
      })),
    )
    .execute();
}

/** A repayment that was taken back keeps its receipt, with the day. */
export async function reverseReceipt(
  { db }: Tx,
  { paymentId, on }: { paymentId: string; on: Temporal.PlainDate },
): Promise<void> {
  await db.updateTable('receipt').set({ reversed_on: on }).where('payment_id', '=', paymentId).execute();
}

/** Newest first. */
export async function receiptsOfLoan({ db }: Tx, loanId: string): Promise<readonly ReceiptRow[]> {
  return db.selectFrom('receipt').selectAll().where('loan_id', '=', loanId).orderBy('id', 'desc').execute();
}
