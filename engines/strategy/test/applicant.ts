import { money, type Money } from '@lendline/kernel';
import type { DecisionInput } from '../decision.ts';
import { type Facts, factsFrom } from '../facts.ts';

/** The day of every made-up application: 1 March 2026, mid-morning in Shanghai and Nairobi. */
export const asOf = Temporal.Instant.from('2026-03-01T06:00:00Z');

export const today = Temporal.PlainDate.from('2026-03-01');

export const yuan = (amount: number): Money => money(BigInt(Math.round(amount * 100)), 'CNY');

export const shillings = (amount: number): Money => money(BigInt(Math.round(amount * 100)), 'KES');

/** Made-up people who pass every check; a test names only what differs. */
const passing = {
  model_origin: 'real',
  age_years: 31,
  open_loans: 0,
  days_past_due: 0,
  charged_off: false,
  loans_closed: 0,
  recent_loans: 0,
  last_loan_closed_on: 'none',
  last_loan_worst_lateness_days: 'none',
  current_limit: 'none',
  last_raise_on: 'none',
  possession: true,
  name_id_number_match: 'match',
  tenure_months: { min: 24, max: 'open' },
  sim_swapped: false,
  number_recycled: false,
  call_forwarding: 'inactive',
  identity_checked_on: 'none',
  lists: 'clear',
  velocity: 'normal',
  ring: 'clear',
  typologies: 'clear',
  other_lenders_open: 0,
  bureau: 'no-file',
  calls_newest_on: today.subtract({ days: 1 }),
  calls_holder: 'applicant',
  calls_covered_days: 120,
  statement_newest_on: today.subtract({ days: 1 }),
  statement_holder: 'applicant',
  statement_covered_days: 180,
  own_pd_ppm: 'none',
  score_sources: ['calls', 'statement'],
  score_reasons: ['score-income', 'score-regularity'],
} as const satisfies Partial<Facts>;

type Given = Partial<Omit<DecisionInput, 'values'>> & { readonly values?: Partial<Facts> };

/** A new borrower in China: PD 1.2 % (tier A), income CNY 8,000, nothing owed elsewhere, asks for 5,000. */
export function chinese({ values, ...given }: Given = {}): DecisionInput {
  return {
    segment: 'new',
    product: 'instalment',
    amount: yuan(5_000),
    term: 'any',
    asOf,
    ...given,
    values: factsFrom({
      ...passing,
      licence: 'small-loan-company',
      pd_ppm: 12_000,
      own_monthly_instalments: yuan(0),
      other_monthly_instalments: yuan(0),
      median_monthly_income: yuan(8_000),
      median_monthly_turnover: yuan(40_000),
      ...values,
    }),
  };
}

/** A new borrower in Kenya: PD 2 % (tier A), income KES 30,000, nothing owed elsewhere, asks for 3,000. */
export function kenyan({ values, ...given }: Given = {}): DecisionInput {
  return {
    segment: 'new',
    product: 'thirty-days',
    amount: shillings(3_000),
    term: 'any',
    asOf,
    ...given,
    values: factsFrom({
      ...passing,
      licence: 'digital-credit',
      pd_ppm: 20_000,
      own_monthly_instalments: shillings(0),
      other_monthly_instalments: shillings(0),
      median_monthly_income: shillings(30_000),
      median_monthly_turnover: shillings(60_000),
      ...values,
    }),
  };
}

/** What a borrower with one good loan behind them adds. */
export const repaidOnce = {
  loans_closed: 1,
  recent_loans: 0,
  last_loan_closed_on: today.subtract({ days: 40 }),
  last_loan_worst_lateness_days: 0,
  last_raise_on: 'none',
  own_pd_ppm: 10_000,
  identity_checked_on: today.subtract({ days: 100 }),
} as const satisfies Partial<Facts>;

/** What somebody who gave no records differs by. */
export const noRecords = {
  calls_newest_on: 'none',
  statement_newest_on: 'none',
  score_sources: [],
} as const satisfies Partial<Facts>;
