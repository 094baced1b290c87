import { type Context, money, ok, type Problem, type Result, toWire } from '@lendline/kernel';
import { borrowerLine, notFound } from '@lendline/platform';
import type { LoanId, MyRefund } from '../contract.ts';
import { problem } from '../problems.ts';
import { changeOfRequest, waitingRefund } from '../store/loan-changes.ts';
import { findLoan, lockLoan } from '../store/loans.ts';
import type { LoanChangeRow, LoanRow } from '../store/tables.ts';
import { askSecondPerson, requestRow } from './change-loan.ts';
import type { LoansParts } from './parts.ts';

/** What of the own loan was paid too much, and whether it is asked back already. */
export async function readRefund(
  parts: LoansParts,
  context: Context,
  { loanId }: { readonly loanId: LoanId },
): Promise<Result<MyRefund, Problem>> {
  return parts.database.transaction(
    context,
    async (tx) => {
      const loan = await findLoan(tx, loanId);
      if (!loan || loan.line_id !== borrowerLine(context)) return notFound();
      return ok(toRefund(loan, await waitingRefund(tx, loanId)));
    },
    { readOnly: true },
  );
}

/**
 * The borrower asks for what was paid too much, all of it: a request like that of staff, to which a person of the lender
 * agrees. While one waits, whoever asked for it, that is the answer; so is the one that was made under this key.
 */
export async function askRefund(
  parts: LoansParts,
  context: Context,
  { loanId }: { readonly loanId: LoanId },
): Promise<Result<MyRefund, Problem>> {
  return parts.database.transaction(context, async (tx) => {
    const loan = await lockLoan(tx, loanId);
    if (!loan || loan.line_id !== borrowerLine(context)) return notFound();
    const amount = toWire(money(loan.credit_balance, loan.currency));
    const row = requestRow(parts, tx, {
      loanId,
      change: { kind: 'refund', amount },
      reason: 'the borrower asks for it',
    });
    const made = await changeOfRequest(tx, row);
    if (made && !isRefundOf(made, loanId)) return problem('loans.key-reused');
    const before = made ?? (await waitingRefund(tx, loanId));
    if (before) return ok(toRefund(loan, before));
    if (loan.credit_balance === 0n) return problem('loans.nothing-to-refund');
    const asked = await askSecondPerson(parts, tx, { loan, row });
    return asked.ok ? ok(toRefund(loan, row)) : asked;
  });
}

/** What was paid too much may have gone back since the first try. */
function isRefundOf({ loan_id, change }: LoanChangeRow, loanId: LoanId): boolean {
  return loan_id === loanId && change.kind === 'refund';
}

function toRefund({ credit_balance, currency }: LoanRow, request: LoanChangeRow | null): MyRefund {
  const creditBalance = toWire(money(credit_balance, currency));
  const amount = request?.change.kind === 'refund' ? request.change.amount : null;
  return { creditBalance, asked: request && amount ? { amount, at: request.asked_at.toString() } : null };
}
