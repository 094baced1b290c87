import { Distribution } from './distribution.ts';
import type { Indicator } from './indicator.ts';
import { isCall, type LineColumns, outShift } from './line-columns.ts';
import type { Room, RowGroup, Sheet } from './row-group.ts';

/** What bandicoot computes of calls and texts together, in the order in which the tally writes them. */
export const conversationIndicators: readonly Indicator[] = [
  { name: 'active_days', shape: 'scalar' },
  { name: 'percent_initiated_conversations', shape: 'scalar' },
  { name: 'response_rate_text', shape: 'scalar' },
  { name: 'response_delay_text', shape: 'list' },
];

const gap_s = 3600;

// The state of a conversation: none, or who opened it, and whether the person has answered the other side.
const none = 0;
const byPerson = 1;
const byOther = 2;
const answered = 3;

/**
 * The text conversations of one group of records, as bandicoot cuts them: per contact, opened by a text; they go on
 * while the gap to the previous record with that contact, call or text, is under an hour; a call ends them and belongs
 * to none.
 */
export class ConversationTally {
  readonly #last_s: Float64Array;
  readonly #lastOut: Uint8Array;
  readonly #state: Uint8Array;
  readonly #delays: Distribution;

  constructor({ records, peers }: Room) {
    this.#last_s = new Float64Array(peers);
    this.#lastOut = new Uint8Array(peers);
    this.#state = new Uint8Array(peers);
    this.#delays = new Distribution(records);
  }

  /** Writes the figures of a group of calls and texts. A group without any has bandicoot's values for none. */
  write(line: LineColumns, group: RowGroup, { figures, perList }: Sheet): void {
    figures[0] = countDays(line, group);
    this.#follow(line, group, figures);
    this.#delays.write(figures, 3, perList);
  }

  #follow({ peer: peers, time_s, flags }: LineColumns, { rows, length }: RowGroup, figures: Float64Array): void {
    const last_s = this.#last_s;
    const lastOut = this.#lastOut;
    const state = this.#state;
    const delays = this.#delays.values;
    let conversations = 0;
    let initiated = 0;
    let responded = 0;
    let answers = 0;
    for (let index = 0; index < length; index += 1) {
      const row = rows[index]!;
      const peer = peers[row]!;
      const flag = flags[row]!;
      const now_s = time_s[row]!;
      if ((flag & isCall) !== 0) {
        state[peer] = none;
        continue;
      }
      const out = (flag >> outShift) & 1;
      // An open conversation holds texts only, so the gap to the previous record is the gap to the previous text.
      const since_s = now_s - last_s[peer]!;
      if (state[peer] === none || since_s >= gap_s) {
        conversations += 1;
        initiated += out;
        state[peer] = out === 1 ? byPerson : byOther;
      } else if (out === 1) {
        if (lastOut[peer] === 0 && since_s > 0) delays[answers++] = since_s;
        if (state[peer] === byOther) {
          state[peer] = answered;
          responded += 1;
        }
      }
      last_s[peer] = now_s;
      lastOut[peer] = out;
    }
    for (let index = 0; index < length; index += 1) state[peers[rows[index]!]!] = none;
    this.#delays.length = answers;
    figures[1] = conversations === 0 ? 0 : initiated / conversations;
    figures[2] = responded / (conversations - initiated);
  }
}

// Rows are in time order, so that a day other than the last one is new.
function countDays({ day }: LineColumns, { rows, length }: RowGroup): number {
  let days = 0;
  for (let index = 0; index < length; index += 1) {
    if (index === 0 || day[rows[index]!] !== day[rows[index - 1]!]) days += 1;
  }
  return days;
}
