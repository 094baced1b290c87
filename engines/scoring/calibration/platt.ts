import { err, ok, type Result } from '@lendline/kernel';
import { fitLogistic } from '../logistic/logistic.ts';

/** PD = 1 / (1 + exp(-(intercept + slope * logit))). */
export interface Platt {
  readonly kind: 'platt';
  readonly intercept: number;
  readonly slope: number;
}

/**
 * Platt's calibration (1999): logistic regression of the outcome on the model's log-odds, by maximum likelihood,
 * so that the mean PD equals the bad rate on the rows it is fitted to. Fit it to rows that the model has not seen.
 * Error `no-order`: the slope is not positive; the log-odds do not rank these rows.
 */
export function fitPlatt(
  logits: Float64Array,
  bad: ArrayLike<number>,
  weights?: Float64Array,
): Result<Platt, 'no-order'> {
  const fit = fitLogistic({ columns: [logits], bad, weights });
  const slope = fit.ok ? fit.value.coefficients[0]! : 0;
  if (!fit.ok || !(slope > 0)) return err('no-order');
  return ok({ kind: 'platt', intercept: fit.value.intercept, slope });
}
