import { bulkTable } from './bulk-layout.ts';
import type { BulkOptions, LocalDays } from './local-days.ts';

/** `2^26`: two counts below it, 67 million each, are one double without rounding, and one sum instead of two. */
export const packing = 67_108_864;

/** A double in both dialects, where `0.5` would be a decimal in one of them. */
export function double(value: number): string {
  return value.toExponential();
}

/** What had happened, and arrived, before `as_of`: the rows that both looks at the records begin with. */
export function recordsWhere({ as_of_ms }: LocalDays, lines: BulkOptions['lines']): string {
  const range = lines ? `line >= ${lines.from} AND line < ${lines.until} AND ` : '';
  return `FROM ${bulkTable}\nWHERE ${range}kind <= 1 AND at_ms < ${as_of_ms} AND arrived_ms <= ${as_of_ms}`;
}

/** One call or text, packed: a call counts 1, a text 2^26. */
export const one = `1e0 + kind * ${double(packing - 1)}`;

/** `in_*`, 1 within a window and 0 before it: products are quicker than CASE in both engines. */
export function windowFlags(spans: LocalDays['spans']): string[] {
  return spans.map(({ window, from_ms }) => `${flag(`at_ms >= ${from_ms}`)} AS in_${window}`);
}

/** 1 where a condition holds and 0 elsewhere, as a double. */
export function flag(condition: string): string {
  return `CAST(${condition} AS DOUBLE)`;
}

/**
 * For counts: less than any rounding of 1, so that adding it changes nothing but a 0. It saves comparing doubles, which
 * costs DuckDB more than dividing them, because of NaN.
 */
const almostNothing = '1e-300';

/** 1 for a count, 0 for 0. */
export function anyOf(count: string): string {
  return `(${count}) / (${count} + ${almostNothing})`;
}

/** Part of a count, 0 of 0. */
export function shareOf(part: string, count: string): string {
  return `${part} / (${count} + ${almostNothing})`;
}

/** n ln n of a count, 0 of 0. */
export function nLogN(count: string): string {
  return `(${count}) * ln(${count} + ${almostNothing})`;
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
