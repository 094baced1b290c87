import { meanOf, type Moments, momentsOf, stdOf } from '../state/moments.ts';
import type { ContactTotal } from './contact-total.ts';
import { type Figures, share, type Span, wholeDays } from './span.ts';

const day_ms = 86_400_000;
const fewestWeeks = 4;

export interface Turnover {
  readonly span: Span;
  /** First local day and instant that records of talk speak for. */
  readonly since: { readonly day: number; readonly at_ms: number };
  readonly churn: Moments;
}

/**
 * Who comes and who goes: the known part of the window is cut into two halves of the same length. New contacts are met
 * in the newer half alone, lost ones in the older half alone.
 */
export function contactTurnover(met: readonly ContactTotal[], { span, since, churn }: Turnover): Figures {
  const from_ms = Math.max(span.start_ms, since.at_ms);
  const middle_ms = from_ms + (span.as_of_ms - from_ms) / 2;
  const recent = met.filter(({ last_ms }) => last_ms >= middle_ms);
  const earlier = met.filter(({ first_ms }) => first_ms < middle_ms);
  const weeks = Math.ceil(wholeDays(span, since.day) / 7);
  return {
    contact_churn__weekly__mean: meanOf(churn),
    contact_churn__weekly__std: stdOf(churn),
    percent_new_contacts: share(recent.filter(({ first_ms }) => first_ms >= middle_ms).length, recent.length),
    percent_lost_contacts: share(earlier.filter(({ last_ms }) => last_ms < middle_ms).length, earlier.length),
    percent_steady_contacts:
      weeks < fewestWeeks ? null : share(met.filter(({ week }) => week.weeks * 2 >= weeks).length, met.length),
    contact_lifetime_days__mean: meanOf(momentsOf(met.map(({ first_ms, last_ms }) => (last_ms - first_ms) / day_ms))),
  };
}
