import type { Domain } from '../context.ts';
import { boundsOf, type Condition, holds } from '../jdm/condition.ts';

export type Value = string | number | boolean;

/** Some rows of a table as their conditions, column by column. */
export interface Rows {
  readonly columns: readonly { readonly id: string; readonly field: string; readonly domain: Domain }[];
  readonly rows: readonly { readonly id: string; readonly conditions: readonly Condition[] }[];
}

/** One case that a table has to answer: a value for each column, and the rows that hold of it. */
export interface Case {
  readonly values: readonly Value[];
  readonly held: readonly number[];
}

/** More cases than this are more than a person can keep in view, too. */
const mostCases = 50_000;

/**
 * Every case that the rows could tell apart: of each column its words and truth values, and of its numbers one for each
 * bound and each gap between two bounds. Undefined where they are too many.
 */
export function casesOf({ columns, rows }: Rows): readonly Case[] | undefined {
  const values = columns.map(({ domain }, index) =>
    samplesOf(
      domain,
      rows.map(({ conditions }) => conditions[index]!),
    ),
  );
  if (values.reduce((product, { length }) => product * length, 1) > mostCases) return undefined;
  let cases: Case[] = [{ values: [], held: rows.map((_, index) => index) }];
  for (const [column, samples] of values.entries())
    cases = cases.flatMap((one) =>
      samples.map((value) => ({
        values: [...one.values, value],
        held: one.held.filter((row) => holds(rows[row]!.conditions[column]!, value)),
      })),
    );
  return cases;
}

function samplesOf({ words, truth, numbers }: Domain, conditions: readonly Condition[]): readonly Value[] {
  const stated = numbers
    ? numbersBetween(
        numbers,
        [...new Set(conditions.flatMap(boundsOf))].toSorted((a, b) => a - b),
      )
    : [];
  return [...stated, ...(truth ? [true, false] : []), ...words];
}

/** A number at each bound, between each two, and beyond the first and the last. */
function numbersBetween(
  { whole, least }: NonNullable<Domain['numbers']>,
  bounds: readonly number[],
): readonly number[] {
  const [first = 0, last = 0] = [bounds[0], bounds.at(-1)];
  const gaps = bounds.slice(1).map((bound, index) => {
    const before = bounds[index]!;
    return whole ? Math.floor(before) + 1 : (before + bound) / 2;
  });
  const isInside = (gap: number, index: number) => gap < bounds[index + 1]!;
  const all = [first - 1, ...bounds, ...gaps.filter(isInside), last + 1];
  return [...new Set(all)].filter((value) => value >= least && (!whole || Number.isInteger(value)));
}
