import { assert, err, ok, type Result } from '@lendline/kernel';
import type { Table } from '../data/table.ts';
import { fitLogistic, type LogisticFit } from '../logistic/logistic.ts';
import type { Separation } from '../logistic/separation.ts';
import { binIndexes } from './bin-feature.ts';
import type { Outcomes } from './cells.ts';
import type { BinnedFeature } from './bins.ts';
import { selectFeatures, type SelectionOptions } from './select.ts';

/** A feature in the scorecard with its weight in the log-odds: term of a bin = coefficient * WOE. */
export interface WeightedFeature {
  readonly feature: BinnedFeature;
  readonly coefficient: number;
  readonly standardError: number;
  readonly pValue: number;
}

export interface ScorecardFit {
  readonly intercept: number;
  readonly interceptError: number;
  readonly features: readonly WeightedFeature[];
  readonly logLikelihood: number;
  readonly ridge: number;
  /** Columns are numbers of `features`; null where the coefficients have a maximum. */
  readonly separation: Separation | null;
}

export interface ScorecardFitOptions extends SelectionOptions {
  /** `chosen`: leave out what adds nothing or has the wrong sign; `all`: keep every feature as given. */
  readonly selection?: 'chosen' | 'all';
  readonly ridge?: number;
  /** WOE to choose by, one column per feature (see `crossWoe`); the WOE of the bins themselves when absent. */
  readonly choosingColumns?: readonly Float64Array[];
}

/**
 * Logistic regression of the outcome on the WOE of binned features. Chosen features are fitted again on the WOE of
 * their bins, and one whose coefficient is then not positive leaves.
 * Error `no-signal`: no feature is left after selection; `singular`: columns are collinear.
 */
export function fitScorecard(
  { table, features, outcomes }: { table: Table; features: readonly BinnedFeature[]; outcomes: Outcomes },
  options: ScorecardFitOptions = {},
): Result<ScorecardFit, 'no-signal' | 'singular'> {
  const columns = features.map((feature) => woeColumn(table, feature));
  const data = { ...outcomes, columns };
  const ridge = options.ridge ?? 0;
  if (options.selection === 'all') {
    const fit = fitLogistic(data, { ridge });
    return fit.ok ? ok(assemble(features, fit.value, ridge)) : fit;
  }
  const chosen = selectFeatures(
    { features, ...data, columns: options.choosingColumns ?? columns },
    { ...options, ridge },
  );
  if (!chosen.ok) return chosen;
  const some = chosen.value.kept.map((index) => features[index]!);
  const signed = selectFeatures(
    { features: some, ...outcomes, columns: chosen.value.kept.map((index) => columns[index]!) },
    { minIv: 0, maxCorrelation: 1, maxPValue: 1, ridge },
  );
  if (!signed.ok) return signed;
  if (signed.value.kept.length === 0) return err('no-signal');
  const kept = signed.value.kept.map((index) => some[index]!);
  return ok(assemble(kept, signed.value.fit, ridge));
}

/** WOE of every row of a table for one feature. */
export function woeColumn(table: Table, feature: BinnedFeature): Float64Array {
  const column = table.columns.get(feature.name);
  assert(column, `the table has the column ${feature.name}`);
  return Float64Array.from(binIndexes(column, feature.type, feature.bins), (bin) => feature.bins[bin]!.woe);
}

function assemble(features: readonly BinnedFeature[], fit: LogisticFit, ridge: number): ScorecardFit {
  return {
    intercept: fit.intercept,
    interceptError: fit.interceptError,
    logLikelihood: fit.logLikelihood,
    ridge,
    separation: fit.separation,
    features: features.map((feature, index) => ({
      feature,
      coefficient: fit.coefficients[index]!,
      standardError: fit.errors[index]!,
      pValue: fit.pValues[index]!,
    })),
  };
}
