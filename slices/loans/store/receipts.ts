import type { SliceTransaction } from '@lendline/platform';
import type { LoansTables, ReceiptRow } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

export async function insertReceipt({ db, context }: Tx, row: Omit<ReceiptRow, 'tenant'>): Promise<void> {
  await db
    .insertInto('receipt')
    .values({ ...row, tenant: context.tenant })
    .execute();
}

export async function hasReceipt({ db }: Tx, paymentId: string): Promise<boolean> {
  const row = await db.selectFrom('receipt').select('id').where('payment_id', '=', paymentId).executeTakeFirst();
  return row !== undefined;
}

/** Newest first. */
export async function receiptsOfLoan({ db }: Tx, loanId: string): Promise<readonly ReceiptRow[]> {
  return db.selectFrom('receipt').selectAll().where('loan_id', '=', loanId).orderBy('id', 'desc').execute();
}
