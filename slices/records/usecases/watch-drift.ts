import { type Context, present } from '@lendline/kernel';
import type { SourceDrifted } from '../contract.ts';
import { type Drift, driftsOf } from '../rules/drift.ts';
import { raiseAlert } from '../store/drift-alerts.ts';
import { factsOfWeeks } from '../store/intake-samples.ts';
import type { RecordsParts } from './parts.ts';
import { mondayOf } from './write-import.ts';

/** The weeks before that this one is held against. */
const trailing_weeks = 8;

/** Holds what came of one kind of source this week against the weeks before, and raises each finding once. */
export async function watchDrift(parts: RecordsParts, context: Context, kind: string): Promise<void> {
  const { database, freshness, metrics, log } = parts;
  const week = mondayOf(freshness.zone, context.now());
  const raised = await database.transaction(context, async (tx) => {
    const now = await factsOfWeeks(tx, { kind, first: week, last: week });
    const first = week.subtract({ weeks: trailing_weeks });
    const before = await factsOfWeeks(tx, { kind, first, last: week.subtract({ weeks: 1 }) });
    const fresh: Drift[] = [];
    for (const drift of driftsOf(now, before)) {
      const id = await raiseAlert(tx, { kind, week, drift });
      if (id === null) continue;
      fresh.push(drift);
      const { finding, about: column, figure, threshold } = drift;
      const data: SourceDrifted = { kind, week: week.toString(), finding, column, figure, threshold };
      await tx.audit({ action: 'raise-drift', subject: id, outcome: 'done', details: { ...data } });
      await tx.publish({ type: 'records.source-drifted', version: 1, subject: id, data });
    }
    return fresh;
  });
  for (const { finding } of raised) {
    metrics.count('events', `source-drifted:${finding}`);
    log.warn({ slice: 'records', code: finding, scope: kind }, 'a source is not what it was; its rows need a look');
  }
}

/** The kind of source that a job is about. */
export function kindIn(payload: unknown): string {
  const kind = typeof payload === 'object' && payload !== null && 'kind' in payload ? payload.kind : null;
  return present(typeof kind === 'string' ? kind : undefined, 'a job names the kind of source it looks at');
}
