import { assert } from '@lendline/kernel';

/** Where an event stands: by key, then by time, then by number. */
export interface Place {
  readonly key: number;
  readonly at_ms: number;
  readonly event: number;
}

/** Numbers of a place, which stand beside each other in a leaf: a search reads few lines of memory, and a move is one. */
const width = 3;

/**
 * Events in the order of key, time and number: what a database keeps as a B-tree on (key, time), with leaves alone. A leaf
 * holds at most `leaf` events, so that an event costs the same wherever it goes in: first or last, of a key with two events
 * or with a million.
 */
export class EventIndex {
  readonly #most: number;
  /** Places in order: key, time and number of the first, then of the second, and so on. */
  readonly #leaves: Float64Array[] = [];
  readonly #sizes: number[] = [];
  /** The first place of each leaf, apart from the leaves: finding a leaf reads nothing else. */
  readonly #firstKey: number[] = [];
  readonly #firstAt_ms: number[] = [];
  readonly #firstEvent: number[] = [];

  constructor(leaf = 256) {
    assert(leaf >= 2, 'a leaf that splits holds two events at least');
    this.#most = leaf;
  }

  insert(place: Place): void {
    if (this.#leaves.length === 0) this.#put(0, this.#newLeaf(), 0);
    let number = this.#leafOf(place);
    if (this.#sizes[number] === this.#most) number = this.#split(number, place);
    const [leaf, size] = [this.#leaves[number]!, this.#sizes[number]!];
    const at = firstFrom(leaf, size, place);
    leaf.copyWithin((at + 1) * width, at * width, size * width);
    leaf[at * width] = place.key;
    leaf[at * width + 1] = place.at_ms;
    leaf[at * width + 2] = place.event;
    this.#sizes[number] = size + 1;
    if (at === 0) this.#noteFirst(number);
  }

  /** Error: throws when nothing stands there. */
  remove(place: Place): void {
    const number = this.#leafOf(place);
    const [leaf, size] = [this.#leaves[number], this.#sizes[number]];
    assert(leaf !== undefined && size !== undefined, 'only what was inserted is removed');
    const at = firstFrom(leaf, size, place);
    assert(at < size && isAt(leaf, at, place), 'only what was inserted is removed');
    leaf.copyWithin(at * width, (at + 1) * width, size * width);
    this.#sizes[number] = size - 1;
    if (at === 0 && size > 1) this.#noteFirst(number);
    this.#tidy(number);
  }

  /** Goes from the newest event of a key that lies before `before_ms` to older ones, until `visit` answers false. */
  walkBack(key: number, before_ms: number, visit: (event: number, at_ms: number) => boolean): void {
    const place: Place = { key, at_ms: before_ms, event: -1 };
    let number = this.#leafOf(place);
    if (number < 0) return;
    let at = firstFrom(this.#leaves[number]!, this.#sizes[number]!, place) - 1;
    for (;;) {
      const leaf = this.#leaves[number]!;
      for (; at >= 0; at -= 1) {
        if (leaf[at * width] !== key || !visit(leaf[at * width + 2]!, leaf[at * width + 1]!)) return;
      }
      number -= 1;
      if (number < 0) return;
      at = this.#sizes[number]! - 1;
    }
  }

  /** The last leaf whose first place does not come after this one; the first leaf where all do, -1 where there is none. */
  #leafOf({ key, at_ms, event }: Place): number {
    let [low, high] = [0, this.#leaves.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const byKey = this.#firstKey[middle]! - key;
      const byTime = byKey !== 0 ? byKey : this.#firstAt_ms[middle]! - at_ms;
      if ((byTime !== 0 ? byTime : this.#firstEvent[middle]! - event) <= 0) low = middle;
      else high = middle - 1;
    }
    return this.#leaves.length === 0 ? -1 : low;
  }

  /** Makes two leaves of a full one; answers the leaf that the place is in. */
  #split(number: number, place: Place): number {
    const [full, upper] = [this.#leaves[number]!, this.#newLeaf()];
    const half = this.#most >> 1;
    upper.set(full.subarray(half * width));
    this.#sizes[number] = half;
    this.#put(number + 1, upper, this.#most - half);
    return comesBefore(upper, 0, place) ? number + 1 : number;
  }

  /** Drops an empty leaf, and joins a small one with the next where both fit into half of one. */
  #tidy(number: number): void {
    const [size, next] = [this.#sizes[number]!, this.#sizes[number + 1]];
    if (next !== undefined && size + next <= this.#most >> 1) {
      this.#leaves[number]!.set(this.#leaves[number + 1]!.subarray(0, next * width), size * width);
      this.#sizes[number] = size + next;
      this.#noteFirst(number);
      this.#drop(number + 1);
    } else if (size === 0) this.#drop(number);
  }

  #newLeaf(): Float64Array {
    return new Float64Array(this.#most * width);
  }

  #put(number: number, leaf: Float64Array, size: number): void {
    this.#leaves.splice(number, 0, leaf);
    this.#sizes.splice(number, 0, size);
    this.#firstKey.splice(number, 0, leaf[0]!);
    this.#firstAt_ms.splice(number, 0, leaf[1]!);
    this.#firstEvent.splice(number, 0, leaf[2]!);
  }

  #drop(number: number): void {
    for (const list of [this.#leaves, this.#sizes, this.#firstKey, this.#firstAt_ms, this.#firstEvent]) {
      list.splice(number, 1);
    }
  }

  #noteFirst(number: number): void {
    const leaf = this.#leaves[number]!;
    this.#firstKey[number] = leaf[0]!;
    this.#firstAt_ms[number] = leaf[1]!;
    this.#firstEvent[number] = leaf[2]!;
  }
}

/** Where the first place of a leaf stands that does not come before this one. */
function firstFrom(leaf: Float64Array, size: number, place: Place): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comesBefore(leaf, middle, place)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function comesBefore(leaf: Float64Array, at: number, { key, at_ms, event }: Place): boolean {
  const from = at * width;
  if (leaf[from] !== key) return leaf[from]! < key;
  return leaf[from + 1] !== at_ms ? leaf[from + 1]! < at_ms : leaf[from + 2]! < event;
}

function isAt(leaf: Float64Array, at: number, { key, at_ms, event }: Place): boolean {
  const from = at * width;
  return leaf[from] === key && leaf[from + 1] === at_ms && leaf[from + 2] === event;
}
