import type { DayBucket } from '../state/day-bucket.ts';
import { meanOf, momentsOf, stdOf } from '../state/moments.ts';
import { ContactTotal } from './contact-total.ts';
import { ConversationTotals } from './conversation-totals.ts';
import { type Figures, share } from './span.ts';
import { entropy, paretoShare } from './summary-stats.ts';

/** With whom the line talked, over days put in newest first. */
export class ContactTotals {
  readonly #contacts = new Map<string, ContactTotal>();
  readonly #conversations = new ConversationTotals();

  prepend({ contacts: day }: DayBucket): void {
    if (day === null) return;
    this.#conversations.add(day.conversations);
    for (const contact of day.contacts) {
      let total = this.#contacts.get(contact.peer);
      if (total === undefined) this.#contacts.set(contact.peer, (total = new ContactTotal()));
      total.prepend(contact, this.#conversations.join(contact, total));
    }
  }

  figures(): Figures {
    const met = [...this.#contacts.values()].filter(({ interactions }) => interactions > 0);
    return { ...contactFigures(met), ...this.#conversations.figures() };
  }
}

function contactFigures(met: readonly ContactTotal[]): Figures {
  const all = met.map(({ interactions }) => interactions);
  const called = met.filter(({ calls }) => calls > 0);
  const texted = met.filter(({ texts }) => texts > 0);
  const perContact = momentsOf(all);
  const balance = momentsOf(met.map(({ out, interactions }) => out / interactions));
  return {
    number_of_contacts__call: called.length,
    number_of_contacts__text: texted.length,
    number_of_contacts__callandtext: met.length,
    entropy_of_contacts__call: entropy(called.map(({ calls }) => calls)),
    entropy_of_contacts__text: entropy(texted.map(({ texts }) => texts)),
    entropy_of_contacts__callandtext: entropy(all),
    interactions_per_contact__callandtext__mean: meanOf(perContact),
    interactions_per_contact__callandtext__std: stdOf(perContact),
    balance_of_contacts__callandtext__mean: meanOf(balance),
    percent_pareto_interactions__callandtext: paretoShare(all),
    percent_pareto_durations__call: called.length === 0 ? null : paretoShare(called.map(({ seconds }) => seconds)),
    percent_reciprocated_contacts: share(
      met.filter(({ out, interactions }) => out > 0 && out < interactions).length,
      met.length,
    ),
  };
}
