import type { WireMoney } from '@lendline/kernel';
import type { Loan } from '@lendline/loans/contract';
import { attempt } from '../api/attempt.ts';
import { loans } from '../api/loans.ts';
import { useAction } from '../api/use-action.ts';
import { useJourney } from '../journey/journey-context.ts';

export interface Wish {
  readonly amount: WireMoney;
  /** The way to pay; null for the usual one. */
  readonly rail: string | null;
}

/** Asks for a repayment, once however often it is tapped, and tells under which name it can be followed. */
export function usePaying({ id }: Pick<Loan, 'id'>, onAsked: (paymentId: string) => void) {
  const { reload } = useJourney();
  return useAction(async ({ amount, rail }: Wish) => {
    const input = { loanId: id, amount, ...(rail === null ? {} : { rail }) };
    const result = await attempt({ name: 'repay', input }, (options) => loans.repay(input, options));
    if (result.ok) onAsked(result.value.paymentId);
    else if (result.error.status === 409) await reload();
    return result;
  });
}
