import { assert } from './assert.ts';
import { grown } from './grown.ts';

/** Rows of a table by the instant at which each falls due: a binary heap in two columns, the earliest on top. */
export class EarliestFirst {
  #size = 0;
  #at_ms = new Float64Array(0);
  #row = new Int32Array(0);

  /** Infinity where nothing is held. */
  get next_ms(): number {
    return this.#size === 0 ? Infinity : this.#at_ms[0]!;
  }

  add(at_ms: number, row: number): void {
    let place = this.#size;
    this.#size += 1;
    this.#at_ms = grown(this.#at_ms, this.#size);
    this.#row = grown(this.#row, this.#size);
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.#at_ms[above]! <= at_ms) break;
      this.#put(place, this.#at_ms[above]!, this.#row[above]!);
      place = above;
    }
    this.#put(place, at_ms, row);
  }

  /** Takes the earliest row off. Error: throws where nothing is held. */
  take(): number {
    assert(this.#size > 0, 'only what is held is taken');
    const taken = this.#row[0]!;
    this.#size -= 1;
    const [at_ms, row] = [this.#at_ms[this.#size]!, this.#row[this.#size]!];
    let place = 0;
    for (;;) {
      let below = place * 2 + 1;
      if (below >= this.#size) break;
      if (below + 1 < this.#size && this.#at_ms[below + 1]! < this.#at_ms[below]!) below += 1;
      if (this.#at_ms[below]! >= at_ms) break;
      this.#put(place, this.#at_ms[below]!, this.#row[below]!);
      place = below;
    }
    this.#put(place, at_ms, row);
    return taken;
  }

  #put(place: number, at_ms: number, row: number): void {
    this.#at_ms[place] = at_ms;
    this.#row[place] = row;
  }
}
