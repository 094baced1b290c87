import {
  type Allocation,
  aprOfSchedule,
  buildSchedule,
  type LoanTerms,
  loanTerms,
  oldestFirst,
  type Schedule,
} from '@lendline/credit';
import { err, type Money, ok, type Result } from '@lendline/kernel';

/** What a loan follows from, once its offer was signed. */
export interface AgreedTerms {
  readonly principal: Money;
  readonly instalments: number;
  readonly every: { readonly count: number; readonly unit: 'days' | 'weeks' | 'months' };
  /** Nominal yearly rate; zero where the price is a fee. */
  readonly rate_ppm: number;
  /** Fee as a share of the amount, due with the last instalment, and the duty on the fee. */
  readonly fee_ppm: number;
  readonly duty_ppm: number;
  /** Where payments go; null: the oldest instalment first. */
  readonly allocation?: Allocation | null;
}

export interface BuiltLoan {
  readonly schedule: Schedule;
  readonly apr: { readonly nominal_ppm: number; readonly effective_ppm: number };
}

const feeName = { 'zh-CN': '服务费', en: 'Service fee' };

/** As the credit engine reads them, dated from a day. */
export function creditTerms(agreed: AgreedTerms, disbursed: Temporal.PlainDate): LoanTerms {
  const { principal, instalments, every, rate_ppm } = agreed;
  const given = { principal, disbursed, instalments, every, rate_ppm, allocation: agreed.allocation ?? oldestFirst };
  if (agreed.fee_ppm === 0) return loanTerms(given);
  const charge = { rate_ppm: agreed.fee_ppm };
  const fee = { kind: 'service', name: feeName, charge, when: 'maturity', duty_ppm: agreed.duty_ppm } as const;
  return loanTerms({ ...given, method: 'bullet', fees: [fee] });
}

/** The schedule of agreed terms, dated from a day. Error: the first field that no schedule can follow from. */
export function buildLoan(agreed: AgreedTerms, disbursed: Temporal.PlainDate): Result<BuiltLoan, string> {
  const terms = creditTerms(agreed, disbursed);
  const schedule = buildSchedule(terms);
  if (!schedule.ok) return err(schedule.error[0]?.field ?? 'terms');
  const rates = aprOfSchedule(terms, schedule.value);
  if (!rates.ok) return err('rate_ppm');
  const { nominal, effective } = rates.value;
  const apr = { nominal_ppm: nominal.rate_ppm, effective_ppm: effective.rate_ppm };
  return ok({ schedule: schedule.value, apr });
}
