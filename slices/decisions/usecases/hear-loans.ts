import { type Context, present } from '@lendline/kernel';
import type { Loan, LoanEvent, LoanId } from '@lendline/loans/contract';
import { asService, type EventEnvelope, type SliceTransaction, z } from '@lendline/platform';
import type { LoanOutcome } from '@lendline/strategy';
import { writeLoanOutcome } from '../store/loan-outcomes.ts';
import type { DecisionsTables } from '../store/tables.ts';
import type { DecisionsParts } from './parts.ts';

/** Money left, came back, or is 90 days late: what became of the loan is asked for once, however often it is told. */
export async function hearLoan(tx: SliceTransaction<DecisionsTables>, event: EventEnvelope): Promise<void> {
  const { loanId } = event.data as Pick<LoanEvent, 'loanId'>;
  await tx.enqueue({ task: 'keep-outcome', payload: { loanId }, key: loanId });
}

/** Keeps beside the decisions what became of a loan. Whatever was told in which order: the loan itself knows. */
export async function keepOutcome(parts: DecisionsParts, context: Context, loanId: LoanId): Promise<void> {
  const answer = await parts.loans.get(asService(context, 'decisions'), { loanId });
  if (!answer.ok) {
    if (answer.error.status === 404) return;
    throw new Error(`what became of a loan is not known: ${answer.error.code}`);
  }
  const { applicationId, principal } = answer.value;
  const outcome = outcomeOf(answer.value);
  await parts.database.transaction(context, (tx) =>
    writeLoanOutcome(tx, { application_id: applicationId, loan_id: loanId, principal, outcome }),
  );
}

/** The days of lateness from which a loan was bad, as the packs' PD means it. */
const badAt_days = 90;

/** Bad once it was ever so late or given up, whatever was paid later; good when it closed otherwise. */
export function outcomeOf({ state, worstDpd }: Pick<Loan, 'state' | 'worstDpd'>): LoanOutcome {
  if (worstDpd >= badAt_days || state === 'charged-off' || state === 'written-off') return 'bad';
  return state === 'closed' ? 'good' : 'open';
}

const payload = z.object({ loanId: z.string() });

/** The loan that a job is about. */
export function loanIdIn(value: unknown): LoanId {
  return present(payload.safeParse(value).data, 'a job names the loan it is about').loanId as LoanId;
}
