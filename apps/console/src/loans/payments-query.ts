import type { LoanId } from '@lendline/loans/contract';
import { paymentsRoutes } from '@lendline/payments/routes';
import { useQuery } from '@tanstack/react-query';
import { payments } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { may, useMember } from '../session/member.ts';
import { paymentLine } from './loan-view.ts';

export function usePayments(loanId: LoanId) {
  return useQuery({
    queryKey: ['payments', loanId],
    queryFn: () => valueOf(payments.listOfLoan({ loanId })),
    select: (answer) => answer.payments.map(paymentLine),
    enabled: may(useMember(), paymentsRoutes.listOfLoan),
  });
}
