import { type Outcome, seededRandom, skipped } from '@lendline/kernel';
import { checkCalibration, spiegelhalter } from '../calibration/check.ts';
import { applyIsotonic, fitIsotonic } from '../calibration/isotonic.ts';
import { type CutOffCounts, expectedAtCutOff, expectedPerformance } from '../drift/expected-performance.ts';
import { averagePrecision } from '../metrics/average-precision.ts';
import { gainsTable } from '../metrics/gains.ts';
import {
  brierScore,
  calibrationError,
  equalCountBins,
  equalWidthBins,
  hosmerLemeshow,
  logLoss,
} from '../metrics/probability.ts';
import { stabilityByDeciles, stabilityOfCounts } from '../metrics/psi.ts';
import { rank } from '../metrics/ranking.ts';
import { wassersteinInDeviations } from '../metrics/wasserstein.ts';
import { developmentRows } from './card-vectors.ts';
import { isObject, type ReferenceFiles } from './reference-files.ts';
import { tolerances } from './tolerances.ts';
import { type Columns, VectorCheck } from './vector-check.ts';

export const predictionsFile = 'metrics_reference_pred.csv';

export interface ScoredRows {
  readonly pd: readonly number[];
  readonly bad: readonly number[];
}

export interface Parts {
  readonly train: ScoredRows;
  readonly test: ScoredRows;
  readonly all: ScoredRows;
}

/** The predictions that the metrics were computed from, first rows and later rows; or why there are none. */
export function readParts(files: ReferenceFiles): Parts | string {
  const lack = files.lacks(predictionsFile);
  if (lack) return lack;
  const rows = files.rows(predictionsFile);
  const isWhole = rows.length > developmentRows && rows.every((row) => Number(row['p']) >= 0 && Number(row['y']) >= 0);
  if (!isWhole) return `${predictionsFile} holds no y and p for more than ${developmentRows} rows`;
  const part = (from: number, to: number): ScoredRows => ({
    pd: rows.slice(from, to).map((row) => Number(row['p'])),
    bad: rows.slice(from, to).map((row) => Number(row['y'])),
  });
  return { train: part(0, developmentRows), test: part(developmentRows, rows.length), all: part(0, rows.length) };
}

type Figure = (rows: ScoredRows) => number;

const figures: Readonly<Record<string, Figure>> = {
  n: ({ pd }) => pd.length,
  auc: ({ pd, bad }) => rank({ risk: pd, bad }).auc,
  gini: ({ pd, bad }) => rank({ risk: pd, bad }).gini,
  ks: ({ pd, bad }) => rank({ risk: pd, bad }).ks,
  brier: ({ pd, bad }) => brierScore(pd, bad),
  logloss: ({ pd, bad }) => logLoss(pd, bad),
  avg_precision: ({ pd, bad }) => averagePrecision({ risk: pd, bad }),
  ece_10_equal_width: ({ pd, bad }) => calibrationError(equalWidthBins(pd, bad)),
  hosmer_lemeshow_10: ({ pd, bad }) => hosmerLemeshow(equalCountBins(pd, bad)).statistic,
  hl_p_df8: ({ pd, bad }) => hosmerLemeshow(equalCountBins(pd, bad)).pValue,
  spiegelhalter_z: ({ pd, bad }) => spiegelhalter(pd, bad).z,
};

const looser: ReadonlySet<string> = new Set(['hosmer_lemeshow_10', 'hl_p_df8']);

export interface Section {
  readonly file: string;
  readonly name: string;
  readonly stated: Readonly<Record<string, unknown>>;
}

/** Figures of the first rows (`train`) and the later ones (`test`). */
export function figureVectors({ file, name, stated }: Section, rows: ScoredRows): Outcome[] {
  return Object.entries(stated).map(([field, expected]): Outcome => {
    const vector = `${file} ${name} ${field}`;
    const figure = Object.hasOwn(figures, field) ? figures[field] : undefined;
    if (!figure) return skipped(vector, 'no figure of ours has this name');
    const tolerance = looser.has(field) ? tolerances.test : tolerances.arithmetic;
    return oneFigure(vector, { expected: Number(expected), got: figure(rows), tolerance });
  });
}

export function oneFigure(
  vector: string,
  figure: { readonly expected: number; readonly got: number; readonly tolerance: number },
): Outcome {
  const check = new VectorCheck(vector);
  check.near('value', figure);
  return check.failures;
}

/** Knots and predictions of isotonic regression on the first rows. */
export function isotonicVectors({ file, name, stated }: Section, { train, test }: Parts): Outcome[] {
  const fitted = fitIsotonic(train.pd, train.bad);
  const columns: Readonly<Record<string, () => Columns['got']>> = {
    x: () => fitted.knots.map(({ risk }) => risk),
    y: () => fitted.knots.map(({ pd }) => pd),
    test_pred: () => test.pd.map((pd) => applyIsotonic(fitted, pd)),
  };
  return Object.entries(stated).map(([field, list]): Outcome => {
    const got = Object.hasOwn(columns, field) ? columns[field] : undefined;
    if (!got || !Array.isArray(list)) return skipped(`${file} ${name} ${field}`, 'no figure of ours has this name');
    const check = new VectorCheck(`${file} ${name} ${field}`);
    check.column(field, { expected: list.map(Number), got: got(), tolerance: tolerances.arithmetic });
    return check.failures;
  });
}

