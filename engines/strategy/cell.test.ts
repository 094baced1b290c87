import { aprOfSchedule, buildSchedule } from '@lendline/credit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellPd, creditTerms, longestTerm, repaymentOf, termsOf } from './cell.ts';
import { cn } from './packs/cn.ts';
import { ke } from './packs/ke.ts';
import { today } from './test/applicant.ts';

describe('the terms of an amount', () => {
  it('in China are three months up to 1,000, six up to 5,000, else twelve, and each shorter one', () => {
    const amounts = [500_00n, 1_000_00n, 1_500_00n, 5_000_00n, 5_500_00n, 20_000_00n];
    expect(amounts.map((amount) => longestTerm(cn, amount))).toEqual([3, 3, 6, 6, 12, 12]);
    expect(termsOf(cn, 20_000_00n)).toEqual([12, 6, 3]);
  });

  it('in Kenya are one payment, whatever the amount', () => expect(termsOf(ke, 50_000_00n)).toEqual([1]));
});

describe('what falls due', () => {
  it('in months of thirty days is the same from whatever day it runs, so that one answer serves them all', () => {
    const answers = new Set<string>();
    for (let days = 0; days < 731; days += 1) {
      const disbursed = Temporal.PlainDate.from('2027-06-01').add({ days });
      const terms = creditTerms({ amount: 7_500_00n, instalments: 6, price_ppm: 144_000 }, cn, {
        product: cn.products[0]!,
        today: disbursed,
      });
      const schedule = buildSchedule(terms);
      if (!schedule.ok) throw new Error('the pack makes terms that have a schedule');
      const rates = aprOfSchedule(terms, schedule.value);
      if (!rates.ok) throw new Error('a loan that is repaid has a rate');
      const due = schedule.value.instalments.map(({ dueTotal }) => dueTotal);
      answers.add([...due, rates.value.nominal.rate_ppm, rates.value.effective.rate_ppm].join(' '));
    }
    expect(answers.size).toBe(1);
  });

  it('in Kenya is principal, fee and the duty on the fee, thirty days on', () => {
    const { due, apr } = repaymentOf({ amount: 2_000_00n, instalments: 1, price_ppm: 80_000 }, ke, {
      product: ke.products[0]!,
      today,
    });
    // 2,000 + 8 % of it + 20 % of that fee = 2,000 + 160 + 32.
    expect(due).toEqual([{ amount: 2_192_00n, currency: 'KES' }]);
    expect(apr.nominal_ppm).toBe(Math.round(0.096 * (365 / 30) * 1e6));
    expect(apr.effective_ppm).toBe(Math.round((1.096 ** (365 / 30) - 1) * 1e6));
  });

  it('in the dearest Chinese tier costs under 24 % a year from whatever day it runs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 1, max: 6 }), (days, steps) => {
        const amount = BigInt(steps) * 500_00n;
        const on = { product: cn.products[0]!, today: today.add({ days }) };
        for (const instalments of termsOf(cn, amount)) {
          const { apr } = repaymentOf({ amount, instalments, price_ppm: 216_000 }, cn, on);
          expect(Math.max(apr.nominal_ppm, apr.effective_ppm)).toBeLessThan(240_000);
        }
      }),
    );
  });
});

describe('the probability of default of a cell', () => {
  const over = (instalments: number, amount: bigint, pd = 50_000) =>
    cellPd(pd, { amount, instalments, price_ppm: 0 }, cn);

  it('is that of the tier over the whole window, and less over a shorter term', () => {
    expect(over(12, 1_000_00n)).toBe(50_000);
    expect(over(3, 1_000_00n)).toBe(Math.round((1 - 0.95 ** 0.25) * 1e6));
  });

  it('rises with the amount, the term and the probability of the borrower', () => {
    expect(over(12, 2_000_00n)).toBeGreaterThan(over(12, 1_000_00n));
    expect(over(6, 2_000_00n)).toBeGreaterThan(over(3, 2_000_00n));
    expect(over(6, 2_000_00n, 60_000)).toBeGreaterThan(over(6, 2_000_00n));
  });

  it('stays a probability at its ends', () => {
    expect([over(12, 4_000_00n, 0), over(12, 4_000_00n, 1_000_000)]).toEqual([0, 1_000_000]);
  });
});
