import { grown } from '@lendline/kernel';

const lastStamp = 2 ** 31 - 1;

/**
 * Which nodes a search has met. A new search raises the stamp instead of clearing, so that it costs what it meets and not
 * what the graph holds. Beside each mark stands one number of the search's own.
 */
export class Marks {
  note = new Int32Array(0);
  #stamp = new Int32Array(0);
  #current = 0;

  /** Forgets all marks; there is room for so many nodes. */
  clear(nodes: number): void {
    this.#stamp = grown(this.#stamp, nodes);
    this.note = grown(this.note, nodes);
    this.#current += 1;
    if (this.#current === lastStamp) {
      this.#stamp.fill(0);
      this.#current = 1;
    }
  }

  has(node: number): boolean {
    return this.#stamp[node] === this.#current;
  }

  set(node: number, note = 0): void {
    this.#stamp[node] = this.#current;
    this.note[node] = note;
  }
}
