import { double, one, recordsWhere, select, subquery, windowFlags } from './record-sql.ts';
import type { BulkOptions, BulkSpan, LocalDays } from './local-days.ts';

const day_ms = 86_400_000;
const hour_ms = 3_600_000;

/**
 * One row per line, from one look at every record: how long ago, how long, at what hour, on which day. Columns:
 * `first_ms last_ms last_out_call_ms last_in_text_ms`, `days` (calls and texts per local day of the longest window),
 * `hours` (per hour of the day, first those of the shortest window, then what each longer one has besides), `times` (see
 * `momentOf`) and per window `seconds_* squares_* middle_* nights_*`.
 */
export function lineAggregates(days: LocalDays, lines: BulkOptions['lines']): string {
  const windows = days.spans.map(({ window }) => `in_${window}`);
  const kept = ['line', 'kind', 'out', 'at_ms', 'seconds', 'talk', ...windows];
  const rows = select(
    [
      'line',
      'kind',
      'out',
      'at_ms',
      'seconds',
      'CAST(seconds AS DOUBLE) AS talk',
      `${one} AS one`,
      ...windowFlags(days.spans),
      `${wallTime('at_ms', days)} AS wall_ms`,
    ],
    recordsWhere(days, lines),
  );
  const walls = select(
    [
      ...kept,
      'talk * talk AS square',
      `wholes(wall_ms, ${day_ms}) - ${days.firstDay} AS day`,
      `wholes(wall_ms % ${day_ms}, ${hour_ms}) AS hour`,
      `${night('wall_ms')} * one AS night`,
    ],
    `FROM ${subquery(rows, 'records')}`,
  );
  const ring = `${windows.length} - ${windows.join(' - ')}`;
  return select(
    [
      'line',
      'min(at_ms) AS first_ms',
      'max(at_ms) AS last_ms',
      'nullif(max(at_ms) FILTER (WHERE kind = 0 AND out = 1), 0) AS last_out_call_ms',
      'nullif(max(at_ms) FILTER (WHERE kind = 1 AND out = 0), 0) AS last_in_text_ms',
      `slotCounts(day, ${days.slots}) AS days`,
      `slotCounts(hour + 24 * (${ring}), ${24 * windows.length}) AS hours`,
      `ascending(${momentOf(days)}) AS times`,
      ...days.spans.flatMap(spanAggregates),
    ],
    `FROM ${subquery(walls, 'walls')}\nGROUP BY line`,
  );
}

/** 1 in [19:00, 07:00), 0 by day: half days that begin at seven are by turns day and night. */
function night(wall_ms: string): string {
  return `wholes(${wall_ms} - ${7 * hour_ms}, ${12 * hour_ms}) % 2`;
}

function spanAggregates({ window, from_ms }: BulkSpan): string[] {
  return [
    `sum(in_${window} * talk) AS seconds_${window}`,
    `sum(in_${window} * square) AS squares_${window}`,
    `middle(CASE WHEN kind = 0 AND at_ms >= ${from_ms} THEN seconds END) AS middle_${window}`,
    `sum(in_${window} * night) AS nights_${window}`,
  ];
}

/** Beyond every moment of a window: texts are sorted behind calls, so that one sorted list serves both. */
const behind_ms = 2 ** 42;

/** Milliseconds into the longest window, as a double; what is before it is negative, and sorted before all. */
function momentOf({ longest }: LocalDays): string {
  return `at_ms - ${longest.from_ms} + in_${longest.window} * kind * ${double(behind_ms)}`;
}

/** The wall clock of the zone at an instant within the longest window. */
export function wallTime(epoch_ms: string, { offsets }: LocalDays): string {
  const last = offsets.at(-1)!.offset_ms;
  if (offsets.length === 1) return `${epoch_ms} + ${last}`;
  const steps = offsets
    .slice(0, -1)
    .map(({ until_ms, offset_ms }) => `WHEN ${epoch_ms} < ${until_ms} THEN ${offset_ms}`);
  return `${epoch_ms} + CASE ${steps.join(' ')} ELSE ${last} END`;
}
