import type { SliceTransaction } from '@lendline/platform';
import type { LoanId } from '../contract.ts';
import type { Ageing } from '../store/close-of-business.ts';
import { loansWithLateFee } from '../store/late-fees.ts';
import type { LoansTables } from '../store/tables.ts';

/** What a close of business found late enough to be charged for it. */
export interface LateLoan {
  readonly loanId: LoanId;
  readonly through: string;
}

/** Has each loan charged by a job of its own, in the transaction of the close of business that found it late. */
export async function askLateFees(tx: SliceTransaction<LoansTables>, ageing: Ageing): Promise<void> {
  const through = ageing.through.toString();
  for (const loanId of await loansWithLateFee(tx, ageing)) {
    const payload = { loanId: loanId as LoanId, through } satisfies LateLoan;
    await tx.enqueue({ task: 'raise-late-fees', payload, key: `late-fee/${loanId}/${through}` });
  }
}
