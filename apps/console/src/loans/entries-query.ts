import type { LoanId } from '@lendline/loans/contract';
import { useQuery } from '@tanstack/react-query';
import { loans } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { entryLine } from './loan-view.ts';

export function useEntries(loanId: LoanId) {
  return useQuery({
    queryKey: ['loans', 'entries', loanId],
    queryFn: () => valueOf(loans.listEntries({ loanId })),
    select: ({ entries }) => entries.map(entryLine),
  });
}
