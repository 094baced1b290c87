import { assert } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accruedInterest } from './accrual.ts';
import { daysBetween } from './day-count.ts';
import { buildSchedule } from './schedule.ts';
import { arbitraryTerms } from './test/arbitrary-terms.ts';

describe('interest accrued day by day', () => {
  it('is nothing on the first day, never goes back, and is all of the instalment’s interest from its due date on', () => {
    fc.assert(
      fc.property(arbitraryTerms, fc.nat(), (terms, pick) => {
        const schedule = buildSchedule(terms);
        assert(schedule.ok, 'terms are sound');
        const { instalments } = schedule.value;
        const instalment = instalments[pick % instalments.length]!;
        const length = daysBetween(instalment.from, instalment.due);
        const earned = Array.from({ length: length + 2 }, (_, days) =>
          accruedInterest(instalment, terms.dayCount, instalment.from.add({ days })),
        );
        expect(earned).toEqual(earned.toSorted((a, b) => Number(a - b)));
        expect([earned[0], ...earned.slice(-2)]).toEqual([0n, instalment.interest, instalment.interest]);
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
