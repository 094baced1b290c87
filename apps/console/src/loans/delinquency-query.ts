import type { LoanId } from '@lendline/loans/contract';
import { useQuery } from '@tanstack/react-query';
import { loans } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';

export function useDelinquency(loanId: LoanId) {
  return useQuery({
    queryKey: ['loans', 'delinquency', loanId],
    queryFn: () => valueOf(loans.delinquency({ loanId })),
  });
}
