import type { DriftAlertId } from '@lendline/records/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { records } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { driftKey } from './drift-query.ts';

/** Closes an alert with what was found. The first note stays. */
export function useAcknowledge(alertId: DriftAlertId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (note: string) => valueOf(records.acknowledgeDrift({ alertId, note })),
    onSuccess: () => client.invalidateQueries({ queryKey: driftKey }),
  });
}
