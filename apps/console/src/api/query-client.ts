import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { memberKey } from '../session/member-query.ts';
import { problemOf, worthRetrying } from './problem.ts';

/** A session that ended shows the sign-in page, wherever the reader is. */
function onError(error: unknown): void {
  if (problemOf(error).status === 401) queryClient.setQueryData(memberKey, null);
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 5_000 }, mutations: { retry: false } },
});
