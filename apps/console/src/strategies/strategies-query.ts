import type { StrategyId } from '@lendline/decisions/contract';
import { useQuery } from '@tanstack/react-query';
import { decisions } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';

/** Under it stands all that pages read of strategies. */
export const strategiesKey = ['decisions', 'strategies'] as const;

export function useStrategies() {
  return useQuery({ queryKey: strategiesKey, queryFn: () => valueOf(decisions.listStrategies({})) });
}

export function useStrategy(strategyId: StrategyId) {
  return useQuery({
    queryKey: [...strategiesKey, strategyId],
    queryFn: () => valueOf(decisions.getStrategy({ strategyId })),
  });
}
