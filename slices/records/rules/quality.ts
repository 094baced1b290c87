import type { ImportFlag, ImportReport, RecordSource, SourceQuality } from '../contract.ts';
import { qualityText } from './quality-text.ts';
import type { LeftOutRow } from './rejected-csv.ts';

interface TimedRow {
  readonly at_ms: number;
  readonly wall_ms: number;
}

/** Everything that is kept of one source of a line. */
export interface KeptSource {
  readonly source: RecordSource;
  readonly imports: readonly ImportReport[];
  /** The rows of each file and of each feed, before they are merged. */
  readonly rows: readonly (readonly TimedRow[])[];
  readonly merged: readonly TimedRow[];
  readonly leftOut: readonly Pick<LeftOutRow, 'reason'>[];
}

const longSilence_days = 7;
const day_ms = 86_400_000;

/** How good the records of one source are: how many, how far they reach, where they are silent, what was no record. */
export function qualityOf({ source, imports, rows, merged, leftOut }: KeptSource): SourceQuality {
  const days = [...new Set(merged.map(({ wall_ms }) => Math.floor(wall_ms / day_ms)))].toSorted((a, b) => a - b);
  const times = merged.map(({ at_ms }) => at_ms);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const quality = {
    source,
    imports: imports.length,
    counting: imports.filter(({ counts }) => counts).length,
    rows: totalOf(imports),
    repeated: rows.reduce((sum, some) => sum + some.length, 0) - merged.length,
    window: merged.length === 0 ? null : { from: instantText(first), to: instantText(last) },
    daysWithRows: days.length,
    gaps: gapsBetween(days),
    flags: [...new Set(imports.flatMap(({ flags }): readonly ImportFlag[] => flags))],
    reasons: reasonsOf(leftOut),
  };
  const remarks = new Map(imports.flatMap(({ warnings }) => warnings).map((remark) => [remark.en, remark]));
  return { ...quality, text: [...qualityText(quality), ...remarks.values()] };
}

function totalOf(imports: readonly ImportReport[]): ImportReport['rows'] {
  const sum = (field: keyof ImportReport['rows']): number =>
    imports.reduce((total, { rows }) => total + rows[field], 0);
  return { read: sum('read'), accepted: sum('accepted'), rejected: sum('rejected'), ignored: sum('ignored') };
}

function gapsBetween(days: readonly number[]): SourceQuality['gaps'] {
  return days.flatMap((day, index) => {
    const before = days[index - 1];
    if (before === undefined || day - before <= longSilence_days) return [];
    return [{ from: dayText(before + 1), to: dayText(day - 1), days: day - before - 1 }];
  });
}

function reasonsOf(leftOut: readonly Pick<LeftOutRow, 'reason'>[]): SourceQuality['reasons'] {
  const counts = new Map<string, number>();
  for (const { reason } of leftOut) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, rows]) => ({ reason, rows }))
    .toSorted((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
}

function instantText(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString();
}

function dayText(day: number): string {
  return new Temporal.PlainDate(1970, 1, 1).add({ days: day }).toString();
}
