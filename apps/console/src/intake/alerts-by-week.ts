import type { DriftAlert } from '@lendline/records/contract';

/** What was found about one source in one week: one picture for all of it. */
export interface AlertsOfWeek {
  readonly key: string;
  readonly kind: string;
  /** Monday. */
  readonly week: string;
  /** Files of a source, whatever their kind, or the rows of one kind. */
  readonly ofFiles: boolean;
  readonly alerts: readonly [DriftAlert, ...DriftAlert[]];
}

/** Groups alerts, newest first, by source and week in the order in which they come. */
export function alertsByWeek(alerts: readonly DriftAlert[]): readonly AlertsOfWeek[] {
  const groups = new Map<string, AlertsOfWeek>();
  for (const alert of alerts) {
    const { kind, week } = alert;
    const ofFiles = alert.column === 'files';
    const key = `${kind} ${week} ${ofFiles ? 'files' : 'rows'}`;
    const before = groups.get(key);
    groups.set(key, { key, kind, week, ofFiles, alerts: before ? [...before.alerts, alert] : [alert] });
  }
  return [...groups.values()];
}

/** A figure as it is judged: a share, an index, or how many times the usual. */
export function figureKind({ finding }: Pick<DriftAlert, 'finding'>): 'share' | 'index' | 'times' {
  if (finding === 'shifted') return 'index';
  return finding === 'fewer-rows' || finding === 'more-rows' ? 'times' : 'share';
}
