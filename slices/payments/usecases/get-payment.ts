import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { borrowerLine, notFound, type SliceTransaction } from '@lendline/platform';
import type { Payment, PaymentId, PaymentState, Return } from '../contract.ts';
import {
  findPayment,
  newestPayments,
  paymentsOfLoan,
  returnsOfLoan,
  standingPayment,
  toPayment,
  toReturn,
} from '../store/payments.ts';
import type { PaymentRow, PaymentsTables } from '../store/tables.ts';
import type { PaymentsParts } from './parts.ts';

const usualLimit = 50;

export async function getPayment(
  parts: PaymentsParts,
  context: Context,
  paymentId: PaymentId,
): Promise<Result<Payment, Problem>> {
  const row = await parts.database.transaction(context, (tx) => findPayment(tx, paymentId), { readOnly: true });
  return row && row.direction !== 'return' ? ok(toPayment(row)) : notFound();
}

/** A borrower sees the payments of the own line. */
export async function getMyPayment(
  parts: PaymentsParts,
  context: Context,
  paymentId: PaymentId,
): Promise<Result<Payment, Problem>> {
  const line = borrowerLine(context);
  const found = await getPayment(parts, context, paymentId);
  return found.ok && found.value.lineId !== line ? notFound() : found;
}

/** All money of one's own loan, what is on its way and what failed included. Empty for a loan of another line. */
export async function listMyPayments(
  parts: PaymentsParts,
  context: Context,
  loanId: string,
): Promise<Result<{ payments: readonly Payment[]; returns: readonly Return[] }, Problem>> {
  const line = borrowerLine(context);
  const read = await parts.database.transaction(
    context,
    async (tx) => ({ payments: await paymentsOfLoan(tx, loanId), returns: await returnsOfLoan(tx, loanId) }),
    { readOnly: true },
  );
  const isMine = (row: { readonly line_id: string | null }): boolean => row.line_id === line;
  return ok({
    payments: read.payments.filter(isMine).map(toPayment),
    returns: read.returns.filter(isMine).map(toReturn),
  });
}

export async function listPaymentsOfLoan(
  parts: PaymentsParts,
  context: Context,
  of: { readonly loanId: string; readonly key?: string },
): Promise<Result<{ payments: readonly Payment[] }, Problem>> {
  const rows = await parts.database.transaction(context, (tx) => paymentsAskedFor(tx, of), { readOnly: true });
  return ok({ payments: rows.map(toPayment) });
}

async function paymentsAskedFor(
  tx: SliceTransaction<PaymentsTables>,
  { loanId, key }: { readonly loanId: string; readonly key?: string },
): Promise<readonly PaymentRow[]> {
  if (key === undefined) return paymentsOfLoan(tx, loanId);
  const made = await standingPayment(tx, { direction: 'collection', loan_id: loanId, key });
  return made ? [made] : [];
}

export async function listPayments(
  parts: PaymentsParts,
  context: Context,
  { state = 'all', limit = usualLimit }: { state?: PaymentState | 'all'; limit?: number },
): Promise<Result<{ payments: readonly Payment[] }, Problem>> {
  const of = { state, limit };
  const rows = await parts.database.transaction(context, (tx) => newestPayments(tx, of), { readOnly: true });
  return ok({ payments: rows.map(toPayment) });
}
