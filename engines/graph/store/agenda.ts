import { grown } from './grown.ts';

/** Edges by the instant at which readings begin or cease to see them: a binary heap, the earliest on top. */
export class Agenda {
  #size = 0;
  #at_ms = new Float64Array(0);
  #edge = new Int32Array(0);

  /** Infinity when nothing is due any more. */
  get next_ms(): number {
    return this.#size === 0 ? Infinity : this.#at_ms[0]!;
  }

  add(at_ms: number, edge: number): void {
    let place = this.#size;
    this.#size += 1;
    this.#at_ms = grown(this.#at_ms, this.#size);
    this.#edge = grown(this.#edge, this.#size);
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.#at_ms[above]! <= at_ms) break;
      this.#put(place, this.#at_ms[above]!, this.#edge[above]!);
      place = above;
    }
    this.#put(place, at_ms, edge);
  }

  /** Takes the earliest edge off. */
  take(): number {
    const taken = this.#edge[0]!;
    this.#size -= 1;
    const [at_ms, edge] = [this.#at_ms[this.#size]!, this.#edge[this.#size]!];
    let place = 0;
    for (;;) {
      let below = place * 2 + 1;
      if (below >= this.#size) break;
      if (below + 1 < this.#size && this.#at_ms[below + 1]! < this.#at_ms[below]!) below += 1;
      if (this.#at_ms[below]! >= at_ms) break;
      this.#put(place, this.#at_ms[below]!, this.#edge[below]!);
      place = below;
    }
    this.#put(place, at_ms, edge);
    return taken;
  }

  #put(place: number, at_ms: number, edge: number): void {
    this.#at_ms[place] = at_ms;
    this.#edge[place] = edge;
  }
}
