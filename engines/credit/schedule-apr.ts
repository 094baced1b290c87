import { ok, type Result } from '@lendline/kernel';
import { type AnnualRate, apr } from './apr.ts';
import type { LoanTerms } from './loan-terms.ts';
import type { NoRate } from './rate-solver.ts';
import type { Schedule } from './schedule.ts';

/** What a loan costs a year, all fees and duties included. */
export interface ScheduleRates {
  /** Internal rate of return, nominal: per instalment interval, times their number in a year. */
  readonly nominal: AnnualRate;
  /** The same compounded over the year; equals the EU annual percentage rate of charge. */
  readonly effective: AnnualRate;
  /** The larger of the two: what a legal cap is compared with. */
  readonly highest: AnnualRate;
}

/** The all-in annual rates of a schedule, from its rounded cents. Errors: why no rate exists. */
export function aprOfSchedule(terms: LoanTerms, schedule: Schedule): Result<ScheduleRates, NoRate> {
  const solved = apr(schedule.flows, 'irr', terms.every);
  if (!solved.ok) return solved;
  const { nominal, effective } = solved.value;
  return ok({ nominal, effective, highest: effective.percent > nominal.percent ? effective : nominal });
}
