import { Distribution } from './distribution.ts';
import type { Indicator } from './indicator.ts';
import { type LineColumns, outShift, textShift } from './line-columns.ts';
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

// What a record does: it opens a conversation, the person's or not, goes on from the person, or is the first answer.
const opens = 1;
const initiates = 2;
const answers = 4;
const goesOn = 8;

/**
 * The conversation after a record, and what the record does, by what it is: the state before, 4 if it is from the
 * person, 8 if an hour has passed, 16 if it is a text. Looked up instead of branched on: calls and texts, in and out,
 * follow one another as no processor can guess.
 */
const steps = Array.from({ length: 32 }, (_, what) => {
  const [state, isOut, isLate, isText] = [what & 3, (what & 4) !== 0, (what & 8) !== 0, (what & 16) !== 0];
  if (!isText) return { next: none, does: 0 };
  if (state === none || isLate) {
    return isOut ? { next: byPerson, does: opens | initiates } : { next: byOther, does: opens };
  }
  if (!isOut) return { next: state, does: 0 };
  return state === byOther ? { next: answered, does: goesOn | answers } : { next: state, does: goesOn };
});
const nextState = Uint8Array.from(steps, ({ next }) => next);
const whatItDoes = Uint8Array.from(steps, ({ does }) => does);

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
    figures[0] = group.days;
    this.#follow(line, group, figures);
    this.#delays.write(figures, 3, perList);
  }

  #follow({ peer: peers, time_s, flags }: LineColumns, { rows, length }: RowGroup, figures: Float64Array): void {
    const last_s = this.#last_s;
    const lastOut = this.#lastOut;
    const state = this.#state.fill(none);
    const delays = this.#delays.values;
    let conversations = 0;
    let initiated = 0;
    let responded = 0;
    let delayed = 0;
    let waited_s = 0;
    for (let index = 0; index < length; index += 1) {
      const row = rows[index]!;
      const peer = peers[row]!;
      const now_s = time_s[row]!;
      const out = (flags[row]! >> outShift) & 1;
      const isText = (flags[row]! >> textShift) & 1;
      // An open conversation holds texts only, so the gap to the previous record is the gap to the previous text.
      const since_s = now_s - last_s[peer]!;
      const what = (isText << 4) | (since_s >= gap_s ? 8 : 0) | (out << 2) | state[peer]!;
      const does = whatItDoes[what]!;
      state[peer] = nextState[what]!;
      conversations += does & opens;
      initiated += (does & initiates) >> 1;
      responded += (does & answers) >> 2;
      if ((does & goesOn) !== 0 && lastOut[peer] === 0 && since_s > 0) {
        delays[delayed++] = since_s;
        waited_s += since_s;
      }
      last_s[peer] = now_s;
      lastOut[peer] = out;
    }
    this.#delays.length = delayed;
    this.#delays.total = waited_s;
    figures[1] = conversations === 0 ? 0 : initiated / conversations;
    figures[2] = responded / (conversations - initiated);
  }
}
