import type { LoanId } from '@lendline/loans/contract';
import { useQuery } from '@tanstack/react-query';
import { loans } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { loanView } from './loan-view.ts';

export function useLoan(loanId: LoanId) {
  return useQuery({
    queryKey: ['loans', 'one', loanId],
    queryFn: () => valueOf(loans.get({ loanId })),
    select: loanView,
    refetchInterval: 15_000,
  });
}
