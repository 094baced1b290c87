import type { DayBucket } from '../state/day-bucket.ts';
import { meanOf, momentsOf, stdOf } from '../state/moments.ts';
import { ContactTotal } from './contact-total.ts';
import { contactTurnover } from './contact-turnover.ts';
import { ConversationTotals } from './conversation-totals.ts';
import { MissedTotals } from './missed-totals.ts';
import { type Figures, type Moment, share, type Span, wholeDays } from './span.ts';
import { entropy, paretoShare } from './summary-stats.ts';
import { WeeklyChurn } from './weekly-churn.ts';

/** With whom the line talked, over days put in newest first. */
export class ContactTotals {
  readonly #contacts = new Map<string, ContactTotal>();
  readonly #conversations = new ConversationTotals();
  readonly #missed: MissedTotals;
  readonly #churn = new WeeklyChurn();
  readonly #calls = { in: 0, out: 0 };
  readonly #today: number;

  constructor({ as_of_ms, today }: Moment) {
    this.#missed = new MissedTotals(as_of_ms);
    this.#today = today;
  }

  prepend({ day, talk: counts, contacts: talk }: DayBucket): void {
    if (talk === null) return;
    this.#calls.in += counts?.callsIn ?? 0;
    this.#calls.out += counts?.callsOut ?? 0;
    this.#conversations.add(talk.conversations);
    this.#missed.add(talk.missed);
    const daysAgo = this.#today - 1 - day;
    for (const contact of talk.contacts) {
      let total = this.#contacts.get(contact.peer);
      if (total === undefined) this.#contacts.set(contact.peer, (total = new ContactTotal()));
      if (contact.unreturned_ms.length > 0) this.#missed.join(contact, talk.base_ms, total.firstOut_ms);
      total.prepend(contact, talk.base_ms, this.#conversations.join(contact, talk.base_ms, total));
      this.#churn.add(total.week, daysAgo, contact.calls + contact.texts);
    }
  }

  /** Features of calls and texts that were exchanged. */
  figures(span: Span, since: { readonly day: number; readonly at_ms: number }): Figures {
    const met = [...this.#contacts.values()].filter(({ interactions }) => interactions > 0);
    const churn = this.#churn.moments(wholeDays(span, since.day));
    return {
      ...spread(met),
      ...exchange(met),
      ...contactTurnover(met, { span, since, churn }),
      ...this.#conversations.figures(this.#calls),
    };
  }

  /** Features of calls that nobody took, and of lists that tell one twice. */
  missedFigures(): Figures {
    const calls = this.#calls.in + this.#calls.out;
    return { ...this.#missed.figures(), percent_overlapping_calls: share(this.#missed.overlapping, calls) };
  }
}

/** How many contacts, and how evenly the interactions are spread over them. */
function spread(met: readonly ContactTotal[]): Figures {
  const all = met.map(({ interactions }) => interactions);
  const calls = met.flatMap((contact) => (contact.calls > 0 ? [contact.calls] : []));
  const texts = met.flatMap((contact) => (contact.texts > 0 ? [contact.texts] : []));
  const seconds = met.flatMap((contact) => (contact.calls > 0 ? [contact.seconds] : []));
  const perContact = momentsOf(all);
  const nats = entropy(all);
  return {
    number_of_contacts__call: calls.length,
    number_of_contacts__text: texts.length,
    number_of_contacts__callandtext: met.length,
    entropy_of_contacts__call: entropy(calls),
    entropy_of_contacts__text: entropy(texts),
    entropy_of_contacts__callandtext: nats,
    evenness_of_contacts: nats === null || met.length < 2 ? null : Math.min(1, nats / Math.log(met.length)),
    interactions_per_contact__call__mean: meanOf(momentsOf(calls)),
    interactions_per_contact__text__mean: meanOf(momentsOf(texts)),
    interactions_per_contact__callandtext__mean: meanOf(perContact),
    interactions_per_contact__callandtext__std: stdOf(perContact),
    percent_pareto_interactions__call: paretoShare(calls),
    percent_pareto_interactions__text: paretoShare(texts),
    percent_pareto_interactions__callandtext: paretoShare(all),
    percent_pareto_durations__call: paretoShare(seconds),
    percent_interactions_with_top_contact: share(perContact.max, perContact.sum),
    percent_contacts_met_once: share(all.filter((count) => count === 1).length, met.length),
  };
}

/** Who begins: the line, its contacts, or both. */
function exchange(met: readonly ContactTotal[]): Figures {
  const balance = momentsOf(met.map(({ out, interactions }) => out / interactions));
  const byCall = met.flatMap(({ calls, callsOut }) => (calls > 0 ? [callsOut / calls] : []));
  const byText = met.flatMap(({ texts, out, callsOut }) => (texts > 0 ? [(out - callsOut) / texts] : []));
  const oneWay = met.filter(({ out, interactions }) => out === 0 || out === interactions);
  return {
    balance_of_contacts__call__mean: meanOf(momentsOf(byCall)),
    balance_of_contacts__text__mean: meanOf(momentsOf(byText)),
    balance_of_contacts__callandtext__mean: meanOf(balance),
    balance_of_contacts__callandtext__std: stdOf(balance),
    percent_reciprocated_contacts: share(met.length - oneWay.length, met.length),
    percent_contacts_only_out: share(oneWay.filter(({ out }) => out > 0).length, met.length),
  };
}
