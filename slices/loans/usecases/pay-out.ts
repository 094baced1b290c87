import { assert, type Context, money, toWire } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService, type SliceTransaction } from '@lendline/platform';
import { lockLoan, updateLoan } from '../store/loans.ts';
import type { LoanRow, LoansTables } from '../store/tables.ts';
import type { LoansParts } from './parts.ts';
import { loanEvent } from './show-loan.ts';

/** One try to pay a loan out. */
export interface Payout {
  readonly loanId: string;
  readonly attempt: number;
}

/**
 * Asks `payments` for the money of a loan. The loan is marked first, so that it cannot be cancelled behind a payment's
 * back; the same attempt asked twice is one payment. How it ends comes as an event.
 */
export async function payOut(parts: LoansParts, context: Context, payout: Payout): Promise<void> {
  const loan = await parts.database.transaction(context, (tx) => beginPayout(tx, payout));
  if (!loan) return;
  const paid = await parts.payments.disburse(asService(context, 'loans'), {
    loanId: loan.id,
    lineId: loan.line_id as LineId,
    amount: toWire(money(loan.payout, loan.currency)),
    simulatedModel: loan.simulated_model,
    attempt: payout.attempt,
  });
  if (paid.ok) return;
  assert(paid.error.status < 500, `payments did not answer (${paid.error.code}); the job is tried again`);
  await parts.database.transaction(context, (tx) => endPayout(tx, payout.loanId, paid.error.code));
}

type Tx = SliceTransaction<LoansTables>;

/** The loan, now on its way out; `null` when this attempt is over, or the loan was cancelled. */
async function beginPayout(tx: Tx, { loanId, attempt }: Payout): Promise<LoanRow | null> {
  const loan = await lockLoan(tx, loanId);
  if (loan?.payout_attempt !== attempt || loan.payout_problem !== null) return null;
  if (loan.state === 'disbursing') return loan;
  if (loan.state !== 'approved') return null;
  await updateLoan(tx, loan.id, { state: 'disbursing' });
  await tx.audit({ action: 'ask-payout', subject: loan.id, outcome: 'done', details: { attempt } });
  return { ...loan, state: 'disbursing' };
}

/**
 * The payout under way did not happen for sure: the loan can be paid out again or cancelled. There is at most one payout
 * under way, so the loan names it; a second word on it changes nothing.
 */
export async function endPayout(tx: Tx, loanId: string, reason: string): Promise<void> {
  const loan = await lockLoan(tx, loanId);
  if (loan?.state !== 'disbursing') return;
  await updateLoan(tx, loan.id, { state: 'approved', payout_problem: reason });
  const details = { attempt: loan.payout_attempt };
  await tx.audit({ action: 'pay-out', subject: loan.id, outcome: 'refused', reason, details });
  const data = { ...loanEvent({ row: { ...loan, state: 'approved' } }), reason };
  await tx.publish({ type: 'loans.payout-failed', version: 1, subject: loan.id, data });
}

export function payoutIn(payload: unknown): Payout {
  assert(typeof payload === 'object' && payload !== null, 'a job says what it is about');
  const { loanId, attempt } = payload as Partial<Payout>;
  assert(typeof loanId === 'string' && typeof attempt === 'number', 'a payout names its loan and its attempt');
  return { loanId, attempt };
}
