import { describe, expect, it } from 'vitest';
import { driftsOf, fileDriftsOf, type SpanFacts, type WordCount } from './drift.ts';

const words = (counts: Readonly<Record<string, number>>, lines = 9): WordCount[] =>
  Object.entries(counts).map(([word, rows]) => ({ column: 'status', word, rows, lines, unknown: false }));

const usual: SpanFacts = {
  intakes: 40,
  rows: 4_000,
  rowsLeftOut: 40,
  rowsPerDay: 3,
  words: words({ 交易成功: 3_600, 交易关闭: 300, 还款成功: 100 }),
};
const quiet: SpanFacts = {
  ...usual,
  intakes: 25,
  rows: 2_000,
  rowsLeftOut: 20,
  words: words({ 交易成功: 1_790, 交易关闭: 160, 还款成功: 50 }),
};

describe('a source', () => {
  it('that goes on as before raises nothing', () => expect(driftsOf(quiet, usual)).toEqual([]));

  it('that renames a label is told of with the new word', () => {
    const now = { ...quiet, words: words({ 支付成功: 1_790, 交易关闭: 160, 还款成功: 50 }) };
    expect(driftsOf(now, usual)).toMatchObject([
      { finding: 'new-words', about: 'status', figure: 0.895, threshold: 0.05, words: ['支付成功'] },
      { finding: 'shifted', about: 'status' },
    ]);
  });

  it('is not drifting because one person’s records hold a word that nobody else’s do', () => {
    const odd = words({ 某人专用: 400 }, 1);
    expect(driftsOf({ ...quiet, words: [...quiet.words, ...odd] }, usual)).toEqual([]);
  });

  it('with a word that its reader does not know is told of at once, however few rows have it', () => {
    const unknown = (lines: number): SpanFacts => ({
      ...quiet,
      intakes: 2,
      rows: 30,
      words: [...words({ 交易成功: 28 }), ...words({ 已到账户: 2 }, lines).map((one) => ({ ...one, unknown: true }))],
    });
    const nothing: SpanFacts = { intakes: 0, rows: 0, rowsLeftOut: 0, rowsPerDay: null, words: [] };
    const found = [{ finding: 'new-words', about: 'status', figure: 2 / 30, threshold: 0, words: ['已到账户'] }];
    expect(driftsOf(unknown(2), nothing)).toEqual(found);
    expect(driftsOf(unknown(2), usual)).toEqual(found);
    // One person's word may be that person's own, and what was looked at before is no news.
    expect(driftsOf(unknown(1), usual)).toEqual([]);
    expect(driftsOf(unknown(2), unknown(2))).toEqual([]);
  });

  it('whose words are used in other shares has shifted, by the PSI of the same shares', () => {
    const now = { ...quiet, words: words({ 交易成功: 1_000, 交易关闭: 900, 还款成功: 100 }) };
    const [drift] = driftsOf(now, usual);
    const psi = (0.5 - 0.9) * Math.log(0.5 / 0.9) + (0.45 - 0.075) * Math.log(0.45 / 0.075) + 0.025 * Math.log(2);
    expect(drift).toMatchObject({ finding: 'shifted', about: 'status' });
    expect(drift?.figure).toBeCloseTo(psi, 1);
  });

  it.each([
    ['fewer-rows', 1],
    ['more-rows', 9],
  ])('with %s a day than usual is told of', (finding, rowsPerDay) => {
    expect(driftsOf({ ...quiet, rowsPerDay }, usual)).toMatchObject([{ finding, figure: rowsPerDay / 3 }]);
  });

  it('of which many rows are no records any more is told of', () => {
    expect(driftsOf({ ...quiet, rowsLeftOut: 900 }, usual)).toMatchObject([
      { finding: 'unreadable', about: 'rows', figure: 0.45, threshold: 0.2 },
    ]);
  });

  it('of which many files cannot be read any more is told of: a header has changed', () => {
    const usualFiles = { files: 40, unread: 4 };
    expect(fileDriftsOf({ files: 20, unread: 6 }, usualFiles)).toEqual([]);
    expect(fileDriftsOf({ files: 20, unread: 8 }, usualFiles)).toMatchObject([
      { finding: 'unreadable', about: 'files', figure: 0.4 },
    ]);
  });

  it('of which nearly nothing came is not judged', () => {
    expect(driftsOf({ ...quiet, intakes: 4, rowsPerDay: 9 }, usual)).toEqual([]);
    expect(driftsOf({ ...quiet, rowsPerDay: 9 }, { ...usual, intakes: 2 })).toEqual([]);
    expect(fileDriftsOf({ files: 4, unread: 4 }, { files: 40, unread: 0 })).toEqual([]);
  });
});
