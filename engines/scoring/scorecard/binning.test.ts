import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CategoryColumn, NumericColumn } from '../data/table.ts';
import { textColumn } from '../data/table.ts';
import { binFeature, binIndexes, binWithBreaks } from './bin-feature.ts';
import { binFinder } from './bins.ts';
import { growRuns, joinPureRuns } from './pre-bins.ts';

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
  { weight: 1, arbitrary: fc.constant(-9) },
);

/** Rows of a number and an outcome, both classes present. */
const rows = fc
  .array(fc.tuple(value, fc.integer({ min: 0, max: 1 })), { minLength: 30, maxLength: 300 })
  .filter((pairs) => new Set(pairs.map(([, bad]) => bad)).size === 2);

function numeric(pairs: readonly (readonly [number, number])[]): NumericColumn {
  return { kind: 'numeric', name: 'x', values: Float64Array.from(pairs, ([x]) => x) };
}

const outcomes = (pairs: readonly (readonly [number, number])[]) => ({ bad: Uint8Array.from(pairs, ([, bad]) => bad) });

describe('binning a number', () => {
  it('makes bad rates rise or fall from bin to bin, without exception', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('ascending', 'descending', 'auto'), (pairs, trend) => {
        const feature = binFeature(numeric(pairs), outcomes(pairs), { trend, specials: [-9] });
        const rates = feature.bins
          .filter(({ range, rows: count }) => range.kind === 'range' && count > 0)
          .map(({ good, bad }) => bad / (good + bad));
        const sign = feature.trend === 'ascending' ? 1 : -1;
        expect(rates.every((rate, bin) => bin === 0 || sign * (rate - rates[bin - 1]!) > 0)).toBe(true);
        expect(trend === 'auto' ? ['ascending', 'descending'] : [trend]).toContain(feature.trend);
      }),
    );
  });

  it('counts every row once and keeps the least bin size', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const { bins } = binFeature(numeric(pairs), outcomes(pairs), { specials: [-9], minBinShare: 0.1 });
        expect(bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(pairs.length);
        const ranges = bins.filter(({ range }) => range.kind === 'range');
        const clean = ranges.reduce((sum, bin) => sum + bin.rows, 0);
        const least = ranges.length > 1 ? Math.ceil(0.1 * clean) : 0;
        for (const bin of ranges) expect(bin.rows).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  it('never has a negative information value', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const feature = binFeature(numeric(pairs), outcomes(pairs), { specials: [-9] });
        expect(feature.iv).toBeGreaterThanOrEqual(0);
        expect(feature.bins.every(({ iv }) => iv >= 0)).toBe(true);
      }),
    );
  });

  it('puts a missing, a special and a plain value into the same bin at fit and at score, as number or as text', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const column = numeric(pairs);
        const feature = binFeature(column, outcomes(pairs), { specials: [-9] });
        const counts = feature.bins.map(() => 0);
        const find = binFinder('numeric', feature.bins);
        for (const [x] of pairs) {
          const bin = find(Number.isNaN(x) ? null : x);
          expect(find(Number.isNaN(x) ? '' : String(x))).toBe(bin);
          counts[bin]! += 1;
        }
        expect(counts).toEqual(feature.bins.map((bin) => bin.rows));
        expect([...binIndexes(column, 'numeric', feature.bins)]).toEqual(Array.from(column.values, (x) => find(x)));
      }),
    );
  });

  it('gives a missing bin of a few rows the average, and one of many rows its own evidence', () => {
    const pairs = Array.from({ length: 200 }, (_, row) => [row % 50, row % 3 === 0 ? 1 : 0] as const);
    const few = [...pairs, [Number.NaN, 1] as const];
    const many = [...pairs, ...Array.from({ length: 40 }, () => [Number.NaN, 1] as const)];
    const missingOf = (data: readonly (readonly [number, number])[]) =>
      binFeature(numeric(data), outcomes(data)).bins.find(({ range }) => range.kind === 'missing')!;
    expect(missingOf(few)).toMatchObject({ rows: 1, woe: 0 });
    expect(missingOf(many).woe).toBeGreaterThan(1);
  });

  it('counts a row of weight two like two rows', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const weights = Float64Array.from(pairs, () => 2);
        const breaks = { starts: [10, 20, 30] };
        const weighted = binWithBreaks(numeric(pairs), { ...outcomes(pairs), weights }, { breaks, minSpecialRows: 0 });
        const twice = [...pairs, ...pairs];
        const doubled = binWithBreaks(numeric(twice), outcomes(twice), { breaks, minSpecialRows: 0 });
        expect(weighted.bins.map(({ woe }) => woe)).toEqual(doubled.bins.map(({ woe }) => woe));
      }),
    );
  });
});

describe('binning a category', () => {
  const levels = Array.from({ length: 400 }, (_, row) => ['rent', 'own', 'free', null][row % 4] ?? null);
  const bad = Uint8Array.from({ length: 400 }, (_, row) =>
    row % 4 === 0 ? Number(row % 8 === 0) : Number(row % 20 === 1),
  );
  const column: CategoryColumn = { kind: 'category', ...textColumn('housing', [...levels.slice(0, -1), 'boat']) };
  const feature = binFeature(column, { bad });

  it('orders groups by their bad rate', () => {
    const rates = feature.bins.filter(({ range }) => range.kind === 'levels').map((bin) => bin.bad / bin.rows);
    expect(rates).toEqual(rates.toSorted((a, b) => a - b));
    expect(rates.length).toBeGreaterThan(1);
  });

  it('puts a rare level at the fit and an unknown one at score into the same bin', () => {
    const find = binFinder('category', feature.bins);
    expect(feature.bins[find('boat')]!.range.kind).toBe('other');
    expect(find('caravan')).toBe(find('boat'));
    expect(feature.bins[find('')]!.range.kind).toBe('missing');
    expect(find(null)).toBe(find('NA'));
  });
});

describe('pre-bins', () => {
  const cells = fc.array(
    fc
      .record({ good: fc.integer({ min: 0, max: 9 }), bad: fc.integer({ min: 0, max: 9 }) })
      .filter(({ good, bad }) => good + bad > 0),
    { minLength: 2, maxLength: 40 },
  );

  it('are neighbours that cover all values, none smaller than allowed, none of one class only', () => {
    fc.assert(
      fc.property(cells, (counts) => {
        const all = counts.map((count, at) => ({ ...count, value: at, rows: count.good + count.bad }));
        const total = all.reduce((sum, cell) => sum + cell.rows, 0);
        const minLeafRows = Math.ceil(0.05 * total);
        const runs = growRuns(all, { maxLeaves: 20, minLeafRows });
        expect(runs.length).toBeLessThanOrEqual(20);
        expect(runs.map(({ from }) => from)).toEqual([0, ...runs.slice(0, -1).map(({ to }) => to)]);
        expect(runs.at(-1)!.to).toBe(all.length);
        const joined = joinPureRuns(all, runs);
        const sizes = joined.map((run) => all.slice(run.from, run.to).reduce((sum, cell) => sum + cell.rows, 0));
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(joined.length > 1 ? minLeafRows : total);
        for (const run of joined.length > 1 ? joined : []) {
          const inside = all.slice(run.from, run.to);
          expect(inside.some(({ good }) => good > 0) && inside.some(({ bad }) => bad > 0)).toBe(true);
        }
      }),
    );
  });
});
