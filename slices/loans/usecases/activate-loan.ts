import { assert, dayIn, present } from '@lendline/kernel';
import type { Payment } from '@lendline/payments/contract';
import type { SliceTransaction } from '@lendline/platform';
import { isInLog } from '../store/loan-log.ts';
import { lockLoan } from '../store/loans.ts';
import type { LoansTables } from '../store/tables.ts';
import { applyEvent } from './apply-event.ts';
import type { LoansParts } from './parts.ts';
import { loanEvent } from './show-loan.ts';

/**
 * The money has arrived: the schedule is dated from the day of payment, and the loan is in the books. Told twice, it is
 * once. A payout of a loan that is not waiting for one breaks an assumption; the event is kept for a person.
 */
export async function activateLoan(
  parts: LoansParts,
  tx: SliceTransaction<LoansTables>,
  payment: Payment,
): Promise<void> {
  const loan = present(await lockLoan(tx, payment.loanId), 'a payout is of a loan that is here');
  if (await isInLog(tx, payment.id)) return;
  assert(loan.state === 'disbursing', 'a payout that succeeded is of a loan that waits for it');
  assert(payment.amount.amount === loan.payout.toString(), 'the payout is what was agreed');
  const day = dayIn(parts.pack.zone, Temporal.Instant.from(payment.settledAt ?? payment.createdAt));
  const { row } = await applyEvent(parts, tx, {
    loan: { ...loan, disbursed_on: day, aged_on: day },
    happening: { kind: 'disbursement', on: day, body: { amount: loan.principal.toString() }, source: payment.id },
  });
  await tx.audit({ action: 'activate-loan', subject: loan.id, outcome: 'done', details: { payment: payment.id } });
  await tx.publish({ type: 'loans.activated', version: 1, subject: loan.id, data: loanEvent({ row }) });
}
