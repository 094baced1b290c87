import type { LineId } from '@lendline/lines/contract';
import { recordsRoutes } from '@lendline/records/routes';
import { useQuery } from '@tanstack/react-query';
import { records } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { may, useMember } from '../session/member.ts';
import { feedView } from './feed-view.ts';

export function feedsKey(lineId: LineId) {
  return ['records', 'feeds', lineId] as const;
}

/** The accounts and partners of a line. Asked for again while the page is open: readings go on by themselves. */
export function useFeeds(lineId: LineId) {
  return useQuery({
    queryKey: feedsKey(lineId),
    queryFn: () => valueOf(records.listFeedsOfLine({ lineId })),
    select: ({ feeds }) => feeds.map(feedView),
    enabled: may(useMember(), recordsRoutes.listFeedsOfLine),
    refetchInterval: 15_000,
  });
}
