import { grown } from './grown.ts';

/** Events by when they happened: a binary heap with the oldest on top, so that forgetting takes no search. */
export class Expiry {
  #size = 0;
  #at_ms = new Float64Array(0);
  #event = new Int32Array(0);

  /** Infinity where nothing is held. */
  get oldest_ms(): number {
    return this.#size === 0 ? Infinity : this.#at_ms[0]!;
  }

  add(at_ms: number, event: number): void {
    let place = this.#size;
    this.#size += 1;
    this.#at_ms = grown(this.#at_ms, this.#size);
    this.#event = grown(this.#event, this.#size);
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.#at_ms[above]! <= at_ms) break;
      this.#put(place, this.#at_ms[above]!, this.#event[above]!);
      place = above;
    }
    this.#put(place, at_ms, event);
  }

  /** Takes the oldest event off. */
  take(): number {
    const taken = this.#event[0]!;
    this.#size -= 1;
    const [at_ms, event] = [this.#at_ms[this.#size]!, this.#event[this.#size]!];
    let place = 0;
    for (;;) {
      let below = place * 2 + 1;
      if (below >= this.#size) break;
      if (below + 1 < this.#size && this.#at_ms[below + 1]! < this.#at_ms[below]!) below += 1;
      if (this.#at_ms[below]! >= at_ms) break;
      this.#put(place, this.#at_ms[below]!, this.#event[below]!);
      place = below;
    }
    this.#put(place, at_ms, event);
    return taken;
  }

  #put(place: number, at_ms: number, event: number): void {
    this.#at_ms[place] = at_ms;
    this.#event[place] = event;
  }
}
