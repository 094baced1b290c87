import { assert } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accruedInterest, interestToAccrue } from './accrual.ts';
import { daysBetween } from './day-count.ts';
import { buildSchedule } from './schedule.ts';
import { arbitraryTerms } from './test/arbitrary-terms.ts';

describe('interest accrued day by day', () => {
  it('adds up to the instalment’s interest, never goes back, and one call for many days equals many calls', () => {
    fc.assert(
      fc.property(arbitraryTerms, fc.nat(), (terms, pick) => {
        const schedule = buildSchedule(terms);
        assert(schedule.ok, 'terms are sound');
        const { instalments, totals } = schedule.value;
        const instalment = instalments[pick % instalments.length]!;
        const length = daysBetween(instalment.from, instalment.due);
        let sum = 0n;
        for (let index = 1; index <= length; index += 1) {
          const days = {
            after: instalment.from.add({ days: index - 1 }),
            through: instalment.from.add({ days: index }),
          };
          const daily = interestToAccrue([instalment], terms.dayCount, days);
          expect(daily).toBeGreaterThanOrEqual(0n);
          sum += daily;
        }
        expect(sum).toBe(instalment.interest);
        const through = instalments.at(-1)!.due;
        expect(interestToAccrue(instalments, terms.dayCount, { after: terms.disbursed, through })).toBe(
          totals.interest,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('weighs a day of a leap year less under actual/actual', () => {
    const instalment = {
      from: Temporal.PlainDate.from('2023-12-12'),
      due: Temporal.PlainDate.from('2024-01-12'),
      interest: 1_000_000n,
    };
    const byNewYear = accruedInterest(instalment, 'actual/actual', Temporal.PlainDate.from('2023-12-31'));
    expect(byNewYear).toBe(613_552n);
    expect(accruedInterest(instalment, 'actual/365', Temporal.PlainDate.from('2023-12-31'))).toBe(612_903n);
  });
});
