import type { CaseInput, SimulationCase, StrategyDetail } from '@lendline/decisions/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { decisions } from '../../api/clients.ts';
import { valueOf } from '../../api/problem.ts';

const casesKey = ['decisions', 'simulation-cases'] as const;

export function useCases() {
  return useQuery({ queryKey: casesKey, queryFn: () => valueOf(decisions.listCases({})) });
}

/** What a revision comes to on one input; the answer goes with the input that it is about. */
export function useSimulate({ id: strategyId, revision }: StrategyDetail) {
  return useMutation({
    mutationFn: async (input: CaseInput) => {
      const { result } = await valueOf(decisions.simulate({ strategy: { strategyId, revision }, input }));
      return result;
    },
  });
}

/** What a revision comes to on every saved case. */
export function useRunCases({ id: strategyId, revision }: StrategyDetail) {
  return useMutation({ mutationFn: () => valueOf(decisions.simulate({ strategy: { strategyId, revision } })) });
}

export type NewCase = Pick<SimulationCase, 'name' | 'input' | 'expected'> & {
  /** The case that it takes the place of. */
  readonly over?: Pick<SimulationCase, 'id' | 'revision'>;
};

export function useSaveCase() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ over, ...given }: NewCase) =>
      valueOf(decisions.saveCase({ ...given, ...(over && { caseId: over.id, revision: over.revision }) })),
    onSettled: () => client.invalidateQueries({ queryKey: casesKey }),
  });
}

export function useRemoveCase() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id: caseId, revision }: Pick<SimulationCase, 'id' | 'revision'>) =>
      valueOf(decisions.removeCase({ caseId, revision })),
    onSettled: () => client.invalidateQueries({ queryKey: casesKey }),
  });
}
