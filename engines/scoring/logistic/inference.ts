import { assert } from '@lendline/kernel';
import { normalTwoSided } from '../metrics/special-functions.ts';
import { cholesky, inverseDiagonal } from './cholesky.ts';
import type { LogisticData, LogisticFit } from './logistic.ts';

/** One line of the table that a regression is read by. */
export interface CoefficientRow {
  readonly name: string;
  readonly coefficient: number;
  readonly standardError: number;
  /** Coefficient over standard error. */
  readonly z: number;
  /** Two-sided Wald p-value. */
  readonly p: number;
  /** Wald confidence interval. */
  readonly low: number;
  readonly high: number;
  /** Variance inflation by the other columns: 1 is none, above 5 or 10 is much; null for the intercept. */
  readonly vif: number | null;
}

export interface InferenceOptions {
  /** One name per column. */
  readonly names: readonly string[];
  /** Chance that an interval holds the true coefficient, above 0 and below 1. */
  readonly confidence?: number;
}

/** The coefficients of a fit with z, p, interval and variance inflation, the intercept first. */
export function inferLogistic(
  data: LogisticData,
  fit: LogisticFit,
  { names, confidence = 0.95 }: InferenceOptions,
): CoefficientRow[] {
  assert(names.length === data.columns.length, 'one name per column');
  const reach = normalReach(confidence);
  const row = (name: string, [coefficient, standardError]: [number, number], vif: number | null): CoefficientRow => ({
    name,
    coefficient,
    standardError,
    z: coefficient / standardError,
    p: normalTwoSided(coefficient / standardError),
    low: coefficient - reach * standardError,
    high: coefficient + reach * standardError,
    vif,
  });
  const inflation = varianceInflation(data);
  return [
    row('intercept', [fit.intercept, fit.interceptError], null),
    ...names.map((name, index) => row(name, [fit.coefficients[index]!, fit.errors[index]!], inflation[index]!)),
  ];
}

/**
 * Variance inflation factors, 1 / (1 - R^2) of each column on the others: the diagonal of the inverse correlation matrix
 * (Belsley, Kuh and Welsch 1980). Infinity for every column when some are collinear.
 */
export function varianceInflation({ columns, weights }: Pick<LogisticData, 'columns' | 'weights'>): number[] {
  const size = columns.length;
  const scaled = columns.map((column) => standardise(column, weights));
  const cells = new Float64Array(size * size);
  for (const [i, left] of scaled.entries()) {
    for (const [j, right] of scaled.slice(0, i + 1).entries()) {
      let sum = 0;
      for (let row = 0; row < left.length; row += 1) sum += left[row]! * right[row]!;
      cells[i * size + j] = sum;
      cells[j * size + i] = sum;
    }
  }
  const factor = cholesky({ size, cells });
  return factor ? [...inverseDiagonal(factor)] : columns.map(() => Number.POSITIVE_INFINITY);
}

/** Root-weighted deviations from the mean, of unit length: their products are correlations. */
function standardise(column: Float64Array, weights: Float64Array | undefined): Float64Array {
  const weightAt = (row: number): number => weights?.[row] ?? 1;
  let [total, sum] = [0, 0];
  for (const [row, value] of column.entries()) {
    total += weightAt(row);
    sum += weightAt(row) * value;
  }
  const deviations = column.map((value, row) => Math.sqrt(weightAt(row)) * (value - sum / total));
  const length = Math.sqrt(deviations.reduce((squares, value) => squares + value * value, 0));
  return deviations.map((value) => value / length);
}

/** How many standard errors an interval of this confidence reaches to either side. */
function normalReach(confidence: number): number {
  assert(confidence > 0 && confidence < 1, 'a confidence lies between 0 and 1');
  let [low, high] = [0, 40];
  // 60 halvings of 40 leave less than a double can tell.
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if (normalTwoSided(middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
