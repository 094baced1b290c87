import { dayIn, present } from '@lendline/kernel';
import type { Payment, ReturnSettled } from '@lendline/payments/contract';
import type { SliceTransaction } from '@lendline/platform';
import { isInLog } from '../store/loan-log.ts';
import { lockLoan } from '../store/loans.ts';
import type { LoansTables } from '../store/tables.ts';
import { applyEvent } from './apply-event.ts';
import type { LoansParts } from './parts.ts';
import { loanEvent } from './show-loan.ts';

type Tx = SliceTransaction<LoansTables>;

/**
 * A repayment arrived. It counts for the day on which the borrower paid, however long the rail took to say so; what is above
 * the payoff stays the borrower's. Once, whoever tells it twice.
 */
export async function receivePayment(parts: LoansParts, tx: Tx, payment: Payment): Promise<void> {
  const loan = present(await lockLoan(tx, payment.loanId), 'a repayment is of a loan that is here');
  if (await isInLog(tx, payment.id)) return;
  const { amount, createdAt, settledAt } = payment;
  const { row } = await applyEvent(parts, tx, {
    loan,
    happening: {
      kind: 'repayment',
      on: dayIn(parts.pack.zone, Temporal.Instant.from(createdAt)),
      body: { amount: amount.amount, receivedAt: settledAt ?? createdAt },
      source: payment.id,
    },
  });
  const data = loanEvent({ row });
  await tx.audit({ action: 'receive-payment', subject: row.id, outcome: 'done', details: { payment: payment.id } });
  await tx.publish({ type: 'loans.repaid', version: 1, subject: row.id, data: { ...data, paymentId: payment.id } });
  if (row.state === 'closed' && loan.state !== 'closed') {
    await tx.publish({ type: 'loans.closed', version: 1, subject: row.id, data });
  }
}

/**
 * A rail gave money back to the borrower: out of the credit balance where that is enough, else it is owed again. Money that
 * was of no loan is none of our business.
 */
export async function giveBackPayment(parts: LoansParts, tx: Tx, back: ReturnSettled): Promise<void> {
  if (back.loanId === null || (await isInLog(tx, back.id))) return;
  const loan = present(await lockLoan(tx, back.loanId), 'money goes back to the borrower of a loan that is here');
  const { row } = await applyEvent(parts, tx, {
    loan,
    happening: {
      kind: 'refund',
      on: dayIn(parts.pack.zone, Temporal.Instant.from(back.settledAt ?? back.createdAt)),
      body: { amount: back.amount.amount },
      source: back.id,
    },
  });
  const data = { ...loanEvent({ row }), change: 'refund', paymentId: back.id };
  await tx.audit({ action: 'give-back-payment', subject: row.id, outcome: 'done', details: { payment: back.id } });
  await tx.publish({ type: 'loans.changed', version: 1, subject: row.id, data });
}
