import { type DayContact, type DayMissed, returnWithin_ms } from '../state/day-contacts.ts';
import { meanOf } from '../state/moments.ts';
import { type Figures, share } from './span.ts';
import { ValuePool } from './value-pool.ts';

/** Calls in vain, and whether the line rang back, over days put in newest first. */
export class MissedTotals {
  readonly #as_of_ms: number;
  #knownIn = 0;
  #knownOut = 0;
  #missedIn = 0;
  #hidden = 0;
  #unansweredOut = 0;
  overlapping = 0;
  #returned = 0;
  /** Too recent to say: the time to return them is not over at `as_of`. */
  #undecided = 0;
  readonly #delays = new ValuePool();

  constructor(as_of_ms: number) {
    this.#as_of_ms = as_of_ms;
  }

  add({ knownIn, knownOut, missedIn, missedHidden, unansweredOut, overlapping, returns }: DayMissed): void {
    this.#knownIn += knownIn;
    this.#knownOut += knownOut;
    this.#missedIn += missedIn;
    this.#hidden += missedHidden;
    this.#unansweredOut += unansweredOut;
    this.overlapping += overlapping;
    this.#returned += returns.moments.n;
    this.#delays.add(returns);
  }

  /** What an earlier day left unreturned meets the first call or text that went to the contact later. */
  join({ unreturned_ms }: DayContact, base_ms: number, laterOut_ms: number | null): void {
    for (const after_ms of unreturned_ms) {
      const missed_ms = base_ms + after_ms;
      if (laterOut_ms !== null && laterOut_ms - missed_ms < returnWithin_ms) {
        this.#returned += 1;
        this.#delays.addOne(Math.max(0, laterOut_ms - missed_ms) / 1000);
      } else if (this.#as_of_ms - missed_ms < returnWithin_ms) {
        this.#undecided += 1;
      }
    }
  }

  figures(): Figures {
    const known = this.#knownIn + this.#knownOut > 0;
    return {
      missed_calls: known ? this.#missedIn : null,
      percent_missed_calls: share(this.#missedIn, this.#knownIn),
      percent_unanswered_calls__out: share(this.#unansweredOut, this.#knownOut),
      missed_call_return_rate: share(this.#returned, this.#missedIn - this.#hidden - this.#undecided),
      missed_call_return_delay__mean: meanOf(this.#delays.moments),
      missed_call_return_delay__median: this.#delays.median(),
    };
  }
}
