import type { FeatureColumn } from './guard.ts';

const mostCodes = 5;

/**
 * Negative whole numbers among amounts that are otherwise zero or more, a few different ones at most: bureaus write -9
 * for "no record" and the like, and as the lowest of all amounts such a code says something else than it means.
 */
export function codesAmong(values: Float64Array): number[] {
  const codes = new Set<number>();
  let amounts = 0;
  for (const value of values) {
    if (value >= 0) amounts += 1;
    else if (!Number.isNaN(value)) codes.add(value);
    if (codes.size > mostCodes) return [];
  }
  const areCodes = amounts > 0 && [...codes].every((code) => Number.isInteger(code));
  return areCodes ? [...codes].toSorted((a, b) => b - a) : [];
}

export type SpecialCodes = Readonly<Record<string, readonly number[]>>;

/** Codes of every column of numbers: as given where its name is, else as they look. */
export function specialCodes(columns: readonly FeatureColumn[], given: SpecialCodes = {}): SpecialCodes {
  return Object.fromEntries(
    columns.flatMap((column) => {
      if (column.kind !== 'numeric') return [];
      const codes = given[column.name] ?? codesAmong(column.values);
      return codes.length > 0 || given[column.name] ? [[column.name, codes]] : [];
    }),
  );
}
