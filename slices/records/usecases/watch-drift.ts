import { type Context, present } from '@lendline/kernel';
import { type SliceTransaction, z } from '@lendline/platform';
import type { RecordSource, SourceDrifted } from '../contract.ts';
import { type Drift, driftsOf, fileDriftsOf } from '../rules/drift.ts';
import { raiseAlert } from '../store/drift-alerts.ts';
import { factsOfWeeks, filesOfWeeks } from '../store/intake-samples.ts';
import type { RecordsTables } from '../store/tables.ts';
import type { RecordsParts } from './parts.ts';
import { mondayOf } from './write-import.ts';

/** The weeks before that this one is held against. */
export const trailing_weeks = 8;

export interface Watched {
  readonly kind: string;
  readonly source: RecordSource;
}

interface Found {
  readonly kind: string;
  readonly drift: Drift;
}

/** Holds what came of one kind of source this week against the weeks before, and raises each finding once. */
export async function watchDrift(parts: RecordsParts, context: Context, watched: Watched): Promise<void> {
  const { database, freshness, metrics, log } = parts;
  const week = mondayOf(freshness.zone, context.now());
  const raised = await database.transaction(context, async (tx) => {
    const fresh: Found[] = [];
    for (const found of await look(tx, week, watched)) if (await raise(tx, week, found)) fresh.push(found);
    return fresh;
  });
  for (const { kind, drift } of raised) {
    metrics.count('events', `source-drifted:${drift.finding}`);
    log.warn(
      { slice: 'records', code: drift.finding, scope: kind },
      'a source is not what it was; its rows need a look',
    );
  }
}

async function look(
  tx: SliceTransaction<RecordsTables>,
  week: Temporal.PlainDate,
  { kind, source }: Watched,
): Promise<Found[]> {
  const now = { first: week, last: week };
  const before = { first: week.subtract({ weeks: trailing_weeks }), last: week.subtract({ weeks: 1 }) };
  const ofKind = driftsOf(await factsOfWeeks(tx, kind, now), await factsOfWeeks(tx, kind, before));
  const ofFiles = fileDriftsOf(await filesOfWeeks(tx, source, now), await filesOfWeeks(tx, source, before));
  return [...ofKind.map((drift) => ({ kind, drift })), ...ofFiles.map((drift) => ({ kind: source, drift }))];
}

/** False when the week has the finding already. */
async function raise(
  tx: SliceTransaction<RecordsTables>,
  week: Temporal.PlainDate,
  { kind, drift }: Found,
): Promise<boolean> {
  const id = await raiseAlert(tx, { kind, week, drift });
  if (id === null) return false;
  const { finding, about: column, figure, threshold } = drift;
  const data: SourceDrifted = { kind, week: week.toString(), finding, column, figure, threshold };
  await tx.audit({ action: 'raise-drift', subject: id, outcome: 'done', details: { ...data } });
  await tx.publish({ type: 'records.source-drifted', version: 1, subject: id, data });
  return true;
}

const payload = z.object({ kind: z.string(), source: z.enum(['call-records', 'payment-statement']) });

/** The kind of source that a job is about. */
export function watchedIn(value: unknown): Watched {
  return present(payload.safeParse(value).data, 'a job names the kind of source it looks at');
}
