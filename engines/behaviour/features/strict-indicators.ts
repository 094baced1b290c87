import { count, gaps, pick } from './bandicoot-indicators.ts';
import { contactCounts } from './contact-counts.ts';
import { conversationFacts } from './conversations.ts';
import type { LineView } from './line-view.ts';
import type { RowSet } from './line-table.ts';
import { hourEntropy, variationOfDays, variationOfWeeks, weeklyPeriodicity } from './rhythm.ts';
import { entropy, meanAndStd, paretoShare, summaryStats } from './summary-stats.ts';

export type StrictFigures = Readonly<Record<string, number | null>>;

/**
 * The features of one line in one window, with bandicoot's names where they mean the same. Against bandicoot: a share
 * of nothing is null, nights are [19:00, 07:00) of the local clock, the balance of a contact is out / (in + out),
 * gaps are real seconds across a change of the clock, and nothing is cut at the edge of a week.
 */
export function strictIndicators(view: LineView): StrictFigures {
  return {
    ...volume(view),
    ...contacts(view),
    ...regularity(view),
    ...timing(view),
    ...answers(view),
    ...rhythm(view),
  };
}

function volume({ table, calls, texts, both, first_day, last_day }: LineView): StrictFigures {
  const durations = summaryStats(pick(table.seconds, calls));
  return {
    number_of_interactions__call: calls.length,
    number_of_interactions__text: texts.length,
    number_of_interaction_in__call: calls.length - count(table.out, calls),
    number_of_interaction_out__call: count(table.out, calls),
    number_of_interaction_in__text: texts.length - count(table.out, texts),
    number_of_interaction_out__text: count(table.out, texts),
    interactions_per_day: both.length / (last_day - first_day + 1),
    call_seconds: pick(table.seconds, calls).reduce((sum, seconds) => sum + seconds, 0),
    call_duration__call__mean: durations.mean,
    call_duration__call__std: durations.std,
    call_duration__call__median: durations.median,
  };
}

function contacts({ table, calls, texts, both }: LineView): StrictFigures {
  const all = contactCounts(table, both);
  const byCall = contactCounts(table, calls);
  const byText = contactCounts(table, texts);
  const perContact = meanAndStd(all.all);
  const reciprocated = all.all.filter((total, contact) => all.out[contact]! > 0 && all.out[contact]! < total);
  return {
    number_of_contacts__call: byCall.all.length,
    number_of_contacts__text: byText.all.length,
    number_of_contacts__callandtext: all.all.length,
    entropy_of_contacts__call: entropy(byCall.all),
    entropy_of_contacts__text: entropy(byText.all),
    entropy_of_contacts__callandtext: entropy(all.all),
    interactions_per_contact__callandtext__mean: perContact.mean,
    interactions_per_contact__callandtext__std: perContact.std,
    balance_of_contacts__callandtext__mean: meanAndStd(all.out.map((out, contact) => out / all.all[contact]!)).mean,
    percent_pareto_interactions__callandtext: paretoShare(all.all),
    percent_pareto_durations__call: calls.length === 0 ? null : paretoShare(byCall.seconds),
    percent_reciprocated_contacts: share(reciprocated.length, all.all.length),
  };
}

function regularity({ table, calls, texts, both, first_day, last_day }: LineView): StrictFigures {
  const days = new Set(pick(table.day, both)).size;
  const [callGaps, textGaps] = [meanAndStd(gaps(table, calls)), meanAndStd(gaps(table, texts))];
  return {
    active_days__callandtext: days,
    percent_active_days: share(days, last_day - first_day + 1),
    interevent_time__call__mean: callGaps.mean,
    interevent_time__call__std: callGaps.std,
    interevent_time__text__mean: textGaps.mean,
    interevent_time__text__std: textGaps.std,
  };
}

function timing({ table, calls, texts, both }: LineView): StrictFigures {
  const part = (flags: Uint8Array, rows: RowSet): number | null => share(count(flags, rows), rows.length);
  return {
    percent_nocturnal__call: part(table.night, calls),
    percent_nocturnal__text: part(table.night, texts),
    percent_weekend__callandtext: part(table.weekend, both),
    percent_initiated_interactions__call: part(table.out, calls),
  };
}

function answers({ table, both }: LineView): StrictFigures {
  const { conversations, initiated, received, responded, delays } = conversationFacts(table, both);
  const delay = summaryStats(delays);
  return {
    percent_initiated_conversations: share(initiated, conversations),
    response_rate_text: share(responded, received),
    response_delay_text__mean: delay.mean,
    response_delay_text__median: delay.median,
  };
}

function rhythm(view: LineView): StrictFigures {
  return {
    variation_of_days: variationOfDays(view),
    variation_of_weeks: variationOfWeeks(view),
    weekly_periodicity: weeklyPeriodicity(view),
    entropy_of_hours: hourEntropy(view),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
