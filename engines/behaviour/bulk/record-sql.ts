import { bulkTable } from './bulk-layout.ts';
import type { BulkOptions, LocalDays } from './local-days.ts';

/** `2^26`: two counts below it, 67 million each, are one double without rounding, and one sum instead of two. */
export const packing = 67_108_864;

/** A double in both dialects, where `0.5` would be a decimal in one of them. */
export function double(value: number): string {
  return value.toExponential();
}

/**
 * What had happened, and arrived, before `as_of`, in the terms of both looks at the records: `one` packs a call as 1 and
 * a text as 2^26, and `in_*` is 1 within a window and 0 before it, because a product is quicker than a CASE.
 */
export function records(days: LocalDays, lines: BulkOptions['lines'], columns: readonly string[]): string {
  const { as_of_ms, spans } = days;
  const range = lines ? `line >= ${lines.from} AND line < ${lines.until} AND ` : '';
  return select(
    [
      'line',
      ...columns,
      'CASE WHEN kind = 0 THEN coalesce(seconds, 0) * 1e0 ELSE 0e0 END AS talk',
      `1e0 + kind * ${double(packing - 1)} AS one`,
      ...spans.map(({ window, from_ms }) => `CASE WHEN at_ms >= ${from_ms} THEN 1e0 ELSE 0e0 END AS in_${window}`),
    ],
    `FROM ${bulkTable}\n` +
      `WHERE ${range}kind <= 1 AND at_ms < ${as_of_ms} AND (arrived_ms IS NULL OR arrived_ms <= ${as_of_ms})`,
  );
}

/** The two counts of a packed sum. */
export function textsIn(packed: string): string {
  return `floor(${packed} / ${double(packing)})`;
}

export function callsIn(packed: string): string {
  return `${packed} - ${double(packing)} * ${textsIn(packed)}`;
}

/** `SELECT` with one column per line. */
export function select(columns: readonly string[], from: string): string {
  return `SELECT\n${indented(columns.join(',\n'))}\n${from}`;
}

export function subquery(text: string, alias: string): string {
  return `(\n${indented(text)}\n) AS ${alias}`;
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
