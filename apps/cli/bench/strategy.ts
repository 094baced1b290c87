import { money } from '@lendline/kernel';
import { type DecisionInput, factsFrom, measureStrategy } from '@lendline/strategy';
import type { Figure } from './figure.ts';

const mostRatio = 1.3;

/** The Chinese pack's strategy with its trace, beside plain ZEN on the same graph with ZEN's own trace. */
export async function benchStrategy(): Promise<readonly Figure[]> {
  const { ours_us, plain_us, ratio } = await measureStrategy({ input: applicant, processor_us });
  return [
    {
      name: 'strategy-decide',
      work: 'one approved application (made up), processor time, median of rounds in turns',
      unit: 'us',
      ours: Math.round(ours_us),
      reference: Math.round(plain_us),
      ratio: Math.round(ratio * 100) / 100,
      target: `at most ${mostRatio} times plain ZEN with its trace`,
      pass: ratio <= mostRatio,
    },
  ];
}

function processor_us(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

const yesterday = Temporal.PlainDate.from('2026-02-28');
const yuan = (amount: number) => money(BigInt(amount) * 100n, 'CNY');

/** Somebody who passes every check, so that every step of the strategy is walked. */
export const applicant: DecisionInput = {
  segment: 'new',
  product: 'instalment',
  amount: yuan(5_000),
  term: 'any',
  asOf: Temporal.Instant.from('2026-03-01T06:00:00Z'),
  values: factsFrom({
    licence: 'small-loan-company',
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
    own_monthly_instalments: yuan(0),
    possession: true,
    name_id_number_match: 'match',
    identity_checked_on: 'none',
    tenure_months: { min: 24, max: 'open' },
    sim_swapped: false,
    number_recycled: false,
    call_forwarding: 'inactive',
    lists: 'clear',
    velocity: 'normal',
    ring: 'clear',
    typologies: 'clear',
    other_lenders_open: 0,
    bureau: 'no-file',
    calls_newest_on: yesterday,
    calls_holder: 'applicant',
    calls_covered_days: 120,
    statement_newest_on: yesterday,
    statement_holder: 'applicant',
    statement_covered_days: 180,
    pd_ppm: 12_000,
    own_pd_ppm: 'none',
    score_sources: ['calls', 'statement'],
    score_reasons: ['score-income', 'score-regularity'],
    median_monthly_income: yuan(8_000),
    median_monthly_turnover: yuan(40_000),
    other_monthly_instalments: yuan(0),
  }),
};
