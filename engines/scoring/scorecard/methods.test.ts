import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textColumn } from '../data/table.ts';
import { wisconsinRadius } from '../test/wisconsin-radius.ts';
import { binFeature } from './bin-feature.ts';
import type { BinnedFeature } from './bins.ts';
import type { BinningMethod } from './methods.ts';

function startsOf({ bins }: BinnedFeature): number[] {
  return bins.flatMap(({ range }) => (range.kind === 'range' && range.from !== null ? [range.from] : []));
}

describe('the method optbinning', () => {
  it("gives OptBinning's published answer to its own example: IV 5.043925 and six splits", () => {
    const { column, bad } = wisconsinRadius();
    const feature = binFeature(column, { bad }, { method: 'optbinning' });
    expect(feature.iv).toBeCloseTo(5.043925466, 9);
    const published = [11.42500019, 12.32999992, 13.09499979, 13.70499992, 15.04500008, 16.92500019];
    for (const [index, start] of startsOf(feature).entries()) expect(start).toBeCloseTo(published[index]!, 6);
    expect(startsOf(feature)).toHaveLength(published.length);
  });
});

/** Rows of twelve values with counts that leave hardly anything to chance. */
function stepColumn(ratesPercent: readonly number[], rowsEach: number) {
  const pairs = ratesPercent.flatMap((rate, value) =>
    Array.from({ length: rowsEach }, (_, row) => [value, row * 100 < rate * rowsEach ? 1 : 0] as const),
  );
  return {
    column: { kind: 'numeric', name: 'x', values: Float64Array.from(pairs, ([x]) => x) } as const,
    outcomes: { bad: Uint8Array.from(pairs, ([, bad]) => bad) },
  };
}

describe('the methods tree and chimerge', () => {
  it('find the one step that there is; tree keeps the cut whose gain told it to stop, as its originals do', () => {
    const { column, outcomes } = stepColumn([10, 10, 10, 10, 40, 40, 40, 40], 200);
    expect(startsOf(binFeature(column, outcomes, { method: 'chimerge' }))).toEqual([4]);
    const tree = startsOf(binFeature(column, outcomes, { method: 'tree' }));
    expect(tree).toContain(4);
    expect(tree).toHaveLength(2);
  });

  it('keep a step down after a step up, which a monotone card must not', () => {
    const { column, outcomes } = stepColumn([10, 10, 40, 40, 10, 10], 300);
    expect(startsOf(binFeature(column, outcomes, { method: 'chimerge' }))).toEqual([2, 4]);
    expect(startsOf(binFeature(column, outcomes, { method: 'tree' }))).toEqual(expect.arrayContaining([2, 4]));
    expect(startsOf(binFeature(column, outcomes, { trend: 'peak' }))).toEqual([1.5, 3.5]);
    expect(startsOf(binFeature(column, outcomes, {})).length).toBeLessThan(2);
  });

  it('chimerge leaves levels of one rate together and keeps the order that the column lists', () => {
    const words = ['low', 'mid', 'high'];
    const rates = [10, 10, 50];
    const texts = rates.flatMap((_, level) => Array.from({ length: 200 }, () => words[level]!));
    const bad = Uint8Array.from(
      rates.flatMap((rate) => Array.from({ length: 200 }, (_, row) => Number(row < rate * 2))),
    );
    const column = { kind: 'category', ...textColumn('band', texts) } as const;
    const { bins } = binFeature(column, { bad }, { method: 'chimerge', levelOrder: 'listed' });
    expect(bins.map(({ range }) => (range.kind === 'levels' ? range.levels : range.kind))).toEqual([
      ['low', 'mid'],
      ['high'],
      'other',
      'missing',
    ]);
  });

  it('never make a bin smaller than the least share, nor more bins than allowed', () => {
    const value = fc.integer({ min: 0, max: 60 });
    const rows = fc
      .array(fc.tuple(value, fc.integer({ min: 0, max: 1 })), { minLength: 60, maxLength: 300 })
      .filter((pairs) => new Set(pairs.map(([, bad]) => bad)).size === 2);
    const methods: readonly BinningMethod[] = ['tree', 'chimerge'];
    fc.assert(
      fc.property(rows, fc.constantFrom(...methods), fc.integer({ min: 2, max: 6 }), (pairs, method, maxBins) => {
        const column = { kind: 'numeric', name: 'x', values: Float64Array.from(pairs, ([x]) => x) } as const;
        const bad = Uint8Array.from(pairs, ([, outcome]) => outcome);
        const feature = binFeature(column, { bad }, { method, maxBins, minBinShare: 0.1 });
        const ranges = feature.bins.filter(({ range }) => range.kind === 'range');
        expect(ranges.length).toBeLessThanOrEqual(maxBins);
        for (const { rows: count } of ranges) expect(count / pairs.length).toBeGreaterThanOrEqual(0.1);
        expect(ranges.reduce((sum, { rows: count }) => sum + count, 0)).toBe(pairs.length);
      }),
    );
  });
});
