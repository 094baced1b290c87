import { entropyOfCounts } from './entropy.ts';

/** How often one group of records has each contact: counts by the number of the peer, cleared in proportion to use. */
export class ContactTally {
  met = 0;
  readonly #count: Int32Array;
  readonly #out: Int32Array;
  readonly #seconds: Float64Array;
  readonly #peers: Int32Array;
  readonly #sorted: Float64Array;

  constructor(peers: number) {
    this.#count = new Int32Array(peers);
    this.#out = new Int32Array(peers);
    this.#seconds = new Float64Array(peers);
    this.#peers = new Int32Array(peers);
    this.#sorted = new Float64Array(peers);
  }

  /** `out` is 1 for a record from the person, else 0. */
  add(peer: number, out: number, seconds: number): void {
    if (this.#count[peer] === 0) {
      this.#peers[this.met] = peer;
      this.met += 1;
    }
    this.#count[peer]! += 1;
    this.#out[peer]! += out;
    this.#seconds[peer]! += seconds;
  }

  clear(): void {
    for (let index = 0; index < this.met; index += 1) {
      const peer = this.#peers[index]!;
      this.#count[peer] = 0;
      this.#out[peer] = 0;
      this.#seconds[peer] = 0;
    }
    this.met = 0;
  }

  /** Shannon entropy of the contacts, in nats; NaN without any. */
  entropy(total: number): number {
    return entropyOfCounts(this.#take(this.#count), this.met, total);
  }

  /** Records per contact, ascending; valid until the next call. */
  counts(): Float64Array {
    return sortFirst(this.#take(this.#count), this.met);
  }

  /** Records from the person per contact, ascending; valid until the next call. */
  outCounts(): Float64Array {
    return sortFirst(this.#take(this.#out), this.met);
  }

  /** Seconds of calls per contact, ascending; valid until the next call. */
  callSeconds(): Float64Array {
    return sortFirst(this.#take(this.#seconds), this.met);
  }

  #take(column: Int32Array | Float64Array): Float64Array {
    for (let index = 0; index < this.met; index += 1) this.#sorted[index] = column[this.#peers[index]!]!;
    return this.#sorted;
  }
}

/**
 * The share of the fewest items that hold four fifths of the total; NaN for no items. A total of 0 is reached by none.
 */
export function paretoShare(ascending: Float64Array, length: number): number {
  let [total, used] = [0, 0];
  for (let index = 0; index < length; index += 1) total += ascending[index]!;
  let left = Math.ceil(total * 0.8);
  while (left > 0 && used < length) {
    used += 1;
    left -= ascending[length - used]!;
  }
  return used / length;
}

const fewEnoughToInsert = 48;

function sortFirst(values: Float64Array, length: number): Float64Array {
  if (length > fewEnoughToInsert) {
    values.subarray(0, length).sort();
    return values;
  }
  for (let index = 1; index < length; index += 1) {
    const value = values[index]!;
    let at = index - 1;
    while (at >= 0 && values[at]! > value) {
      values[at + 1] = values[at]!;
      at -= 1;
    }
    values[at + 1] = value;
  }
  return values;
}
