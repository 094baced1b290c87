import type { DayContact } from '../state/day-contacts.ts';
import { WeekSlot } from './weekly-churn.ts';

/** One contact over the days put in so far, newest first; of conversations only the oldest end can still change. */
export class ContactTotal {
  calls = 0;
  texts = 0;
  out = 0;
  callsOut = 0;
  seconds = 0;
  first_ms = 0;
  last_ms = 0;
  readonly week = new WeekSlot();
  /** The earliest call or text to the contact; null without one. */
  firstOut_ms: number | null = null;
  /** The oldest record, if a text: whether it is outgoing, and whether its conversation has an outgoing text. */
  beginsWithText = false;
  beginsOut = false;
  firstAnswered = false;

  get interactions(): number {
    return this.calls + this.texts;
  }

  /** Adds an earlier day; `continues` when its last conversation goes on in what is here already. */
  prepend(day: DayContact, base_ms: number, continues: boolean): void {
    if (day.firstOut_ms !== null) this.firstOut_ms = base_ms + day.firstOut_ms;
    const thread = day.thread;
    if (thread === null) return;
    if (this.interactions === 0) this.last_ms = base_ms + day.last_ms;
    const joined = continues && thread.firstStillOpen && this.firstAnswered;
    this.firstAnswered = thread.firstAnswered || joined;
    this.beginsWithText = thread.beginsWithText;
    this.beginsOut = thread.beginsOut;
    this.first_ms = base_ms + day.first_ms;
    this.calls += day.calls;
    this.texts += day.texts;
    this.out += day.out;
    this.callsOut += day.callsOut;
    this.seconds += day.seconds;
  }
}
