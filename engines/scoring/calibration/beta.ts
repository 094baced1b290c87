import { err, ok, type Result } from '@lendline/kernel';
import { fitLogistic, sigmoid } from '../logistic/logistic.ts';

/** PD = sigmoid(intercept + low * ln(p) - high * ln(1 - p)) of the model's probability p; both weights are not negative. */
export interface Beta {
  readonly kind: 'beta';
  readonly intercept: number;
  readonly low: number;
  readonly high: number;
}

/** ln(p) and -ln(1 - p) of p = sigmoid(logit), without loss where p is near 0 or 1. */
function logsOf(logit: number): readonly [number, number] {
  const soft = Math.log1p(Math.exp(-Math.abs(logit)));
  return logit > 0 ? [-soft, logit + soft] : [logit - soft, soft];
}

/**
 * Beta calibration (Kull, Silva Filho and Flach 2017): logistic regression on ln(p) and -ln(1 - p), which bends
 * the low and the high end apart from each other; a weight that would be negative is left out, as the paper does.
 * Fit it to rows that the model has not seen. Error `no-order`: neither weight is positive.
 */
export function fitBeta(
  logits: Float64Array,
  bad: ArrayLike<number>,
  weights?: Float64Array,
): Result<Beta, 'no-order'> {
  const columns = [logits.map((logit) => logsOf(logit)[0]), logits.map((logit) => logsOf(logit)[1])] as const;
  const both = fitLogistic({ columns, bad, weights });
  if (both.ok) {
    const [low, high] = both.value.coefficients as [number, number];
    if (low >= 0 && high >= 0 && low + high > 0) {
      return ok({ kind: 'beta', intercept: both.value.intercept, low, high });
    }
  }
  // The one with the negative weight leaves: the other alone still rises with the risk.
  const leaving = both.ok && both.value.coefficients[0]! < 0 ? 0 : 1;
  const alone = fitLogistic({ columns: [columns[1 - leaving]!], bad, weights });
  const weight = alone.ok ? alone.value.coefficients[0]! : 0;
  if (!alone.ok || !(weight > 0)) return err('no-order');
  const [low, high] = leaving === 0 ? [0, weight] : [weight, 0];
  return ok({ kind: 'beta', intercept: alone.value.intercept, low, high });
}

/** PD of log-odds. */
export function applyBeta({ intercept, low, high }: Beta, logit: number): number {
  const [logLow, logHigh] = logsOf(logit);
  return sigmoid(intercept + low * logLow + high * logHigh);
}
