import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestMonotoneBins, type Trend } from './monotone.ts';
import type { PreBin } from './spans.ts';
import { weighEvidence } from './woe.ts';

const trends: readonly Trend[] = ['ascending', 'descending', 'peak', 'valley', 'none'];

const preBins = fc
  .array(fc.record({ good: fc.integer({ min: 1, max: 40 }), bad: fc.integer({ min: 1, max: 40 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((counts) => counts.map((count) => ({ ...count, rows: count.good + count.bad })));

const limits = fc.record({
  maxBins: fc.integer({ min: 1, max: 5 }),
  minBinRows: fc.integer({ min: 0, max: 60 }),
  minBinBads: fc.integer({ min: 0, max: 30 }),
});

interface Limits {
  readonly maxBins: number;
  readonly minBinRows: number;
  readonly minBinBads: number;
}

describe('the search for bins', () => {
  it('finds the highest information value of all ways to join neighbours, for every trend', () => {
    fc.assert(
      fc.property(preBins, limits, fc.constantFrom(...trends), (bins, given, trend) => {
        expect(bestMonotoneBins(bins, { ...given, trend }).iv).toBeCloseTo(exhaust(bins, trend, given) ?? 0, 10);
      }),
      { numRuns: 300 },
    );
  });

  it('answers bins that have the value it names, keep the trend and hold what a bin must hold', () => {
    fc.assert(
      fc.property(preBins, limits, fc.constantFrom(...trends), (bins, given, trend) => {
        const found = bestMonotoneBins(bins, { ...given, trend });
        const joined = joinAt(bins, found.starts);
        fc.pre(found.iv > 0);
        expect(weighEvidence(joined).totalIv).toBeCloseTo(found.iv, 10);
        expect(isAllowed(joined, trend, given)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never has a higher value under a trend than without one, and auto takes the better direction', () => {
    fc.assert(
      fc.property(preBins, (bins) => {
        const iv = (trend: Trend | 'auto'): number => bestMonotoneBins(bins, { trend }).iv;
        for (const trend of trends) expect(iv(trend)).toBeLessThanOrEqual(iv('none') + 1e-12);
        expect(iv('auto')).toBe(Math.max(iv('ascending'), iv('descending')));
        expect(iv('peak')).toBeGreaterThanOrEqual(iv('auto') - 1e-12);
        expect(iv('valley')).toBeGreaterThanOrEqual(iv('auto') - 1e-12);
      }),
    );
  });

  it('makes one bin where nothing is allowed', () => {
    const bins = [
      { good: 3, bad: 1, rows: 4 },
      { good: 1, bad: 3, rows: 4 },
    ];
    expect(bestMonotoneBins(bins, { trend: 'auto', minBinBads: 9 }).starts).toEqual([0]);
  });
});

/** Highest IV over every subset of cuts, tried one by one. */
function exhaust(bins: readonly PreBin[], trend: Trend, given: Limits): number | undefined {
  let best: number | undefined;
  for (let mask = 0; mask < 2 ** (bins.length - 1); mask += 1) {
    const starts = [...bins.keys()].filter((index) => index === 0 || mask & (1 << (index - 1)));
    const joined = joinAt(bins, starts);
    if (isAllowed(joined, trend, given)) best = Math.max(best ?? 0, weighEvidence(joined).totalIv);
  }
  return best;
}

function joinAt(bins: readonly PreBin[], starts: readonly number[]): PreBin[] {
  return starts.map((start, bin) =>
    bins.slice(start, starts[bin + 1] ?? bins.length).reduce((sum, { good, bad, rows }) => ({
      good: sum.good + good,
      bad: sum.bad + bad,
      rows: sum.rows + rows,
    })),
  );
}

const patterns: Readonly<Record<Trend, RegExp>> = {
  ascending: /^\+*$/,
  descending: /^-*$/,
  peak: /^\+*-*$/,
  valley: /^-*\+*$/,
  none: /^[-+=]*$/,
};

function isAllowed(joined: readonly PreBin[], trend: Trend, { maxBins, minBinRows, minBinBads }: Limits): boolean {
  if (joined.length > maxBins || joined.some(({ rows, bad }) => rows < minBinRows || bad < minBinBads)) return false;
  const rates = joined.map(({ bad, rows }) => bad / rows);
  const steps = rates.slice(1).map((rate, bin) => (rate > rates[bin]! ? '+' : rate < rates[bin]! ? '-' : '='));
  return patterns[trend].test(steps.join(''));
}
