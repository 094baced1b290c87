import type { FileWords } from '@lendline/behaviour';
import { dayIn } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { ImportReport, RecordsImported } from '../contract.ts';
import { feedFacts } from '../store/feeds.ts';
import { reportAt } from '../store/import-report.ts';
import { insertQuality, type KeptQuality } from '../store/import-quality.ts';
import { insertImport } from '../store/imports.ts';
import { insertSample } from '../store/intake-samples.ts';
import { insertSealed } from '../store/sealed-rows.ts';
import type { ImportRow, RecordsTables, SealedRows } from '../store/tables.ts';
import type { RecordsParts } from './parts.ts';

export interface NewImport {
  readonly row: Omit<ImportRow, 'tenant'>;
  readonly sealed: readonly SealedRows[];
  readonly quality: KeptQuality;
  readonly words: FileWords;
}

/**
 * Writes an import with its rows, what it says of its source, audit and event, in the caller's transaction. Null when
 * the same bytes of this line were imported before; then nothing is written.
 */
export async function writeImport(
  { freshness }: Pick<RecordsParts, 'freshness'>,
  tx: SliceTransaction<RecordsTables>,
  { row, sealed, quality, words }: NewImport,
): Promise<ImportReport | null> {
  if (!(await insertImport(tx, row))) return null;
  await insertSealed(tx, sealed);
  await insertQuality(tx, row.id, quality);
  const { context } = tx;
  const at = context.now();
  const feeds = await feedFacts(tx, [row.feed_id], at);
  const report = reportAt({ ...row, tenant: context.tenant }, { at, freshness, feeds });
  const { source, kind, counts, flags, rows, coveredDays } = report;
  const details = { source, kind, counts, flags, rows, ...(row.feed_id === null ? {} : { feed: row.feed_id }) };
  await tx.audit({ action: 'import-file', subject: row.id, outcome: 'done', details });
  const event: RecordsImported = { lineId: row.line_id, importId: row.id, source, counts };
  await tx.publish({ type: 'records.imported', version: 1, subject: row.id, data: event });
  const leftOut = rows.rejected;
  const sample = {
    kind,
    source,
    isFile: row.feed_id === null,
    line: row.line_id,
    refused: null,
    rows: rows.read,
    leftOut,
    days: coveredDays,
    words,
  };
  await noteIntake(tx, freshness.zone, sample);
  return report;
}

type Noted = Omit<Parameters<typeof insertSample>[1], 'week'>;

const lookEvery_min = 10;

/** Remembers what an import looked like, and has somebody look for drift soon, once for all that come meanwhile. */
export async function noteIntake(tx: SliceTransaction<RecordsTables>, zone: string, sample: Noted): Promise<void> {
  const now = tx.context.now();
  await insertSample(tx, { ...sample, week: mondayOf(zone, now) });
  const turn = Math.floor(now.epochMilliseconds / (lookEvery_min * 60_000)) + 1;
  await tx.enqueue({
    task: 'watch-drift',
    payload: { kind: sample.kind, source: sample.source },
    key: `${sample.kind}/${sample.source}/${turn}`,
    runAt: Temporal.Instant.fromEpochMilliseconds(turn * lookEvery_min * 60_000),
  });
}

/** Monday of the week, in the lender's zone. */
export function mondayOf(zone: string, at: Temporal.Instant): Temporal.PlainDate {
  const day = dayIn(zone, at);
  return day.subtract({ days: day.dayOfWeek - 1 });
}
