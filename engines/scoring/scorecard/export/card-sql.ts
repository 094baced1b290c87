import { blanks } from '../../data/read-value.ts';
import type { Calibration } from '../../calibration/choose.ts';
import type { Isotonic } from '../../calibration/isotonic.ts';
import type { BinnedModelFeature } from '../../model/document.ts';
import { calibrationLine } from '../../model/parts.ts';
import type { BinRange } from '../bins.ts';
import { pointsPerLogOdds } from '../points.ts';
import type { CardDocument } from './card-document.ts';

export interface SqlOptions {
  /** Table or view to score, as the query names it. */
  readonly table?: string;
  /** Columns of it to repeat in the answer. */
  readonly keep?: readonly string[];
}

/** Most reasons given (12 CFR 1002.9, official interpretation 9(b)(2)-1). */
const reasonCount = 4;

/**
 * One SELECT that scores every row of a table as the model does: points of each feature, score, PD, tier and at most four
 * reasons, worst first. SQL:1999 with LATERAL; runs as it stands in Postgres and DuckDB. A number is read as a double, a
 * NaN counts as missing; a text is read without blanks around it.
 */
export function cardSql(card: CardDocument, { table = 'applicants', keep = [] }: SqlOptions = {}): string {
  const kept = keep.map((_, index) => `k${index + 1}`);
  const numbers = card.features.map((_, index) => index + 1);
  const plus = (name: string): string => numbers.map((n) => ` + ${name}${n}`).join('');
  const { intercept, slope } = calibrationLine(card.calibration);
  const base = `CAST(${number(intercept + slope * card.intercept)} AS double precision)`;
  const points = numbers.map((n) => `p${n}`);
  const steps = {
    binned: select(
      [
        ...keep.map((name, index) => `${identifier(name)} AS k${index + 1}`),
        ...card.features.map((feature, index) => `${binOf(feature)} AS b${index + 1}`),
      ],
      identifier(table),
    ),
    pointed: select(
      [...kept, ...card.features.flatMap((feature, index) => addedBy(feature, index + 1, slope))],
      'binned',
    ),
    summed: select(
      [
        ...kept,
        ...numbers.flatMap((n) => [`p${n}`, `z${n}`]),
        `${card.basePoints}${plus('p')} AS score`,
        `${base}${plus('z')} AS log_odds`,
      ],
      'pointed',
    ),
    scored: select(
      [...kept, ...points, 'score', `${calibrated(card.calibration)} AS pd`, ...lostColumns(card)],
      `(SELECT *, ${logistic('log_odds')} AS raw_pd FROM summed) AS probable`,
    ),
  };
  const answer = [
    ...keep.map((name, index) => `k${index + 1} AS ${identifier(name)}`),
    'score',
    'pd',
    `${tierOf(card)} AS tier`,
    ...reasonNames,
    ...card.features.map(({ name }, index) => `p${index + 1} AS ${identifier(`points ${name}`)}`),
  ];
  const ctes = Object.entries(steps).map(([name, query]) => `${name} AS (\n${indent(query)}\n)`);
  return `${comment(card)}\nWITH ${ctes.join(', ')}\n${select(answer, `scored\n${reasonsFrom(card)}`)};\n`;
}

const reasonNames = Array.from({ length: reasonCount }, (_, place) => `reason_${place + 1}`);

function select(columns: readonly string[], from: string): string {
  return `SELECT\n  ${columns.join(',\n  ')}\nFROM ${from}`;
}

function indent(query: string): string {
  return query.replaceAll(/^/gm, '  ');
}

/** Points and log-odds of the bin. */
function addedBy(feature: BinnedModelFeature, n: number, slope: number): string[] {
  const points = feature.bins.map((bin) => String(bin.points));
  const terms = feature.bins.map(({ woe }) => number(slope * feature.coefficient * woe));
  return [`${caseOf(`b${n}`, points)} AS p${n}`, `${caseOf(`b${n}`, terms)} AS z${n}`];
}

function comment({ simulated, training }: CardDocument): string {
  const lines = [
    `Scorecard by Lendline; bad is: ${training.target.definition}`,
    'Features must be columns of the table: numbers as a numeric type, categories as text.',
    ...(simulated ? ['Trained on simulated data: not for decisions about real money.'] : []),
  ];
  return lines.map((text) => `-- ${text.replaceAll(/\s+/g, ' ')}`).join('\n');
}

/** Number of the bin that a column falls into. */
function binOf(feature: BinnedModelFeature): string {
  return feature.type === 'numeric' ? numericBin(feature) : levelBin(feature);
}

function numericBin({ name, bins }: BinnedModelFeature): string {
  const value = `CAST(${identifier(name)} AS double precision)`;
  const whens: string[] = [];
  let last = 0;
  for (const [bin, { range }] of bins.entries()) {
    if (range.kind === 'special') whens.unshift(`WHEN ${value} = ${number(range.value)} THEN ${bin}`);
    else if (range.kind === 'range' && range.below !== null)
      whens.push(`WHEN ${value} < ${number(range.below)} THEN ${bin}`);
    else if (range.kind === 'range') last = bin;
  }
  const missing = `WHEN ${value} IS NULL OR ${value} = CAST('NaN' AS double precision) THEN ${missingBin(bins)}`;
  return binCase([missing, ...whens], last);
}

