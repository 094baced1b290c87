import { assert, err, ok, type Result } from '@lendline/kernel';
import { normalTwoSided } from '../metrics/special-functions.ts';
import { cholesky, inverseDiagonal, solveCholesky, type SquareMatrix } from './cholesky.ts';
import { findSeparation, type Separation } from './separation.ts';

export interface LogisticData {
  /** One array per column; the intercept is added here. */
  readonly columns: readonly Float64Array[];
  /** 1 = bad, 0 = good. */
  readonly bad: ArrayLike<number>;
  /** Sample weights; all 1 when absent. */
  readonly weights?: Float64Array | undefined;
  /** Log-odds that every row has before the columns add to them; 0 when absent. */
  readonly offset?: Float64Array | undefined;
}

export interface LogisticOptions {
  /** Penalty `ridge / 2 * sum(coefficient^2)` on the negative log-likelihood; the intercept is free. */
  readonly ridge?: number;
  /** Coefficients to start from (intercept first); zero when absent. */
  readonly start?: Float64Array;
  readonly maxIterations?: number;
}

export interface LogisticFit {
  readonly intercept: number;
  readonly coefficients: readonly number[];
  /** Standard errors from the inverse of the (penalised) information matrix. */
  readonly interceptError: number;
  readonly errors: readonly number[];
  /** Two-sided Wald p-values. */
  readonly pValues: readonly number[];
  /** Without the penalty. */
  readonly logLikelihood: number;
  readonly converged: boolean;
  readonly iterations: number;
  /** Why there is no maximum, where a weighted sum of columns parts the classes; `tellSeparation` says what to do. */
  readonly separation: Separation | null;
}

/** A fit that has a maximum is there after about seven steps; later ones are looked at for separation. */
const usualSteps = 7;

/**
 * Logistic regression by maximum likelihood: Newton's method (iteratively re-weighted least squares; McCullagh and
 * Nelder 1989, ch. 4) with step halving, so that the penalised likelihood never falls.
 * Error `singular`: columns are collinear; drop one or set a ridge. Separated data has no maximum: the fit then ends
 * unconverged and names the columns that part the classes, unless there is a ridge.
 */
export function fitLogistic(data: LogisticData, options: LogisticOptions = {}): Result<LogisticFit, 'singular'> {
  const size = data.columns.length + 1;
  const ridge = options.ridge ?? 0;
  let beta = options.start ? Float64Array.from(options.start) : startAtRate(data, size);
  assert(beta.length === size, 'one starting value per coefficient and one for the intercept');
  let state = evaluate(data, beta, ridge);
  let converged = false;
  let separation: Separation | null = null;
  let iterations = 0;
  while (!converged && !separation && iterations < (options.maxIterations ?? 50)) {
    iterations += 1;
    const factor = cholesky(information(data, state.probabilities, ridge));
    if (!factor) return err('singular');
    const step = solveCholesky(factor, gradient(data, state.probabilities, { beta, ridge }));
    if (ridge === 0 && iterations > usualSteps) separation = findSeparation(data, step);
    const next = halveUntilBetter({ data, beta, step, ridge, from: state.objective });
    if (!next) break;
    converged = largest(step) < 1e-9 * (1 + largest(beta));
    beta = next.beta;
    state = next;
  }
  return finish({ data, beta, state, ridge, converged, iterations, separation });
}

interface Evaluation {
  readonly beta: Float64Array;
  readonly probabilities: Float64Array;
  readonly objective: number;
  readonly logLikelihood: number;
}

function startAtRate(data: LogisticData, size: number): Float64Array {
  let total = 0;
  let bads = 0;
  for (let row = 0; row < data.bad.length; row += 1) {
    const weight = data.weights?.[row] ?? 1;
    total += weight;
    bads += weight * data.bad[row]!;
  }
  const beta = new Float64Array(size);
  if (data.offset) return beta;
  beta[0] = bads > 0 && bads < total ? Math.log(bads / (total - bads)) : 0;
  return beta;
}

