import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { Loan, LoanId } from '../contract.ts';
import { problem } from '../problems.ts';
import { mayBecome } from '../rules/lifecycle.ts';
import { lockLoan, updateLoan } from '../store/loans.ts';
import { followPrincipal } from './draw-credit-line.ts';
import type { LoansParts } from './parts.ts';
import { loanEvent, recordOf, toLoan } from './show-loan.ts';

/** Gives a loan up before money was asked for, or after it surely did not leave. Cancelling twice is cancelling once. */
export async function cancelLoan(parts: LoansParts, context: Context, loanId: LoanId): Promise<Result<Loan, Problem>> {
  return parts.database.transaction(context, async (tx) => {
    const loan = await lockLoan(tx, loanId);
    if (!loan) return notFound();
    const row = { ...loan, state: 'cancelled' } as const;
    if (loan.state !== 'cancelled') {
      if (!mayBecome(loan.state, 'cancelled')) {
        await tx.audit({ action: 'cancel-loan', subject: loanId, outcome: 'refused', reason: loan.state });
        return problem('loans.not-cancellable');
      }
      await updateLoan(tx, loanId, { state: 'cancelled' });
      await followPrincipal(parts, tx, { loanId, out: 0n });
      await tx.audit({ action: 'cancel-loan', subject: loanId, outcome: 'done' });
      await tx.publish({ type: 'loans.cancelled', version: 1, subject: loanId, data: loanEvent({ row }) });
    }
    return ok(toLoan(parts, context, await recordOf(tx, row)));
  });
}