function levelBin({ name, bins }: BinnedModelFeature): string {
  const value = `trim(CAST(${identifier(name)} AS varchar))`;
  const texts = (list: Iterable<string>): string => Array.from(list, text).join(', ');
  const whens = bins.flatMap(({ range }, bin) =>
    range.kind === 'levels' && range.levels.length > 0 ? [`WHEN ${value} IN (${texts(range.levels)}) THEN ${bin}`] : [],
  );
  const missing = `WHEN ${value} IS NULL OR ${value} IN (${texts(blanks)}) THEN ${missingBin(bins)}`;
  return binCase(
    [missing, ...whens],
    bins.findIndex(({ range }) => range.kind === 'other'),
  );
}

/** One condition a line: this is the part that people check. */
function binCase(whens: readonly string[], otherwise: number): string {
  return ['CASE', ...whens.map((when) => `    ${when}`), `    ELSE ${otherwise}`, '  END'].join('\n');
}

function missingBin(bins: readonly { readonly range: BinRange }[]): number {
  return bins.findIndex(({ range }) => range.kind === 'missing');
}

/** Points lost against the average and against the best value of each feature; they choose the reasons. */
function lostColumns({ features, scaling }: CardDocument): string[] {
  const factor = number(pointsPerLogOdds(scaling));
  return features.flatMap(({ averageLogOdds, bestLogOdds }, index) => [
    `${factor} * (z${index + 1} - (${number(averageLogOdds)})) AS a${index + 1}`,
    `${factor} * (z${index + 1} - (${number(bestLogOdds)})) AS m${index + 1}`,
  ]);
}

/** Against the average where anything is below it, else against the best: as `scoreRow` gives reasons. */
function reasonsFrom({ features }: CardDocument): string {
  const below = `greatest(${features.map((_, index) => `a${index + 1}`).join(', ')}) > 0`;
  const rows = features.map(
    ({ name }, index) => `(${index + 1}, ${text(name)}, CASE WHEN ${below} THEN a${index + 1} ELSE m${index + 1} END)`,
  );
  const reasons = reasonNames.map((name, place) => `max(CASE WHEN place = ${place + 1} THEN feature END) AS ${name}`);
  return `CROSS JOIN LATERAL (
  SELECT ${reasons.join(', ')}
  FROM (
    SELECT feature, row_number() OVER (ORDER BY lost DESC, n) AS place
    FROM (VALUES
      ${rows.join(',\n      ')}
    ) AS lost_points (n, feature, lost)
    WHERE lost > 0
  ) AS ranked
) AS reasons`;
}

function calibrated(calibration: Calibration): string {
  if (calibration.kind === 'beta') {
    const { intercept, low, high } = calibration;
    // ln(p) and -ln(1 - p), as `applyBeta` takes them.
    const soft = 'ln(1 + exp(-abs(log_odds)))';
    const [logLow, logHigh] = [`(least(log_odds, 0) - ${soft})`, `(greatest(log_odds, 0) + ${soft})`];
    return logistic(`${number(intercept)} + ${number(low)} * ${logLow} + ${number(high)} * ${logHigh}`);
  }
  return calibration.kind === 'isotonic' ? onKnots(calibration) : 'raw_pd';
}

function logistic(logOdds: string): string {
  return `1 / (1 + exp(-(${logOdds})))`;
}

/** Between two knots along the line that joins them, beyond the ends flat, as `applyIsotonic` does. */
function onKnots({ knots }: Isotonic): string {
  const whens = knots.map(({ risk, pd }, index) => {
    const before = knots[index - 1];
    const line = before
      ? `${number(before.pd)} + (raw_pd - ${number(before.risk)}) / ${number(risk - before.risk)} * ${number(pd - before.pd)}`
      : number(pd);
    return `WHEN raw_pd < ${number(risk)} THEN ${line}`;
  });
  return caseText(whens, number(knots.at(-1)?.pd ?? 0));
}

function tierOf({ tiers }: CardDocument): string {
  const last = tiers.findIndex(({ pdBelow }) => pdBelow === null);
  const whens = tiers.slice(0, last).map(({ name, pdBelow }) => `WHEN pd < ${number(pdBelow ?? 0)} THEN ${text(name)}`);
  return whens.length > 0 ? caseText(whens, text(tiers[last]!.name)) : text(tiers[last]!.name);
}

/** CASE over the number of a bin. */
function caseOf(column: string, values: readonly string[]): string {
  return `CASE ${column} ${values.map((value, bin) => `WHEN ${bin} THEN ${value}`).join(' ')} END`;
}

function caseText(whens: readonly string[], otherwise: string): string {
  return `CASE ${whens.join(' ')} ELSE ${otherwise} END`;
}

/** A literal of type double: every digit, and an exponent, so that no system reads it as a decimal. */
function number(value: number): string {
  return value.toExponential();
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
