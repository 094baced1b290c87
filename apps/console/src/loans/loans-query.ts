import type { LoanState } from '@lendline/loans/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { loans } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { loanLine } from './loan-view.ts';

/** The loans, newest first, page by page. */
export function useLoans(state: LoanState | 'all') {
  return useInfiniteQuery({
    queryKey: ['loans', 'list', state],
    queryFn: ({ pageParam }) =>
      valueOf(loans.list({ state, limit: 50, ...(pageParam === null ? {} : { before: pageParam }) })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap((page) => page.loans.map(loanLine)),
  });
}
