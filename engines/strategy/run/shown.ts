import type { DerivedName, TraceEntry } from '../decision.ts';
import type { FactName } from '../facts.ts';
import type { RuleId } from '../rules.ts';

/** A value that the strategy worked out, shown under its own name or under one that says more. */
type Worked = readonly [shown: DerivedName, from: string];

/** What the trace shows beside each rule of the box: facts as they were given, then what was worked out. */
export const shownBy: Readonly<
  Partial<Record<RuleId, { readonly facts?: readonly FactName[]; readonly worked?: readonly Worked[] }>>
> = {
  'book.age': { facts: ['age_years'] },
  'book.charged-off': { facts: ['charged_off'] },
  'book.overdue': { facts: ['days_past_due'] },
  'book.open-loans': { facts: ['open_loans'] },
  'book.cooling': { facts: ['recent_loans', 'last_loan_closed_on'] },
  'book.segment': { facts: ['loans_closed'], worked: [['segment', 'segment']] },
  'line.possession': { facts: ['possession'] },
  'line.match': { facts: ['name_id_number_match', 'identity_checked_on'] },
  'line.tenure': { facts: ['tenure_months'] },
  'line.swap': { facts: ['sim_swapped'] },
  'line.recycling': { facts: ['number_recycled'] },
  'line.forwarding': { facts: ['call_forwarding'] },
  'lists.lists': { facts: ['lists'] },
  'lists.velocity': { facts: ['velocity'] },
  'lists.ring': { facts: ['ring'] },
  'lists.typologies': { facts: ['typologies'] },
  'paid.multi-lending': { facts: ['other_lenders_open'] },
  'paid.bureau': { facts: ['bureau'] },
  'records.calls': { facts: ['calls_newest_on', 'calls_holder', 'calls_covered_days'] },
  'records.statement': { facts: ['statement_newest_on', 'statement_holder', 'statement_covered_days'] },
  'records.coverage': {
    worked: [
      ['covered_days', 'covered_days'],
      ['thin_file', 'thin_file'],
    ],
  },
  'score.model': { facts: ['model_origin'] },
  'score.sources': { facts: ['score_sources'] },
  'score.pd': { facts: ['pd_ppm'] },
  'score.own': { facts: ['own_pd_ppm'], worked: [['segment', 'segment_used']] },
  'tier.pd': {
    worked: [
      ['pd_used_ppm', 'pd_used_ppm'],
      ['tier', 'tier_by_pd'],
    ],
  },
  'tier.fraud': { worked: [['tier', 'tier_by_fraud']] },
  'tier.coverage': {
    worked: [
      ['thin_file', 'thin_file'],
      ['tier', 'tier'],
    ],
  },
};

/** There is no such tier. */
const unpicked: readonly unknown[] = ['none', undefined, null];

/** A value that the strategy worked out, as a trace may hold it. */
export function workedValue(value: unknown): TraceEntry['inputs'][DerivedName] | undefined {
  if (unpicked.includes(value)) return undefined;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
