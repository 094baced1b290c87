import { assert } from '@lendline/kernel';
import { chiSquareTail, logGamma, normalTwoSided, upperGamma } from '../metrics/special-functions.ts';

/** Above it the sum has thousands of terms, and Sankaran's approximation is right to four digits of probability. */
const largestSummed = 4_000;

/**
 * Chance that a non-central chi-square variable is above `statistic`: the Poisson mixture of central tails
 * (Johnson, Kotz and Balakrishnan 1995, 29.3), for very large `nonCentrality` the approximation of Sankaran (1963).
 */
export function nonCentralTail(statistic: number, { degrees, nonCentrality }: NonCentral): number {
  assert(degrees > 0 && nonCentrality >= 0, 'degrees of freedom are positive, a shift is not negative');
  if (statistic <= 0) return 1;
  if (nonCentrality === 0) return chiSquareTail(statistic, degrees);
  return nonCentrality > largestSummed
    ? approximateTail(statistic, { degrees, nonCentrality })
    : mixtureTail(statistic, { degrees, nonCentrality });
}

export interface NonCentral {
  readonly degrees: number;
  /** Zero is the central distribution. */
  readonly nonCentrality: number;
}

function mixtureTail(statistic: number, { degrees, nonCentrality }: NonCentral): number {
  const x = statistic / 2;
  const mean = nonCentrality / 2;
  const last = Math.ceil(mean + 12 * Math.sqrt(mean) + 40);
  let shape = degrees / 2;
  let tail = upperGamma(shape, x);
  // Q(a + 1, x) = Q(a, x) + x^a e^-x / Gamma(a + 1), in logarithms because both ends underflow.
  let logStep = shape * Math.log(x) - x - logGamma(shape + 1);
  let logWeight = -mean;
  let sum = 0;
  for (let term = 0; term <= last; term += 1) {
    sum += Math.exp(logWeight) * Math.min(1, tail);
    tail += Math.exp(logStep);
    shape += 1;
    logStep += Math.log(x) - Math.log(shape);
    logWeight += Math.log(mean) - Math.log(term + 1);
  }
  return Math.min(1, sum);
}

function approximateTail(statistic: number, { degrees: k, nonCentrality: shift }: NonCentral): number {
  const h = 1 - (2 * (k + shift) * (k + 3 * shift)) / (3 * (k + 2 * shift) ** 2);
  const p = (k + 2 * shift) / (k + shift) ** 2;
  const m = (h - 1) * (1 - 3 * h);
  const centre = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p);
  const z = ((statistic / (k + shift)) ** h - centre) / (h * Math.sqrt(2 * p) * (1 + 0.5 * m * p));
  const half = normalTwoSided(z) / 2;
  return z >= 0 ? half : 1 - half;
}

/** The value that the variable exceeds with the chance `alpha`, by bisection. */
export function nonCentralCritical(alpha: number, of: NonCentral): number {
  assert(alpha > 0 && alpha < 1, 'a chance is between 0 and 1');
  let low = 0;
  let high = of.degrees + of.nonCentrality + 10;
  while (nonCentralTail(high, of) > alpha) high *= 2;
  for (let step = 0; step < 100 && high - low > 1e-10 * high; step += 1) {
    const middle = (low + high) / 2;
    if (nonCentralTail(middle, of) > alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
