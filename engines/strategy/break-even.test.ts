import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annuityBreakEven, annuityValue, singleBreakEven, singleValue } from './break-even.ts';
import type { Economics } from './pack.ts';
import { cn } from './packs/cn.ts';
import { ke } from './packs/ke.ts';

const oracleFile = `${process.env['LENDLINE_REFERENCE'] ?? '../shared/data'}/scorecard/pricing_oracle.json`;
const haveOracle = existsSync(oracleFile);

describe('the break-even rate of an instalment loan', () => {
  const published = [
    { amount: 500, instalments: 1, at: [46, 55, 74, 94, 136], digits: 0 },
    { amount: 1_000, instalments: 3, at: [17.9, 20.9, 26.9, 33.1, 46.0], digits: 1 },
    { amount: 3_000, instalments: 6, at: [9.5, 11.0, 13.9, 17.0, 23.3], digits: 1 },
    { amount: 5_000, instalments: 6, at: [8.7, 10.1, 13.1, 16.1, 22.4], digits: 1 },
    { amount: 10_000, instalments: 12, at: [7.2, 7.9, 9.4, 10.9, 14.0], digits: 1 },
  ];
  for (const { amount, instalments, at, digits } of published) {
    it(`of CNY ${amount} over ${instalments} months is the published one at every PD`, () => {
      const rates = [0.01, 0.02, 0.04, 0.06, 0.1].map((pd) =>
        annuityBreakEven({ amount: amount * 100, instalments, pd }, cn.economics),
      );
      expect(rates.map((rate) => (rate / 10_000).toFixed(digits))).toEqual(at.map((rate) => rate.toFixed(digits)));
    });
  }

  it('leaves the loan worth nothing: a millionth less loses, the rate itself does not', () => {
    const loan = { amount: 300_000, instalments: 6, pd: 0.03 };
    const rate = annuityBreakEven(loan, cn.economics);
    expect(annuityValue(loan, rate / 1e6, cn.economics)).toBeGreaterThanOrEqual(-1e-3);
    expect(annuityValue(loan, (rate - 1) / 1e6, cn.economics)).toBeLessThan(0);
  });

  it('is the one that halving an interval fifty times comes to', () => {
    const halved = (loan: Parameters<typeof annuityBreakEven>[0]): number => {
      let [low, high] = [0, 1];
      while (annuityValue(loan, high, cn.economics) < 0 && high < 1024) high *= 2;
      for (let halving = 0; halving < 50; halving += 1) {
        const middle = (low + high) / 2;
        if (annuityValue(loan, middle, cn.economics) < 0) low = middle;
        else high = middle;
      }
      return Math.ceil(high * 1e6 - 1e-3);
    };
    const loans = fc.record({
      amount: fc.integer({ min: 1, max: 200 }).map((steps) => steps * 50_000),
      instalments: fc.integer({ min: 1, max: 24 }),
      pd: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.5)),
    });
    fc.assert(
      fc.property(loans, (loan) => {
        expect(annuityBreakEven(loan, cn.economics)).toBe(halved(loan));
      }),
      { numRuns: 300 },
    );
  });

  it('never falls when default becomes likelier', () => {
    const pd = fc.double({ min: 0, max: 0.4, noNaN: true });
    fc.assert(
      fc.property(pd, pd, fc.integer({ min: 1, max: 12 }), (a, b, instalments) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((value) =>
          annuityBreakEven({ amount: 200_000, instalments, pd: value }, cn.economics),
        );
        expect(high!).toBeGreaterThanOrEqual(low!);
      }),
      { numRuns: 50 },
    );
  });
});

describe.skipIf(!haveOracle)('the reference pricing model (skipped where the reference data is absent)', () => {
  interface Oracle {
    readonly rows: readonly {
      readonly PD12: number;
      readonly LGD: number;
      readonly break_even_apr_nominal: number;
      readonly npv_at_24pct: number;
    }[];
  }

  it('gives the same rate to a millionth and the same value at 24 %, at every PD and loss', () => {
    const { rows } = JSON.parse(readFileSync(oracleFile, 'utf8')) as Oracle;
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const costs: Economics = {
        ...cn.economics,
        funding_ppm: 50_000,
        lossGivenDefault_ppm: Math.round(row.LGD * 1e6),
        costPerLoan: 10n,
        costPerMonth: 1n,
      };
      const loan = { amount: 1_000, instalments: 12, pd: row.PD12 };
      expect(annuityBreakEven(loan, costs)).toBe(Math.ceil(row.break_even_apr_nominal * 1e6));
      expect(annuityValue(loan, 0.24, costs)).toBeCloseTo(row.npv_at_24pct, 5);
    }
  });
});

describe('the break-even fee of a loan repaid once', () => {
  it('of KES 2,000 for 30 days is the published one at every PD', () => {
    const fees = [0.03, 0.05, 0.08, 0.12, 0.2].map((pd) =>
      (singleBreakEven({ amount: 200_000, days: 30, pd }, ke.economics) / 10_000).toFixed(1),
    );
    expect(fees).toEqual(['5.7', '7.5', '10.4', '14.5', '23.9']);
  });

  it('earns nothing at that fee', () => {
    const loan = { amount: 200_000, days: 30, pd: 0.05 };
    expect(singleValue(loan, singleBreakEven(loan, ke.economics) / 1e6, ke.economics)).toBeCloseTo(0, 0);
  });
});
