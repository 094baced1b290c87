import type { ApplicationState } from '@lendline/applications/contract';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { applications } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { type QueueRow, queueRow } from './queue-row.ts';

export const queueKey = ['applications', 'queue'] as const;
const pageSize = 50;
/** New cases show by themselves; a screen that nobody looks at does not ask. */
const refreshEvery_ms = 10_000;

export interface Queue {
  readonly rows: readonly QueueRow[];
  readonly waiting: number;
}

export function queueQuery(state: ApplicationState | 'all') {
  return infiniteQueryOptions({
    queryKey: [...queueKey, state],
    queryFn: ({ pageParam }) =>
      valueOf(applications.queue({ state, limit: pageSize, ...(pageParam === null ? {} : { before: pageParam }) })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }): Queue => ({
      rows: pages.flatMap((page) => page.applications.map(queueRow)),
      waiting: pages[0]?.waiting ?? 0,
    }),
  });
}

/** The queue, page by page. */
export function useQueue(state: ApplicationState | 'all') {
  return useInfiniteQuery({ ...queueQuery(state), refetchInterval: refreshEvery_ms });
}
