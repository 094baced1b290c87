import type { LoanId } from '@lendline/loans/contract';
import { useQuery } from '@tanstack/react-query';
import { loans } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { receiptLine } from './loan-view.ts';

export function useReceipts(loanId: LoanId) {
  return useQuery({
    queryKey: ['loans', 'receipts', loanId],
    queryFn: () => valueOf(loans.listReceipts({ loanId })),
    select: ({ receipts }) => receipts.map(receiptLine),
  });
}