function evaluate(data: LogisticData, beta: Float64Array, ridge: number): Evaluation {
  const rows = data.bad.length;
  const logits = Float64Array.from({ length: rows }, (_, row) => beta[0]! + (data.offset?.[row] ?? 0));
  for (const [index, column] of data.columns.entries()) {
    const coefficient = beta[index + 1]!;
    for (let row = 0; row < rows; row += 1) logits[row]! += coefficient * column[row]!;
  }
  let logLikelihood = 0;
  for (let row = 0; row < rows; row += 1) {
    const logit = logits[row]!;
    // log(1 + e^z), without overflow for large z
    const soft = Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit)));
    logLikelihood += (data.weights?.[row] ?? 1) * (data.bad[row]! * logit - soft);
    logits[row] = sigmoid(logit);
  }
  let penalty = 0;
  for (const coefficient of beta.subarray(1)) penalty += coefficient * coefficient;
  return { beta, probabilities: logits, objective: logLikelihood - (ridge / 2) * penalty, logLikelihood };
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function gradient(
  data: LogisticData,
  probabilities: Float64Array,
  { beta, ridge }: { beta: Float64Array; ridge: number },
): Float64Array {
  const rows = data.bad.length;
  const residuals = new Float64Array(rows);
  const result = new Float64Array(beta.length);
  for (let row = 0; row < rows; row += 1) {
    residuals[row] = (data.weights?.[row] ?? 1) * (data.bad[row]! - probabilities[row]!);
    result[0]! += residuals[row]!;
  }
  for (const [index, column] of data.columns.entries()) {
    let sum = 0;
    for (let row = 0; row < rows; row += 1) sum += residuals[row]! * column[row]!;
    result[index + 1] = sum - ridge * beta[index + 1]!;
  }
  return result;
}

function information(data: LogisticData, probabilities: Float64Array, ridge: number): SquareMatrix {
  const rows = data.bad.length;
  const size = data.columns.length + 1;
  const cells = new Float64Array(size * size);
  const curvature = probabilities.map((p, row) => (data.weights?.[row] ?? 1) * p * (1 - p));
  for (let row = 0; row < rows; row += 1) cells[0]! += curvature[row]!;
  const weighted = new Float64Array(rows);
  for (const [i, left] of data.columns.entries()) {
    let sum = 0;
    for (let row = 0; row < rows; row += 1) {
      weighted[row] = curvature[row]! * left[row]!;
      sum += weighted[row]!;
    }
    cells[(i + 1) * size] = sum;
    cells[i + 1] = sum;
    for (let j = 0; j <= i; j += 1) {
      const cell = dot(weighted, data.columns[j]!) + (i === j ? ridge : 0);
      cells[(i + 1) * size + j + 1] = cell;
      cells[(j + 1) * size + i + 1] = cell;
    }
  }
  return { size, cells };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row += 1) sum += a[row]! * b[row]!;
  return sum;
}

interface Step {
  readonly data: LogisticData;
  readonly beta: Float64Array;
  readonly step: Float64Array;
  readonly ridge: number;
  readonly from: number;
}

function halveUntilBetter({ data, beta, step, ridge, from }: Step): Evaluation | undefined {
  for (let scale = 1; scale > 1e-8; scale /= 2) {
    const next = evaluate(
      data,
      beta.map((value, index) => value + scale * step[index]!),
      ridge,
    );
    if (next.objective >= from - 1e-12 * Math.abs(from)) return next;
  }
  return undefined;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}

interface Ending {
  readonly data: LogisticData;
  readonly beta: Float64Array;
  readonly state: Evaluation;
  readonly ridge: number;
  readonly converged: boolean;
  readonly iterations: number;
  readonly separation: Separation | null;
}

function finish({ data, beta, state, ridge, ...ending }: Ending): Result<LogisticFit, 'singular'> {
  const factor = cholesky(information(data, state.probabilities, ridge));
  if (!factor) return err('singular');
  const errors = Array.from(inverseDiagonal(factor), Math.sqrt);
  const coefficients = Array.from(beta.subarray(1));
  return ok({
    intercept: beta[0]!,
    coefficients,
    interceptError: errors[0]!,
    errors: errors.slice(1),
    pValues: coefficients.map((coefficient, index) => normalTwoSided(coefficient / errors[index + 1]!)),
    logLikelihood: state.logLikelihood,
    ...ending,
  });
}
