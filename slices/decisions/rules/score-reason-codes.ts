import { featureDefinition } from '@lendline/behaviour';
import type { ScoreReasonCode } from '@lendline/strategy';

/** What a feature is about, in the reasons that a borrower may be given. By name without the window. */
const codes: readonly (readonly [RegExp, ScoreReasonCode])[] = [
  [/^(income|round_trip|top_payer|counterparties_in)/, 'score-income'],
  [/^(obligations|repayments|repayment_lenders|loans_received)/, 'score-obligations'],
  [/^(turnover|counter_sales)/, 'score-turnover'],
  [/^(net_flow|out_to_in|failed_payment|spending|account_balance)/, 'score-balance'],
  [/^(statement_months|statement_days_covered|transactions|counterparties)/, 'score-regularity'],
  [/^(statement_days_since|days_since_last)/, 'score-recency'],
  [/^days_since_first/, 'score-tenure'],
  [/^(percent_nocturnal|percent_weekend|entropy_of_hours)/, 'score-rhythm'],
  [/^response_/, 'score-response'],
  [/recharge|balance_minor|airtime_spent|advance/, 'score-top-ups'],
  [/device|sim_|_sims|^line_/, 'score-tenure'],
  [/missed_call|unanswered_calls/, 'score-response'],
  [/_rhythm$|^weekday_regularity|^entropy_of_week_hours/, 'score-rhythm'],
  [/place|^half_hours|at_home$|_km/, 'score-regularity'],
  [/^(longest_silence|dormant|record_gaps|days_with_records|percent_days_with)/, 'score-regularity'],
  [/contact|^percent_pareto|^graph_/, 'score-contacts'],
  [
    /^(active_days|percent_active|percent_data_days|percent_silent|interevent|variation_of|trend_of|weekly_periodicity)/,
    'score-regularity',
  ],
  [/^call_duration__call__std/, 'score-regularity'],
  [
    /^(number_of_interaction|interactions_per_day|call_seconds|call_duration|percent_initiated|percent_overlapping|number_of_data|data_)/,
    'score-activity',
  ],
];

/** The reason code of a value's name; undefined for a feature that no catalogue knows. */
export function reasonCodeOf(valueName: string): ScoreReasonCode | undefined {
  const name = featureDefinition(valueName)?.name;
  return name === undefined ? undefined : codes.find(([pattern]) => pattern.test(name))?.[1];
}
