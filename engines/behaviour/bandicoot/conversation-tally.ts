import { Distribution } from './distribution.ts';
import type { Indicator } from './indicator.ts';
import { isCall, isOut, type LineColumns } from './line-columns.ts';

/** What bandicoot computes of calls and texts together, in the order in which the tally writes them. */
export const conversationIndicators: readonly Indicator[] = [
  { name: 'active_days', shape: 'scalar' },
  { name: 'percent_initiated_conversations', shape: 'scalar' },
  { name: 'response_rate_text', shape: 'scalar' },
  { name: 'response_delay_text', shape: 'list' },
];

const gap_s = 3600;
const slotsPerDay = 48;
const fromPerson = 1;
const fromOther = 2;
const answered = 3;

/**
 * The text conversations of one group of records, as bandicoot cuts them: per contact, opened by a text; they go on
 * while the gap to the previous record with that contact, call or text, is under an hour; a call ends them and belongs
 * to none.
 */
export class ConversationTally {
  records = 0;
  readonly #last_s: Float64Array;
  readonly #lastTextOut: Uint8Array;
  /** 0 none open, else who opened it and whether the person has answered the other side. */
  readonly #open: Uint8Array;
  readonly #group: Int32Array;
  readonly #delays: Distribution;
  #current = 1;
  #day = -Infinity;
  #days = 0;
  #conversations = 0;
  #initiated = 0;
  #responded = 0;

  constructor({ records, peers }: { readonly records: number; readonly peers: number }) {
    this.#last_s = new Float64Array(peers);
    this.#lastTextOut = new Uint8Array(peers);
    this.#open = new Uint8Array(peers);
    this.#group = new Int32Array(peers);
    this.#delays = new Distribution(records);
  }

  /** Adds a call or text of a line, after all earlier ones. */
  add(line: LineColumns, row: number): void {
    const peer = line.peer[row]!;
    const time_s = line.time_s[row]!;
    const flags = line.flags[row]!;
    this.#addDay(Math.floor(line.slot[row]! / slotsPerDay));
    if ((flags & isCall) !== 0) this.#open[peer] = 0;
    else this.#addText(peer, time_s, (flags & isOut) === 0 ? 0 : 1);
    this.#group[peer] = this.#current;
    this.#last_s[peer] = time_s;
  }

  /** Writes the figures of the group and begins the next one. A group without records has bandicoot's values for none. */
  write(figures: Float64Array, perList: number): void {
    const received = this.#conversations - this.#initiated;
    figures[0] = this.#days;
    figures[1] = this.#conversations === 0 ? 0 : this.#initiated / this.#conversations;
    figures[2] = this.#responded / received;
    this.#delays.write(figures, 3, perList);
    this.#current += 1;
    this.records = 0;
    this.#day = -Infinity;
    this.#days = 0;
    this.#conversations = 0;
    this.#initiated = 0;
    this.#responded = 0;
  }

  #addText(peer: number, time_s: number, out: number): void {
    const since_s = time_s - this.#last_s[peer]!;
    const open = this.#group[peer] === this.#current && since_s < gap_s ? this.#open[peer]! : 0;
    if (open === 0) {
      this.#conversations += 1;
      this.#initiated += out;
      this.#open[peer] = out === 1 ? fromPerson : fromOther;
    } else if (out === 1) this.#answer(peer, since_s);
    this.#lastTextOut[peer] = out;
  }

  // An open conversation holds texts only, so the gap to the previous record is the gap to the previous text.
  #answer(peer: number, since_s: number): void {
    if (this.#lastTextOut[peer] === 0 && since_s > 0) this.#delays.push(since_s);
    if (this.#open[peer] === fromOther) {
      this.#open[peer] = answered;
      this.#responded += 1;
    }
  }

  // Records come in time order, so that a new day is one never seen before.
  #addDay(day: number): void {
    this.records += 1;
    if (day === this.#day) return;
    this.#day = day;
    this.#days += 1;
  }
}
