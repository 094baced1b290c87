import type { CategoryColumn, Column, NumericColumn } from '../data/table.ts';
import { quantile } from '../metrics/psi.ts';

/** Rows by group: a place in `names`, -1 where it is not known. */
export interface Groups {
  readonly group: Int32Array;
  readonly names: readonly string[];
}

/** More distinct numbers than this are cut into ranges. */
const mostNumbers = 6;

/**
 * Groups of a protected column: its categories or its few numbers; ages and other many-valued numbers are cut at
 * `edges`, or into quarters unless told. Undefined for dates.
 */
export function groupsOf(column: Column, edges?: readonly number[]): Groups | undefined {
  if (column.kind === 'date') return undefined;
  if (column.kind === 'category') return groupsOfLevels(column);
  const distinct = [...new Set(column.values)].filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  if (!edges && distinct.length <= mostNumbers) {
    return { group: Int32Array.from(column.values, (value) => distinct.indexOf(value)), names: distinct.map(String) };
  }
  return groupsOfRanges(column, edges ?? quartersOf(column));
}

function groupsOfLevels({ codes, levels }: CategoryColumn): Groups {
  return { group: codes, names: levels };
}

function quartersOf({ values }: NumericColumn): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  return [...new Set([0.25, 0.5, 0.75].map((share) => quantile(sorted, share)))];
}

/** A value on an edge belongs to the range above it. */
function groupsOfRanges({ values }: NumericColumn, edges: readonly number[]): Groups {
  const names = [
    `< ${edges[0]}`,
    ...edges.map((edge, index) => (index + 1 < edges.length ? `${edge} – ${edges[index + 1]}` : `≥ ${edge}`)),
  ];
  const place = (value: number): number => (Number.isNaN(value) ? -1 : edges.filter((edge) => value >= edge).length);
  return { group: Int32Array.from(values, place), names };
}
