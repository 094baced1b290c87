import { assert } from '@lendline/kernel';

// Coefficients of Acklam's rational approximation, relative error below 1.15e-9.
const a = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
const c = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
const tail = 0.02425;

/** The value below which a standard normal variable lies with this chance (P. J. Acklam, 2003). */
export function normalQuantile(chance: number): number {
  assert(chance > 0 && chance < 1, 'a chance between 0 and 1');
  if (chance > 1 - tail) return -normalQuantile(1 - chance);
  if (chance < tail) {
    const q = Math.sqrt(-2 * Math.log(chance));
    return polynomial(c, q) / polynomial(d, q);
  }
  const q = chance - 0.5;
  return (q * polynomial(a, q * q)) / polynomial(b, q * q);
}

/** Coefficients from the highest power down. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((value, coefficient) => value * x + coefficient, 0);
}
