import type { FeatureColumn } from '../data/guard.ts';
import { pick, takeColumnRows } from '../data/table.ts';
import type { Outcomes } from '../scorecard/cells.ts';

/** Feature columns and outcomes of the same rows. */
export interface Sample {
  readonly features: readonly FeatureColumn[];
  readonly outcomes: Outcomes & { readonly bad: Uint8Array };
  /** Group of each row, -1 for none; absent when there are no groups. */
  readonly groups?: Int32Array | undefined;
}

export function sampleRows(sample: Sample, rows: Int32Array): Sample {
  const { bad, weights } = sample.outcomes;
  return {
    features: sample.features.map((column) => takeColumnRows(column, rows) as FeatureColumn),
    outcomes: {
      bad: Uint8Array.from(rows, (row) => bad[row]!),
      weights: weights ? pick(weights, rows) : undefined,
    },
    groups: sample.groups ? rows.map((row) => sample.groups![row]!) : undefined,
  };
}

/** At most `most` of the rows, evenly taken: where they lie in order of time, from all of it. */
export function evenRows(rows: Int32Array, most: number): Int32Array {
  if (rows.length <= most) return rows;
  return Int32Array.from({ length: most }, (_, index) => rows[Math.floor((index * rows.length) / most)]!);
}
