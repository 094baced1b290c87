import type { LineId } from '@lendline/lines/contract';
import type { FeedId } from '@lendline/records/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { records } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { feedsKey } from './feeds-query.ts';

/** Has a feed read now. The reading is a job: what it brings is seen a little later. */
export function usePullNow(lineId: LineId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (feedId: FeedId) => valueOf(records.pullFeed({ feedId })),
    onSuccess: () => client.invalidateQueries({ queryKey: feedsKey(lineId) }),
  });
}
