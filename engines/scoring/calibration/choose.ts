import type { Random } from '@lendline/kernel';
import { foldRows } from '../data/split.ts';
import { sigmoid } from '../logistic/logistic.ts';
import { applyBeta, type Beta, fitBeta } from './beta.ts';
import { applyIsotonic, fitIsotonic, type Isotonic } from './isotonic.ts';
import { fitPlatt, type Platt } from './platt.ts';

/** `none`: the log-odds of the model are the answer. */
export type Calibration = { readonly kind: 'none' } | Platt | Beta | Isotonic;

/** Log-odds of rows that the model was not fitted to, with what came. */
export interface CalibrationRows {
  readonly logOdds: Float64Array;
  readonly bad: ArrayLike<number>;
  readonly weights?: Float64Array | undefined;
}

export type CalibrationKind = 'platt' | 'beta' | 'isotonic';

/** Fits one kind. Where the rows are not ranked at all, the model's own probabilities are the most honest ones left. */
export function fitCalibration(kind: CalibrationKind, { logOdds, bad, weights }: CalibrationRows): Calibration {
  if (kind === 'isotonic') return fitIsotonic(logOdds.map(sigmoid), bad, weights);
  const fit = kind === 'beta' ? fitBeta(logOdds, bad, weights) : fitPlatt(logOdds, bad, weights);
  return fit.ok ? fit.value : { kind: 'none' };
}

/** Calibrated PD of log-odds. */
export function calibrated(calibration: Calibration, logOdds: number): number {
  if (calibration.kind === 'platt') return sigmoid(calibration.intercept + calibration.slope * logOdds);
  if (calibration.kind === 'beta') return applyBeta(calibration, logOdds);
  const pd = sigmoid(logOdds);
  return calibration.kind === 'isotonic' ? applyIsotonic(calibration, pd) : pd;
}

export interface ChosenCalibration {
  readonly calibration: Calibration;
  /** Mean log loss of each kind on rows that it was not fitted to, in the order tried. */
  readonly losses: readonly { readonly kind: CalibrationKind; readonly loss: number }[];
}

/** From the stiffest to the loosest; only Platt's line can be folded into points. */
const kinds = ['platt', 'beta', 'isotonic'] as const satisfies readonly CalibrationKind[];

/**
 * Chooses between Platt, beta and isotonic calibration: each is fitted on four fifths of the rows and judged by its log
 * loss on the other fifth, so that none is judged on rows it was fitted to. A looser kind wins only when its loss is
 * lower by more than two standard errors of the difference; the chosen one is fitted to all rows.
 */
export function chooseCalibration(rows: CalibrationRows, random: Random): ChosenCalibration {
  const folds = foldRows({ bad: rows.bad, random }, 5);
  const losses = kinds.map((kind) => ({ kind, losses: heldOutLosses(kind, rows, folds) }));
  let chosen = losses[0]!;
  for (const next of losses.slice(1)) {
    const { gain, standardError } = meanGain(chosen.losses, next.losses);
    if (gain > 2 * standardError) chosen = next;
  }
  return {
    calibration: fitCalibration(chosen.kind, rows),
    losses: losses.map(({ kind, losses: all }) => ({ kind, loss: mean(all) })),
  };
}

/** Loss of every row under a calibration that was fitted without its fold, times its weight. */
function heldOutLosses(kind: CalibrationKind, rows: CalibrationRows, folds: Uint8Array): Float64Array {
  const { logOdds, bad, weights } = rows;
  const losses = new Float64Array(logOdds.length);
  for (let fold = 0; fold < 5; fold += 1) {
    const outside = Int32Array.from(folds.keys()).filter((row) => folds[row] !== fold);
    const take = (values: ArrayLike<number>): Float64Array => Float64Array.from(outside, (row) => values[row]!);
    const fitted = fitCalibration(kind, {
      logOdds: take(logOdds),
      bad: take(bad),
      weights: weights && take(weights),
    });
    for (let row = 0; row < losses.length; row += 1) {
      if (folds[row] === fold)
        losses[row] = lossOf(calibrated(fitted, logOdds[row]!), bad[row]!) * (weights?.[row] ?? 1);
    }
  }
  return losses;
}

// A step of an isotonic fit may say 0 or 1; a thousandth keeps one surprise from deciding everything.
function lossOf(pd: number, bad: number): number {
  const p = Math.min(0.999, Math.max(0.001, pd));
  return bad ? -Math.log(p) : -Math.log1p(-p);
}

function meanGain(from: Float64Array, to: Float64Array): { gain: number; standardError: number } {
  const gains = from.map((loss, row) => loss - to[row]!);
  const gain = mean(gains);
  const variance = gains.reduce((sum, value) => sum + (value - gain) ** 2, 0) / Math.max(1, gains.length - 1);
  return { gain, standardError: Math.sqrt(variance / gains.length) };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
