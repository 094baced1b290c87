import type { Money, RatePpm } from '@lendline/kernel';
import { type Allocation, oldestFirst } from './allocation.ts';
import type { WorkingCalendar } from './calendar.ts';
import type { DayCount } from './day-count.ts';
import type { MonthEndRule } from './due-dates.ts';
import type { Fee } from './fee.ts';
import type { Interval } from './interval.ts';
import type { AgreedChange } from './plan-change.ts';

/**
 * How principal and interest spread over the instalments:
 * - `equal_instalments`: the same amount each time, levelled over the exact day count of every period;
 * - `classic_instalments`: the textbook annuity of the nominal rate; interest by day count, the last instalment takes the rest;
 * - `equal_principal`: the same principal each time, interest on what is left;
 * - `flat`: interest on the whole principal for the whole term;
 * - `bullet`: interest at each due date, the whole principal with the last one (one instalment: a single payment).
 */
export const methods = ['equal_instalments', 'classic_instalments', 'equal_principal', 'flat', 'bullet'] as const;

export type Method = (typeof methods)[number];

/** Everything a schedule follows from. Rates are yearly and nominal, in parts per million. */
export interface LoanTerms {
  readonly principal: Money;
  readonly disbursed: Temporal.PlainDate;
  /** Number of instalments; a down payment comes on top. */
  readonly instalments: number;
  readonly every: Interval;
  readonly rate_ppm: RatePpm;
  readonly dayCount: DayCount;
  readonly method: Method;
  readonly monthEnd: MonthEndRule;
  readonly fees: readonly Fee[];
  /** Instalments are rounded to a whole multiple of this many minor units; 1 = to the minor unit. */
  readonly roundingMultiple: bigint;
  /** Part of the principal due on the day of disbursement, as an instalment of its own. */
  readonly downPayment_ppm: RatePpm;
  /** How many instalments at the start carry no principal. */
  readonly principalGrace: number;
  /** How many instalments at the start collect no interest; it is added to the first one after. */
  readonly interestGrace: number;
  /** How many instalments at the start bear no interest at all. */
  readonly interestFree: number;
  /** The first due date where one is agreed; null: one interval after the disbursement. */
  readonly firstDue: Temporal.PlainDate | null;
  /** Where due dates go that are no working days; null: they stay. */
  readonly calendar: WorkingCalendar | null;
  /** Where payments go while the loan runs. */
  readonly allocation: Allocation;
  /** Further payouts, other rates, pauses and new dates, in the order in which they were agreed. */
  readonly changes: readonly AgreedChange[];
}

type Named = 'principal' | 'disbursed' | 'instalments' | 'rate_ppm';

/** Terms from what matters; the rest is a monthly loan of equal instalments, 30/360, without fees or grace, the oldest due paid first. */
export function loanTerms(given: Pick<LoanTerms, Named> & Partial<LoanTerms>): LoanTerms {
  return {
    every: { count: 1, unit: 'months' },
    dayCount: '30/360',
    method: 'equal_instalments',
    monthEnd: 'last_day',
    fees: [],
    roundingMultiple: 1n,
    downPayment_ppm: 0,
    principalGrace: 0,
    interestGrace: 0,
    interestFree: 0,
    firstDue: null,
    calendar: null,
    allocation: oldestFirst,
    changes: [],
    ...given,
  };
}
