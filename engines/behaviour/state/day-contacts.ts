import type { LineRecord } from '../records/line-record.ts';
import type { DayRow } from './day-talk.ts';
import { type DayValues, dayValues } from './day-values.ts';

/** A text conversation goes on while the gap to the previous record with that contact is shorter. */
export const conversationGap_ms = 3_600_000;

/** A missed call counts as returned by a call or text to that number within this time. */
export const returnWithin_ms = 24 * 3_600_000;

/**
 * One contact on one day. A contact who only rang in vain has no calls, no texts and no thread. Times count from the
 * `base_ms` of the day: small whole numbers take a fraction of the room of instants, and there are thousands.
 */
export interface DayContact {
  readonly peer: string;
  readonly calls: number;
  readonly texts: number;
  /** Calls and texts from the line, and the calls of them. */
  readonly out: number;
  readonly callsOut: number;
  readonly seconds: number;
  /** First and last call or text; 0 without any. */
  readonly first_ms: number;
  readonly last_ms: number;
  readonly thread: ThreadEdges | null;
  /** When the contact rang in vain and nothing went back to them in time before the day was over. */
  readonly unreturned_ms: readonly number[];
  /** The first call or text to them, taken or not; null without one. */
  readonly firstOut_ms: number | null;
}

/**
 * The two ends of the day's talk with one contact: all that decides whether a conversation runs across midnight. What
 * lies between is counted in `DayConversations`.
 */
export interface ThreadEdges {
  /** The first record: a text (which opens or continues a conversation) or a call, and its direction. */
  readonly beginsWithText: boolean;
  readonly beginsOut: boolean;
  /** The conversation that the first text opens has a text from the line. */
  readonly firstAnswered: boolean;
  /** That conversation is still the open one at the end of the day. */
  readonly firstStillOpen: boolean;
  /** The last record is a text: the conversation it belongs to can go on. */
  readonly open: boolean;
  /** Of that conversation: whether the contact opened it, whether the line answered, and its last text. */
  readonly received: boolean;
  readonly responded: boolean;
  readonly endsOut: boolean;
}

/** The day's conversations as if nothing had come before. */
export interface DayConversations {
  readonly all: number;
  /** Opened by a text of the line. */
  readonly initiated: number;
  /** Opened by a text of the contact. */
  readonly received: number;
  /** Of those, the ones with a text back. */
  readonly responded: number;
  /** Seconds from a text received to the next text of the conversation, when that is the answer. */
  readonly delays: DayValues;
}

/** Calls in vain: those to the line that nobody took, and those from it. */
export interface DayMissed {
  /** Incoming and outgoing calls of which the source says whether they were taken. */
  readonly knownIn: number;
  readonly knownOut: number;
  readonly missedIn: number;
  /** Of those, the ones whose number was withheld: nobody can return them. */
  readonly missedHidden: number;
  readonly unansweredOut: number;
  /** Seconds until a missed call was returned, of those returned within the day. */
  readonly returns: DayValues;
  /** Calls that began before the last call with the same contact was over: a list told one call twice. */
  readonly overlapping: number;
}

export interface DayContacts {
  /** The instant that the times of contacts count from. */
  readonly base_ms: number;
  readonly contacts: readonly DayContact[];
  readonly conversations: DayConversations;
  readonly missed: DayMissed;
}

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

interface Thread extends Mutable<Omit<DayContact, 'thread' | 'unreturned_ms'>> {
  thread: Mutable<ThreadEdges> | null;
  unreturned_ms: number[];
  callEnds_ms: number;
}

/** All that the day's calls and texts say about contacts; null when there were none. `rows` are in order of time. */
export function dayContacts(rows: readonly DayRow[]): DayContacts | null {
  const day = new ContactDay(rows[0]?.record.at_ms ?? 0);
  for (const { record } of rows) day.add(record);
  return day.finish();
}

class ContactDay {
  readonly #base_ms: number;
  readonly #contacts = new Map<string, Thread>();
  readonly #delays: number[] = [];
  readonly #returns: number[] = [];
  readonly #counts = { all: 0, initiated: 0, received: 0, responded: 0 };
  readonly #missed = { knownIn: 0, knownOut: 0, missedIn: 0, missedHidden: 0, unansweredOut: 0, overlapping: 0 };
  #any = false;

  constructor(base_ms: number) {
    this.#base_ms = base_ms;
  }

