import type { InventoryRow, ModelId, RoleRequest, TrainingRun, TrainingRunId } from '@lendline/models/contract';
import { useQuery } from '@tanstack/react-query';
import { models } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { modelsKey } from './models-query.ts';

const inventoryKey = [...modelsKey, 'inventory'] as const;

/** What a second person has to look at: requests that wait, and emergencies that are done. */
export function useWaitingRequests() {
  return useQuery({
    queryKey: [...modelsKey, 'requests'],
    queryFn: () => valueOf(models.listRoleRequests({})),
    select: ({ requests }): readonly RoleRequest[] =>
      requests.filter(({ state }) => state === 'waiting' || state === 'unreviewed'),
  });
}

export function useOpenAlerts() {
  return useQuery({
    queryKey: [...modelsKey, 'alerts'],
    queryFn: () => valueOf(models.listAlerts({ state: 'open' })),
    select: ({ alerts }) => alerts,
  });
}

export function useDrift(modelId: ModelId) {
  return useQuery({
    queryKey: [...modelsKey, 'drift', modelId],
    queryFn: () => valueOf(models.drift({ modelId })),
    select: ({ weeks }) => weeks,
  });
}

export function useComparisons(modelId: ModelId) {
  return useQuery({
    queryKey: [...modelsKey, 'comparison', modelId],
    queryFn: () => valueOf(models.compare({ modelId })),
    select: ({ comparisons }) => comparisons,
  });
}

export function useInventory() {
  return useQuery({
    queryKey: inventoryKey,
    queryFn: () => valueOf(models.inventory({})),
    select: ({ rows }) => rows,
  });
}

export function useInventoryRow(modelId: ModelId) {
  return useQuery({
    queryKey: inventoryKey,
    queryFn: () => valueOf(models.inventory({})),
    select: ({ rows }): InventoryRow | undefined => rows.find((row) => row.modelId === modelId),
  });
}

const lookEvery_ms = 2_000;
const goesOn = ({ state }: Pick<TrainingRun, 'state'>): boolean => state === 'waiting' || state === 'running';

/** Looked at again and again while one of them goes on. */
export function useRuns() {
  return useQuery({
    queryKey: [...modelsKey, 'runs'],
    queryFn: () => valueOf(models.listRuns({})),
    select: ({ runs }) => runs,
    refetchInterval: ({ state }) => (state.data?.runs.some(goesOn) ? lookEvery_ms : false),
  });
}

export function useRun(runId: TrainingRunId) {
  return useQuery({
    queryKey: [...modelsKey, 'runs', runId],
    queryFn: () => valueOf(models.getRun({ runId })),
    refetchInterval: ({ state }) => (state.data && goesOn(state.data) ? lookEvery_ms : false),
  });
}

/** The report is asked for when somebody opens it: it is a page of its own. */
export function useReport(modelId: ModelId, asked: boolean, locale: string) {
  return useQuery({
    queryKey: [...modelsKey, 'report', modelId, locale],
    queryFn: () => valueOf(models.report({ modelId })),
    enabled: asked,
    staleTime: Infinity,
  });
}
