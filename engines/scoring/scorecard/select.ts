import { ok, type Result } from '@lendline/kernel';
import { fitLogistic, type LogisticData, type LogisticFit } from '../logistic/logistic.ts';
import type { BinnedFeature } from './bins.ts';

export interface SelectionOptions {
  /** Features under this information value say next to nothing (Siddiqi 2006: 0.02). */
  readonly minIv?: number;
  /** Of two features whose WOE correlate more than this, the one of higher IV stays. */
  readonly maxCorrelation?: number;
  /** Features of the highest IV that enter the regression. */
  readonly maxCandidates?: number;
  /** Most features in the card. */
  readonly maxFeatures?: number;
  /** A feature stays when its Wald p-value is at most this. */
  readonly maxPValue?: number;
}

const defaults = { minIv: 0.02, maxCorrelation: 0.8, maxCandidates: 40, maxFeatures: 20, maxPValue: 0.1 } as const;

export interface Selection {
  /** Indexes of the features that stay, by falling IV. */
  readonly kept: readonly number[];
  readonly fit: LogisticFit;
}

type Candidates = LogisticData & { readonly features: readonly BinnedFeature[] };

/**
 * Chooses features for a scorecard: by information value, without near copies, then backwards from the full
 * regression, one at a time: first a coefficient that is not positive (with WOE = ln(bad% / good%) a negative one
 * would pay points for risk), then the highest p-value above the limit, then down to the most features allowed.
 */
export function selectFeatures(
  candidates: Candidates,
  options: SelectionOptions & { readonly ridge?: number } = {},
): Result<Selection, 'singular'> {
  const settings = { ...defaults, ...options };
  let kept = withoutCopies(candidates, settings);
  let fit = fitKept(candidates, kept, settings);
  while (fit.ok) {
    const worst = worstFeature(fit.value, settings);
    if (worst < 0) return ok({ kept, fit: fit.value });
    const warm = [fit.value.intercept, ...fit.value.coefficients].toSpliced(worst + 1, 1);
    kept = kept.toSpliced(worst, 1);
    fit = fitKept(candidates, kept, { ...settings, start: Float64Array.from(warm) });
  }
  return fit;
}

type Settings = Required<SelectionOptions> & { readonly ridge?: number; readonly start?: Float64Array };

function fitKept(
  candidates: Candidates,
  kept: readonly number[],
  { ridge = 0, start }: Settings,
): Result<LogisticFit, 'singular'> {
  const { bad, weights } = candidates;
  const columns = kept.map((index) => candidates.columns[index]!);
  return fitLogistic({ columns, bad, weights }, start ? { ridge, start } : { ridge });
}

/** Position of the feature to drop next, -1 when all may stay. */
function worstFeature(fit: LogisticFit, { maxPValue, maxFeatures }: Settings): number {
  const zs = fit.coefficients.map((coefficient, index) => coefficient / fit.errors[index]!);
  const weakest = zs.reduce((worst, z, index) => (worst < 0 || z < zs[worst]! ? index : worst), -1);
  if (weakest < 0) return -1;
  const wrongSign = fit.coefficients[weakest]! <= 0;
  return wrongSign || fit.pValues[weakest]! > maxPValue || zs.length > maxFeatures ? weakest : -1;
}

function withoutCopies({ features, columns }: Candidates, settings: Settings): number[] {
  const byIv = features
    .map((feature, index) => ({ index, iv: feature.iv }))
    .filter(({ iv }) => iv >= settings.minIv)
    .toSorted((a, b) => b.iv - a.iv || a.index - b.index);
  const kept: number[] = [];
  for (const { index } of byIv) {
    if (kept.length >= settings.maxCandidates) break;
    const copy = kept.some(
      (other) => Math.abs(correlation(columns[index]!, columns[other]!)) > settings.maxCorrelation,
    );
    if (!copy) kept.push(index);
  }
  return kept;
}

function correlation(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let row = 0; row < a.length; row += 1) {
    const da = a[row]! - meanA;
    const db = b[row]! - meanB;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
