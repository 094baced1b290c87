import { conversationGap_ms, type DayContact, type DayConversations } from '../state/day-contacts.ts';
import { meanOf, stdOf } from '../state/moments.ts';
import type { ContactTotal } from './contact-total.ts';
import { type Figures, share } from './span.ts';
import { ValuePool } from './value-pool.ts';

/**
 * Conversations by text over days put in newest first. A day's own are counted as if nothing had come before; the one
 * that goes on after midnight is then found to be part of the earlier day's last, and counted once.
 */
export class ConversationTotals {
  all = 0;
  initiated = 0;
  received = 0;
  responded = 0;
  readonly #delays = new ValuePool();

  add({ all, initiated, received, responded, delays }: DayConversations): void {
    this.all += all;
    this.initiated += initiated;
    this.received += received;
    this.responded += responded;
    this.#delays.add(delays);
  }

  /** Joins an earlier day's open conversation with the one it continues in; false when they are two. */
  join({ thread, last_ms: after_ms }: DayContact, base_ms: number, later: ContactTotal): boolean {
    const last_ms = base_ms + after_ms;
    if (!thread?.open || later.interactions === 0 || !later.beginsWithText) return false;
    if (later.first_ms - last_ms >= conversationGap_ms) return false;
    this.#takeBack(later);
    if (!later.firstAnswered) return true;
    if (thread.received && !thread.responded) this.responded += 1;
    if (later.beginsOut && !thread.endsOut) this.#delays.addOne(Math.max(0, later.first_ms - last_ms) / 1000);
    return true;
  }

  /** What the later day took for a conversation of its own. */
  #takeBack({ beginsOut, firstAnswered }: ContactTotal): void {
    this.all -= 1;
    if (beginsOut) this.initiated -= 1;
    else this.received -= 1;
    if (!beginsOut && firstAnswered) this.responded -= 1;
  }

  /** Every call is a conversation too; the two that are named for text look at texts alone. */
  figures(calls: { readonly in: number; readonly out: number }): Figures {
    return {
      percent_initiated_conversations: share(this.initiated + calls.out, this.all + calls.in + calls.out),
      percent_initiated_conversations__text: share(this.initiated, this.all),
      response_rate_text: share(this.responded, this.received),
      response_delay_text__mean: meanOf(this.#delays.moments),
      response_delay_text__std: stdOf(this.#delays.moments),
      response_delay_text__median: this.#delays.median(),
    };
  }
}
