import type { DriftAlertId } from '@lendline/records/contract';
import { useQuery } from '@tanstack/react-query';
import { records } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { alertsByWeek } from './alerts-by-week.ts';

export const driftKey = ['records', 'drift'] as const;

export type AlertState = 'open' | 'acknowledged';

/** Alerts of one state, by source and week. */
export function useDrift(state: AlertState) {
  return useQuery({
    queryKey: [...driftKey, state],
    queryFn: () => valueOf(records.listDriftAlerts({ state })),
    select: ({ alerts }) => alertsByWeek(alerts),
    refetchInterval: 60_000,
  });
}

/** What the source of an alert brought, week by week, oldest first. */
export function useIntakeWeeks(alertId: DriftAlertId) {
  return useQuery({
    queryKey: ['records', 'intake-weeks', alertId],
    queryFn: () => valueOf(records.listIntakeWeeks({ alertId })),
    select: ({ weeks }) => weeks,
  });
}
