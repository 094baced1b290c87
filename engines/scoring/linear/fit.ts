import { assert, type Result } from '@lendline/kernel';
import type { FeatureColumn } from '../data/guard.ts';
import { isBlank, isBlankAmongNumbers, readNumber } from '../data/read-value.ts';
import type { SpecialCodes } from '../data/special-codes.ts';
import type { CategoryColumn, Column, NumericColumn, Value } from '../data/table.ts';
import { fitLogistic, type LogisticData } from '../logistic/logistic.ts';
import { quantile } from '../metrics/psi.ts';
import type { Outcomes } from '../scorecard/cells.ts';

/** A number: kept inside [low, high] (its 1st and 99th percentile at the fit), then standardised. */
export interface NumberTerm {
  readonly kind: 'number';
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  readonly deviation: number;
  /** Log-odds per standard deviation. */
  readonly coefficient: number;
  /** Log-odds of a missing value, beside the average that stands in for it. */
  readonly missing: number;
  /** Log-odds of codes that are no amounts, as -9 for "no record"; absent where there are none. */
  readonly specials?: readonly { readonly value: number; readonly coefficient: number }[];
}

/** A category: log-odds per level; levels under 1 % of the rows and unseen ones are `other`. */
export interface LevelsTerm {
  readonly kind: 'levels';
  readonly name: string;
  readonly levels: readonly { readonly level: string; readonly coefficient: number }[];
  readonly other: number;
  readonly missing: number;
}

export type LinearTerm = NumberTerm | LevelsTerm;

export interface LinearFit {
  readonly intercept: number;
  readonly terms: readonly LinearTerm[];
  readonly ridge: number;
}

const rareShare = 0.01;

/** 1: risk may only rise with the number; -1: only fall. */
export type Directions = Readonly<Record<string, 1 | -1>>;

export interface LinearOptions {
  readonly ridge: number;
  /** Codes by column name that are no amounts: each gets a flag of its own. */
  readonly specials?: SpecialCodes | undefined;
  /** By name of a column of numbers. Its codes and missing values are free: they lie on no scale. */
  readonly monotone?: Directions | undefined;
}

/**
 * Logistic regression with a ridge on standardised numbers, one-hot categories and flags for missing values and codes.
 * The columns are collinear by design (all levels of a category are there); the ridge, above zero, makes them one answer.
 */
export function fitLinear(
  columns: readonly FeatureColumn[],
  outcomes: Outcomes,
  { ridge, specials = {}, monotone = {} }: LinearOptions,
): Result<LinearFit, 'singular'> {
  assert(ridge > 0, 'a linear model needs a ridge above zero');
  const plans = columns.map((column) => plan(column, specials[column.name] ?? []));
  const design = plans.flatMap((feature) => feature.inputs);
  const signs = plans.flatMap(({ name, inputs }) =>
    inputs.map((_, index) => (index === 0 ? (monotone[name] ?? 0) : 0)),
  );
  const fit = fitWithSigns({ ...outcomes, columns: design }, ridge, signs);
  if (!fit.ok) return fit;
  let at = 0;
  const terms = plans.map((feature) => {
    const coefficients = fit.value.coefficients.slice(at, at + feature.inputs.length);
    at += feature.inputs.length;
    return feature.term(coefficients);
  });
  return { ok: true, value: { intercept: fit.value.intercept, terms, ridge } };
}

/**
 * A fit whose coefficients have the signs that are asked for (0 is either): the one that is most against its sign leaves,
 * again and again until none is.
 */
function fitWithSigns(
  data: LogisticData,
  ridge: number,
  signs: readonly number[],
): Result<{ readonly intercept: number; readonly coefficients: readonly number[] }, 'singular'> {
  let kept = [...signs.keys()];
  for (;;) {
    const fit = fitLogistic({ ...data, columns: kept.map((index) => data.columns[index]!) }, { ridge });
    if (!fit.ok) return fit;
    const { intercept, coefficients } = fit.value;
    const along = coefficients.map((coefficient, at) => coefficient * signs[kept[at]!]!);
    const worst = along.reduce((least, value, at) => (value < along[least]! ? at : least), 0);
    if ((along[worst] ?? 0) >= 0) {
      const all = signs.map(() => 0);
      for (const [at, index] of kept.entries()) all[index] = coefficients[at]!;
      return { ok: true, value: { intercept, coefficients: all } };
    }
    kept = kept.filter((_, at) => at !== worst);
  }
}

interface Plan {
  readonly name: string;
  readonly inputs: readonly Float64Array[];
  readonly term: (coefficients: readonly number[]) => LinearTerm;
}

