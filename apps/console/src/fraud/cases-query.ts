import type { CasePriority, CaseState, FraudCase } from '@lendline/fraud/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { fraud } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';

export const casesKey = ['fraud', 'cases'] as const;
const pageSize = 50;
const refreshEvery_ms = 30_000;

export interface CaseFilter {
  readonly state: CaseState;
  readonly priority?: CasePriority | undefined;
  readonly assignedTo?: 'me' | 'nobody' | undefined;
}

/** The queue, page by page: the most urgent first, then the oldest. */
export function useCases({ state, priority, assignedTo }: CaseFilter) {
  const filter = { state, ...(priority && { priority }), ...(assignedTo && { assignedTo }) };
  return useInfiniteQuery({
    queryKey: [...casesKey, filter],
    queryFn: ({ pageParam }) => valueOf(fraud.listCases({ ...filter, limit: pageSize, offset: pageParam })),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, { cases }) => sum + cases.length, 0);
      return shown < total ? shown : undefined;
    },
    select: ({ pages }) => ({ cases: pages.flatMap(({ cases }) => cases), total: pages.at(-1)?.total ?? 0 }),
    refetchInterval: refreshEvery_ms,
  });
}

/** Cases that go on, for bringing one into another. */
export function useGoingOn() {
  return useQuery({
    queryKey: [...casesKey, 'going-on'],
    queryFn: async (): Promise<readonly FraudCase[]> => {
      const answers = await Promise.all(
        (['open', 'snoozed'] as const).map((state) => valueOf(fraud.listCases({ state, limit: 200 }))),
      );
      return answers.flatMap(({ cases }) => cases);
    },
  });
}
