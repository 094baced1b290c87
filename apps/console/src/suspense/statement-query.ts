import type { StatementId } from '@lendline/payments/contract';
import { useQuery } from '@tanstack/react-query';
import { payments } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';

/** A statement line by line, and what our book has and it has not. */
export function useStatement(statementId: StatementId) {
  return useQuery({
    queryKey: ['payments', 'statements', statementId],
    queryFn: () => valueOf(payments.getStatement({ statementId })),
  });
}