function plan(column: FeatureColumn, specials: readonly number[]): Plan {
  return column.kind === 'numeric' ? planNumber(column, specials) : planLevels(column);
}

function planNumber({ name, values }: NumericColumn, specials: readonly number[]): Plan {
  const isAmount = (value: number): boolean => !Number.isNaN(value) && !specials.includes(value);
  const present = values.filter(isAmount).sort();
  const low = present.length > 0 ? quantile(present, 0.01) : 0;
  const high = present.length > 0 ? quantile(present, 0.99) : 0;
  const kept = present.map((value) => Math.min(high, Math.max(low, value)));
  const mean = kept.reduce((sum, value) => sum + value, 0) / Math.max(1, kept.length);
  const variance = kept.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, kept.length);
  const deviation = Math.sqrt(variance) || 1;
  const scaled = values.map((value) =>
    isAmount(value) ? (Math.min(high, Math.max(low, value)) - mean) / deviation : 0,
  );
  const flag = (holds: (value: number) => boolean): Float64Array => values.map((value) => (holds(value) ? 1 : 0));
  const gaps = values.some((value) => Number.isNaN(value)) ? [flag(Number.isNaN)] : [];
  return {
    name,
    inputs: [scaled, ...specials.map((code) => flag((value) => value === code)), ...gaps],
    term: ([coefficient, ...flags]) => ({
      kind: 'number',
      name,
      low,
      high,
      mean,
      deviation,
      coefficient: coefficient!,
      missing: flags[specials.length] ?? 0,
      ...(specials.length > 0 && {
        specials: specials.map((value, index) => ({ value, coefficient: flags[index]! })),
      }),
    }),
  };
}

function planLevels({ name, codes, levels }: CategoryColumn): Plan {
  const counts = levels.map(() => 0);
  for (const code of codes) if (code >= 0) counts[code]! += 1;
  const common = [...counts.keys()].filter((code) => counts[code]! >= rareShare * codes.length);
  const slot = levels.map((_, code) => common.indexOf(code));
  const other = common.length;
  const inputs = Array.from({ length: other + 2 }, () => new Float64Array(codes.length));
  for (const [row, code] of codes.entries()) {
    const at = code < 0 ? other + 1 : slot[code]! < 0 ? other : slot[code]!;
    inputs[at]![row] = 1;
  }
  return {
    name,
    inputs,
    term: (coefficients) => ({
      kind: 'levels',
      name,
      levels: common.map((code, index) => ({ level: levels[code]!, coefficient: coefficients[index]! })),
      other: coefficients[other]!,
      missing: coefficients[other + 1]!,
    }),
  };
}

/** Log-odds that a value adds, and how it was read. `unread`: a text where a number was expected; taken as missing. */
export interface LinearPart {
  readonly logOdds: number;
  readonly read: 'value' | 'code' | 'missing' | 'other' | 'unread';
}

/** The part of one term, ready to be asked many times. */
export function linearPart(term: LinearTerm): (value: Value) => LinearPart {
  const missing: LinearPart = { logOdds: term.missing, read: 'missing' };
  if (term.kind === 'levels') {
    const parts = new Map(
      term.levels.map(({ level, coefficient }) => [level, { logOdds: coefficient, read: 'value' } as LinearPart]),
    );
    const other: LinearPart = { logOdds: term.other, read: 'other' };
    return (value) => {
      if (value === null || (typeof value === 'number' && Number.isNaN(value))) return missing;
      const text = String(value).trim();
      return isBlank(text) ? missing : (parts.get(text) ?? other);
    };
  }
  const codes = new Map(term.specials?.map(({ value, coefficient }) => [value, coefficient]));
  const partOf = (value: number): LinearPart => {
    const code = codes.get(value);
    if (code !== undefined) return { logOdds: code, read: 'code' };
    const kept = Math.min(term.high, Math.max(term.low, value));
    return { logOdds: (term.coefficient * (kept - term.mean)) / term.deviation, read: 'value' };
  };
  return (value) => {
    const number = typeof value === 'string' ? readNumber(value) : value;
    if (number !== undefined) return number === null || Number.isNaN(number) ? missing : partOf(number);
    return isBlankAmongNumbers(String(value)) ? missing : { logOdds: term.missing, read: 'unread' };
  };
}

/** Parts of a whole column. */
export function linearColumn(term: LinearTerm, column: Column): Float64Array {
  const part = linearPart(term);
  if (column.kind === 'numeric') return column.values.map((value) => part(value).logOdds);
  assert(column.kind === 'category', 'dates are no features');
  return Float64Array.from(column.codes, (code) => part(column.levels[code] ?? null).logOdds);
}
