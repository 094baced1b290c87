import type {
  AlertId,
  Duty,
  Exposure,
  ModelId,
  ModelRole,
  RoleRequestId,
  Segment,
  TrainingRunId,
} from '@lendline/models/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { models } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { saveFile } from '../parts/save-file.ts';
import { modelsKey } from './models-query.ts';

/** After any of these, whatever a page shows of models is read again. */
function useAfterwards() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: modelsKey });
}

export function useRequestRole(modelId: ModelId) {
  const onSuccess = useAfterwards();
  return useMutation({
    mutationFn: (asked: { readonly role: ModelRole; readonly note: string }) =>
      valueOf(models.requestRole({ modelId, ...asked })),
    onSuccess,
  });
}

export function useDecideRole() {
  const onSuccess = useAfterwards();
  return useMutation({
    mutationFn: (decided: { readonly requestId: RoleRequestId; readonly approve: boolean; readonly note: string }) =>
      valueOf(models.decideRole(decided)),
    onSuccess,
  });
}

export function useRollBack() {
  const onSuccess = useAfterwards();
  return useMutation({
    mutationFn: (asked: { readonly segment: Segment; readonly emergency: boolean; readonly note: string }) =>
      valueOf(models.rollBack(asked)),
    onSuccess,
  });
}

export function useAcknowledge() {
  const onSuccess = useAfterwards();
  return useMutation({
    mutationFn: (seen: { readonly alertId: AlertId; readonly note: string }) => valueOf(models.acknowledgeAlert(seen)),
    onSuccess,
  });
}

export function useRetrain() {
  const onSuccess = useAfterwards();
  return useMutation({
    mutationFn: (asked: { readonly segment: Segment; readonly note: string }) => valueOf(models.retrain(asked)),
    onSuccess,
  });
}

export function useReproduce(modelId: ModelId) {
  const onSuccess = useAfterwards();
  return useMutation({
    mutationFn: (note: string) => valueOf(models.reproduce({ modelId, note })),
    onSuccess,
  });
}

export function useCancelRun(runId: TrainingRunId) {
  const onSuccess = useAfterwards();
  return useMutation({
    mutationFn: (note: string) => valueOf(models.cancelRun({ runId, note })),
    onSuccess,
  });
}

export function useSetDuty(modelId: ModelId) {
  const onSuccess = useAfterwards();
  return useMutation({
    mutationFn: (given: { readonly duty: Duty; readonly holder: string }) =>
      valueOf(models.setDuty({ modelId, ...given })),
    onSuccess,
  });
}

export function useSetMateriality(modelId: ModelId) {
  const onSuccess = useAfterwards();
  return useMutation({
    mutationFn: (said: { readonly intendedUse: string; readonly exposure: Exposure; readonly note: string }) =>
      valueOf(models.setMateriality({ modelId, ...said })),
    onSuccess,
  });
}

export function useExportInventory() {
  return useMutation({
    mutationFn: () => valueOf(models.exportInventory({})),
    onSuccess: saveFile,
  });
}
