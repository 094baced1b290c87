import type { StrategyVocabulary } from '@lendline/decisions/contract';
import { decimalsOf } from '@lendline/kernel';
import { type CaseDraft, draftOf, emptyCase } from './case-draft.ts';

/** What a sound applicant earns in a month and asks for, in whole units of the currency. */
const sums: Readonly<Record<string, { readonly income: number; readonly amount: number }>> = {
  KES: { income: 30_000, amount: 3_000 },
};
const otherSums = { income: 8_000, amount: 3_000 };

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
  raise_holdout: false,
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
  calls_holder: 'applicant',
  calls_covered_days: 120,
  statement_holder: 'applicant',
  statement_covered_days: 180,
  pd_ppm: 12_000,
  own_pd_ppm: 'none',
  score_sources: ['calls', 'statement'],
  score_reasons: [],
};

const day_ms = 86_400_000;

/** A made-up new applicant who passes every check, to begin from: whoever tries a rule changes what it looks at. */
export function soundCase(vocabulary: StrategyVocabulary, now: Date): CaseDraft {
  const { currency, caps } = vocabulary;
  const { income, amount } = sums[currency] ?? otherSums;
  const money = (units: number) => ({ amount: String(units * 10 ** decimalsOf(currency)), currency });
  const yesterday = new Date(now.getTime() - day_ms).toISOString().slice(0, 10);
  const input = {
    segment: 'new',
    product: emptyCase(vocabulary, now).product,
    amount: money(amount),
    term: 'any',
    as_of: now.toISOString(),
    values: {
      ...passing,
      ...(caps[0] && { licence: caps[0].licence }),
      calls_newest_on: yesterday,
      statement_newest_on: yesterday,
      median_monthly_income: money(income),
      median_monthly_turnover: money(income * 2),
      own_monthly_instalments: money(0),
      other_monthly_instalments: money(0),
    },
  };
  return draftOf(input, vocabulary);
}
