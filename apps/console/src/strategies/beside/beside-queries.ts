import type { StrategyId } from '@lendline/decisions/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { decisions } from '../../api/clients.ts';
import { valueOf } from '../../api/problem.ts';
import { strategiesKey } from '../strategies-query.ts';

export function useBesideComparison(strategyId: StrategyId) {
  return useQuery({
    queryKey: [...strategiesKey, strategyId, 'beside'],
    queryFn: () => valueOf(decisions.compareStrategy({ strategyId })),
  });
}

export function useSetBeside(strategyId: StrategyId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: { readonly isBeside: boolean; readonly note: string }) =>
      valueOf(decisions.setBeside({ strategyId, ...asked })),
    onSettled: () => client.invalidateQueries({ queryKey: strategiesKey }),
  });
}
