import { money } from '@lendline/kernel';
import fc from 'fast-check';
import type { WorkingCalendar } from '../calendar.ts';
import type { DayCount } from '../day-count.ts';
import { dayCounts } from '../day-count.ts';
import { monthEndRules } from '../due-dates.ts';
import { type Fee, feeTimes } from '../fee.ts';
import { intervalUnits } from '../interval.ts';
import { type LoanTerms, methods } from '../loan-terms.ts';
import { checkTerms } from '../terms-check.ts';
import { arbitraryAllocation } from './arbitrary-allocation.ts';

const date = fc.integer({ min: 0, max: 8000 }).map((days) => new Temporal.PlainDate(2015, 1, 1).add({ days }));

const fee = fc.record({
  kind: fc.constant('service' as const),
  name: fc.constant({ en: 'Service fee', 'zh-CN': '服务费' }),
  charge: fc.oneof(
    fc.record({ amount: fc.bigInt(0n, 5_000n) }),
    fc.record({ rate_ppm: fc.integer({ min: 0, max: 150_000 }) }),
  ),
  when: fc.constantFrom(...feeTimes),
  duty_ppm: fc.constantFrom(0, 160_000, 200_000),
}) satisfies fc.Arbitrary<Fee>;

const calendar: WorkingCalendar = {
  workingDays: [1, 2, 3, 4, 5],
  holidays: [Temporal.PlainDate.from('2020-01-01')],
  move: 'next',
};

/** Any terms a schedule exists for: from a few cents to the largest loan, every method, day count, grace and fee. */
export const arbitraryTerms: fc.Arbitrary<LoanTerms> = fc
  .record({
    principal: fc
      .oneof(fc.bigInt(1n, 2_000n), fc.bigInt(1_000n, 10_000_000n), fc.bigInt(1n, 999_999_999_999n))
      .map((amount) => money(amount, 'CNY')),
    disbursed: date,
    instalments: fc.integer({ min: 1, max: 60 }),
    every: fc.record({ count: fc.integer({ min: 1, max: 35 }), unit: fc.constantFrom(...intervalUnits) }),
    rate_ppm: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400_000 }), fc.integer({ min: 0, max: 5_000_000 })),
    dayCount: fc.constantFrom(...(Object.keys(dayCounts) as DayCount[])),
    method: fc.constantFrom(...methods),
    monthEnd: fc.constantFrom(...monthEndRules),
    fees: fc.array(fee, { maxLength: 3 }),
    roundingMultiple: fc.constantFrom(1n, 1n, 10n, 100n),
    downPayment_ppm: fc.constantFrom(0, 0, 250_000),
    principalGrace: fc.constantFrom(0, 0, 2),
    interestGrace: fc.constantFrom(0, 0, 1),
    interestFree: fc.constantFrom(0, 0, 0, 2),
    firstDue: fc.constant(null),
    calendar: fc.constantFrom(null, null, calendar),
    allocation: arbitraryAllocation,
    changes: fc.constant([]),
  })
  .filter((terms) => checkTerms(terms).length === 0);
