import { assert } from '@lendline/kernel';
import type { RowValues } from '../model/parts.ts';
import { binOf, type DriftReference, type ReferenceVariable } from './reference.ts';
import { type Resemblance, resemblance } from './resemblance.ts';

/** How one variable of a window compares with the reference, with the bins that the figure was made with. */
export interface VariableDrift extends Resemblance {
  readonly name: string;
  readonly binning: ReferenceVariable['binning'];
  /** Counts by bin, in the order of `ReferenceVariable.bins`. */
  readonly counts: readonly number[];
}

export interface Drift {
  /** PSI of the score. */
  readonly score: VariableDrift | null;
  /** CSI: the same figure of each feature, in the order of the model. */
  readonly features: readonly VariableDrift[];
}

/** The bins of one scored row: of the PD first, then of each feature of the reference. Small numbers, not the values. */
export type RowBins = readonly number[];

/** Reads rows into the bins of a reference, so that only bin numbers need to be kept. */
export function rowBinner(reference: DriftReference): (row: { pd: number; values: RowValues }) => RowBins {
  const score = reference.score && binOf(reference.score);
  const features = reference.features.map((variable) => ({ name: variable.name, find: binOf(variable) }));
  return ({ pd, values }) => [score?.(pd) ?? -1, ...features.map(({ name, find }) => find(values[name]))];
}

/** PSI of the score and CSI of each feature over the rows of a window. */
export function measureDrift(reference: DriftReference, rows: readonly RowBins[], alpha?: number): Drift {
  const at = (variable: ReferenceVariable, position: number): VariableDrift => {
    const counts = variable.bins.map(() => 0);
    for (const row of rows) {
      const bin = row[position];
      assert(bin !== undefined && counts[bin] !== undefined, 'rows were binned by this reference');
      counts[bin] += 1;
    }
    const { name, binning } = variable;
    return { name, binning, counts, ...resemblance(variable.counts, counts, alpha) };
  };
  return {
    score: reference.score && at(reference.score, 0),
    features: reference.features.map((variable, index) => at(variable, index + 1)),
  };
}
