import type { BacktestDetail, BacktestId, BacktestState, DecisionsClient } from '@lendline/decisions/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { decisions } from '../../api/clients.ts';
import { valueOf } from '../../api/problem.ts';
import { saveFile } from '../../parts/save-file.ts';

export type BacktestReport = NonNullable<BacktestDetail['report']>;
export type BacktestFigures = BacktestReport['all'];
export type RuleFigures = BacktestReport['byRule'][number];

const backtestsKey = ['decisions', 'backtests'] as const;

/** How often the progress of what still runs is read. */
const look_ms = 2_000;

const isUnderWay = ({ state }: { readonly state: BacktestState }): boolean =>
  state === 'waiting' || state === 'running';

export function useBacktests() {
  return useQuery({
    queryKey: backtestsKey,
    queryFn: () => valueOf(decisions.listBacktests({})),
    refetchInterval: ({ state }) => (state.data?.backtests.some(isUnderWay) ? look_ms : false),
  });
}

export function useBacktest(backtestId: BacktestId) {
  return useQuery({
    queryKey: [...backtestsKey, backtestId],
    queryFn: () => valueOf(decisions.getBacktest({ backtestId })),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? look_ms : false),
  });
}

export type NewBacktest = Parameters<DecisionsClient['startBacktest']>[1];

export function useStartBacktest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: NewBacktest) => valueOf(decisions.startBacktest(asked)),
    onSuccess: () => client.invalidateQueries({ queryKey: backtestsKey }),
  });
}

export function useExportBacktest(backtestId: BacktestId) {
  return useMutation({
    mutationFn: () => valueOf(decisions.exportBacktest({ backtestId })),
    onSuccess: saveFile,
  });
}