  add(record: LineRecord): void {
    if (record.kind !== 'call' && record.kind !== 'text') return;
    this.#any = true;
    const taken = record.kind === 'text' || this.#taken(record);
    // A number that was withheld is not the same person each time: it is no contact at all.
    if (record.peer === '') return;
    const contact = this.#contactOf(record.peer);
    const out = record.direction === 'out';
    const at_ms = record.at_ms - this.#base_ms;
    if (out) this.#return(contact, at_ms);
    if (!taken && !out) contact.unreturned_ms.push(at_ms);
    if (!taken) return;
    contact.out += Number(out);
    if (record.kind === 'call') this.#call(contact, at_ms, { out, seconds: record.seconds ?? 0 });
    else this.#text(contact, at_ms, out);
    if (contact.calls + contact.texts === 1) contact.first_ms = at_ms;
    contact.last_ms = at_ms;
  }

  finish(): DayContacts | null {
    if (!this.#any) return null;
    return {
      base_ms: this.#base_ms,
      contacts: Array.from(this.#contacts.values(), finished),
      conversations: { ...this.#counts, delays: dayValues(this.#delays) },
      missed: { ...this.#missed, returns: dayValues(this.#returns) },
    };
  }

  #contactOf(peer: string): Thread {
    let contact = this.#contacts.get(peer);
    if (contact === undefined) {
      contact = {
        peer,
        calls: 0,
        texts: 0,
        out: 0,
        callsOut: 0,
        seconds: 0,
        first_ms: 0,
        last_ms: 0,
        thread: null,
        unreturned_ms: [],
        firstOut_ms: null,
        callEnds_ms: -Infinity,
      };
      this.#contacts.set(peer, contact);
    }
    return contact;
  }

  #return(contact: Thread, at_ms: number): void {
    contact.firstOut_ms ??= at_ms;
    if (contact.unreturned_ms.length === 0) return;
    const left: number[] = [];
    for (const missed_ms of contact.unreturned_ms) {
      if (at_ms - missed_ms < returnWithin_ms) this.#returns.push((at_ms - missed_ms) / 1000);
      else left.push(missed_ms);
    }
    contact.unreturned_ms = left;
  }

  /** False for a call in vain, which is not talk. */
  #taken({ answered, direction, peer }: LineRecord): boolean {
    if (answered === null) return true;
    if (direction === 'in') {
      this.#missed.knownIn += 1;
      if (!answered) this.#missed.missedIn += 1;
      if (!answered && peer === '') this.#missed.missedHidden += 1;
    } else {
      this.#missed.knownOut += 1;
      if (!answered) this.#missed.unansweredOut += 1;
    }
    return answered;
  }

  #call(contact: Thread, at_ms: number, { out, seconds }: { out: boolean; seconds: number }): void {
    contact.calls += 1;
    if (out) contact.callsOut += 1;
    contact.seconds += seconds;
    if (at_ms < contact.callEnds_ms) this.#missed.overlapping += 1;
    contact.callEnds_ms = Math.max(contact.callEnds_ms, at_ms + seconds * 1000);
    contact.thread ??= newThread(false, out);
    contact.thread.open = false;
    contact.thread.firstStillOpen = false;
  }

  #text(contact: Thread, at_ms: number, out: boolean): void {
    contact.texts += 1;
    const thread = (contact.thread ??= newThread(true, out));
    if (thread.open && at_ms - contact.last_ms < conversationGap_ms) this.#continue(contact, thread, { at_ms, out });
    else this.#open(contact, thread, out);
    thread.open = true;
    thread.endsOut = out;
    if (thread.firstStillOpen && out) thread.firstAnswered = true;
  }

  #open(contact: Thread, thread: Mutable<ThreadEdges>, out: boolean): void {
    thread.firstStillOpen = contact.calls === 0 && contact.texts === 1;
    thread.received = !out;
    thread.responded = false;
    this.#counts.all += 1;
    if (out) this.#counts.initiated += 1;
    else this.#counts.received += 1;
  }

  #continue(contact: Thread, thread: Mutable<ThreadEdges>, text: { at_ms: number; out: boolean }): void {
    if (!text.out) return;
    if (!thread.endsOut) this.#delays.push((text.at_ms - contact.last_ms) / 1000);
    if (!thread.received || thread.responded) return;
    thread.responded = true;
    this.#counts.responded += 1;
  }
}

const noneLeft: readonly number[] = [];

/** Thousands of these are kept: without what only the day itself needs, and with one empty list for all. */
function finished(contact: Thread): DayContact {
  const { peer, calls, texts, out, callsOut, seconds, first_ms, last_ms, thread, firstOut_ms } = contact;
  const unreturned_ms = contact.unreturned_ms.length === 0 ? noneLeft : contact.unreturned_ms;
  return { peer, calls, texts, out, callsOut, seconds, first_ms, last_ms, thread, unreturned_ms, firstOut_ms };
}

function newThread(beginsWithText: boolean, beginsOut: boolean): Mutable<ThreadEdges> {
  return {
    beginsWithText,
    beginsOut,
    firstAnswered: false,
    firstStillOpen: false,
    open: false,
    received: false,
    responded: false,
    endsOut: false,
  };
}
