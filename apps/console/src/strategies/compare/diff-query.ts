import type { StrategySummary } from '@lendline/decisions/contract';
import { useQuery } from '@tanstack/react-query';
import { decisions } from '../../api/clients.ts';
import { valueOf } from '../../api/problem.ts';
import { strategiesKey } from '../strategies-query.ts';

type Version = Pick<StrategySummary, 'id' | 'revision'>;

/** What a reader of `from` finds otherwise in `to`; both as they stand in the list that the reader saw. */
export function useDiff(from: Version, to: Version) {
  return useQuery({
    queryKey: [...strategiesKey, 'diff', from.id, from.revision, to.id, to.revision],
    queryFn: () =>
      valueOf(
        decisions.diffStrategies({
          from: { strategyId: from.id, revision: from.revision },
          to: { strategyId: to.id, revision: to.revision },
        }),
      ),
  });
}