/** Intercept and slope of the outcome on the log-odds, later rows. */
export function calibrationVectors({ file, name, stated }: Section, { test }: Parts): Outcome[] {
  // The random source draws what chance alone would show, which is not compared.
  const found = checkCalibration(test.pd, test.bad, seededRandom(1));
  return (['intercept', 'slope'] as const)
    .filter((field) => typeof stated[field] === 'number')
    .map((field) =>
      oneFigure(`${file} ${name} ${field}`, {
        expected: Number(stated[field]),
        got: found[field],
        tolerance: tolerances.coefficient,
      }),
    );
}

/** What PDs promise without outcomes (CBPE), later rows. */
export function expectedVectors({ file, name, stated }: Section, { test }: Parts): Outcome[] {
  const offered: Readonly<Record<string, () => number>> = {
    est_auc: () => expectedPerformance(test.pd).auc,
    real_auc: () => rank({ risk: test.pd, bad: test.bad }).auc,
    ...countFigures('est', expectedAtCutOff(test.pd, Number(stated['threshold']))),
    ...countFigures('real', countsAt(test, Number(stated['threshold']))),
  };
  const numbers = Object.entries(stated).filter(([, value]) => typeof value === 'number');
  const compared = numbers.filter(([field]) => Object.hasOwn(offered, field));
  const others = numbers.filter(([field]) => !Object.hasOwn(offered, field) && field !== 'threshold');
  const outcomes = compared.map(([field, expected]) =>
    oneFigure(`${file} ${name} ${field}`, {
      expected: Number(expected),
      got: offered[field]!(),
      tolerance: field === 'est_auc' ? tolerances.ties : tolerances.arithmetic,
    }),
  );
  return [
    ...outcomes,
    ...others.map(([field]) => skipped(`${file} ${name} ${field}`, 'no figure of ours has this name')),
  ];
}

function countsAt({ pd, bad }: ScoredRows, cutOff: number): CutOffCounts {
  const count = (isRefused: boolean, outcome: number): number =>
    pd.filter((value, row) => value >= cutOff === isRefused && bad[row] === outcome).length;
  return {
    badsRefused: count(true, 1),
    goodsRefused: count(true, 0),
    badsApproved: count(false, 1),
    goodsApproved: count(false, 0),
  };
}

/** Counts as the libraries name them, where a bad who is refused is a true positive, and the shares made of them. */
function countFigures(prefix: string, counts: CutOffCounts): Readonly<Record<string, () => number>> {
  const { badsRefused: tp, goodsRefused: fp, badsApproved: fn, goodsApproved: tn } = counts;
  const [precision, recall] = [tp / (tp + fp), tp / (tp + fn)];
  const all = { tp, fp, fn, tn, precision, recall, f1: (2 * precision * recall) / (precision + recall) };
  const named = Object.entries({ ...all, accuracy: (tp + tn) / (tp + fp + fn + tn) });
  return Object.fromEntries(named.map(([name, value]) => [`${prefix}_${name}`, () => value]));
}

/** Distances between the first rows and the later ones. */
export function stabilityVectors({ file, name, stated }: Section, { train, test }: Parts): Outcome[] {
  return Object.entries(stated).map(([field, value]): Outcome => {
    const vector = `${file} ${name} ${field}`;
    const { psi, edges, stat } = isObject(value) ? value : {};
    if (field === 'wasserstein_norm_by_ref_std') {
      const got = wassersteinInDeviations(train.pd, test.pd);
      return oneFigure(vector, { expected: Number(value), got, tolerance: tolerances.arithmetic });
    }
    if (field === 'ks_2samp' && typeof stat === 'number') {
      // Of two samples: how far their distributions are apart, the sample in the place of the outcome.
      const risk = [...train.pd, ...test.pd];
      const { ks } = rank({ risk, bad: risk.map((_, row) => (row < train.pd.length ? 0 : 1)) });
      return oneFigure(vector, { expected: stat, got: ks, tolerance: tolerances.arithmetic });
    }
    if (typeof psi !== 'number' || !Array.isArray(edges)) return skipped(vector, 'this distance is not offered');
    const inner = edges.map(Number);
    const got =
      field === 'decile_of_expected'
        ? stabilityByDeciles(train.pd, test.pd).psi
        : stabilityOfCounts(countInside(inner, train.pd), countInside(inner, test.pd)).psi;
    return oneFigure(vector, { expected: psi, got, tolerance: tolerances.arithmetic });
  });
}

/** Rows between outer edges; the last bin holds its upper edge, as NumPy's histogram does. */
function countInside(edges: readonly number[], values: readonly number[]): number[] {
  return edges.slice(1).map((high, bin) => {
    const low = edges[bin]!;
    const isLast = bin === edges.length - 2;
    return values.filter((value) => value >= low && (value < high || (isLast && value === high))).length;
  });
}

/** Ten groups by falling PD, later rows: `gains_table_test.csv`. */
export function gainsVectors(files: ReferenceFiles, file: string): Outcome[] {
  const parts = readParts(files);
  if (typeof parts === 'string') return [skipped(file, parts)];
  const found = gainsTable(parts.test.pd, parts.test.bad);
  return files.rows(file).map((row): Outcome => {
    const check = new VectorCheck(`${file} ${row['dec']}`);
    const got = found[Number(row['dec']) - 1];
    if (!got) return skipped(`${file} ${row['dec']}`, 'equal PDs leave fewer groups');
    check.same('n', Number(row['n']), got.rows);
    check.same('bad', Number(row['bad']), got.bads);
    for (const [field, value] of [
      ['pmin', got.lowestPd],
      ['pmax', got.highestPd],
      ['bad_rate', got.badRate],
      ['cum_bad_pct', got.cumulativeBads],
      ['lift', got.lift],
    ] as const) {
      check.near(field, { expected: Number(row[field]), got: value, tolerance: tolerances.arithmetic });
    }
    return check.failures;
  });
}
