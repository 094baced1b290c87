import { assert } from '@lendline/kernel';

/** Where an event stands: by key, then by time, then by number. */
export interface Place {
  readonly key: number;
  readonly at_ms: number;
  readonly event: number;
}

/** Up to so many places in order, in columns, so that a search stays within a few lines of memory. */
interface Leaf {
  size: number;
  readonly key: Int32Array;
  readonly at_ms: Float64Array;
  readonly event: Int32Array;
}

/**
 * Events in the order of key, time and number: what a database keeps as a B-tree on (key, time), with leaves alone. A leaf
 * holds at most `leaf` events, so that an event costs the same wherever it goes in: first or last, of a key with two events
 * or with a million.
 */
export class EventIndex {
  readonly #most: number;
  readonly #leaves: Leaf[] = [];
  /** The first place of each leaf, apart from the leaves: finding a leaf reads nothing else. */
  readonly #firstKey: number[] = [];
  readonly #firstAt_ms: number[] = [];
  readonly #firstEvent: number[] = [];

  constructor(leaf = 256) {
    assert(leaf >= 2, 'a leaf that splits holds two events at least');
    this.#most = leaf;
  }

  insert(place: Place): void {
    if (this.#leaves.length === 0) this.#put(0, this.#newLeaf());
    let number = this.#leafOf(place);
    if (this.#leaves[number]!.size === this.#most) number = this.#split(number, place);
    const leaf = this.#leaves[number]!;
    const at = firstFrom(leaf, place);
    move(leaf, at, at + 1);
    leaf.key[at] = place.key;
    leaf.at_ms[at] = place.at_ms;
    leaf.event[at] = place.event;
    leaf.size += 1;
    if (at === 0) this.#noteFirst(number);
  }

  /** Error: throws when nothing stands there. */
  remove(place: Place): void {
    const number = this.#leafOf(place);
    const leaf = this.#leaves[number];
    assert(leaf !== undefined, 'only what was inserted is removed');
    const at = firstFrom(leaf, place);
    const found = at < leaf.size && isAt(leaf, at, place);
    assert(found, 'only what was inserted is removed');
    move(leaf, at + 1, at);
    leaf.size -= 1;
    if (at === 0 && leaf.size > 0) this.#noteFirst(number);
    this.#tidy(number);
  }

  /** Goes from the newest event of a key that lies before `before_ms` to older ones, until `visit` answers false. */
  walkBack(key: number, before_ms: number, visit: (event: number, at_ms: number) => boolean): void {
    const place: Place = { key, at_ms: before_ms, event: -1 };
    let number = this.#leafOf(place);
    if (number < 0) return;
    let at = firstFrom(this.#leaves[number]!, place) - 1;
    for (;;) {
      const leaf = this.#leaves[number]!;
      for (; at >= 0; at -= 1) {
        if (leaf.key[at] !== key || !visit(leaf.event[at]!, leaf.at_ms[at]!)) return;
      }
      number -= 1;
      if (number < 0) return;
      at = this.#leaves[number]!.size - 1;
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
    const half = full.size >> 1;
    append(upper, full, half);
    full.size = half;
    this.#put(number + 1, upper);
    return comesBefore(upper, 0, place) ? number + 1 : number;
  }

  /** Drops an empty leaf, and joins a small one with the next where both fit into half of one. */
  #tidy(number: number): void {
    const [leaf, next] = [this.#leaves[number]!, this.#leaves[number + 1]];
    if (next !== undefined && leaf.size + next.size <= this.#most >> 1) {
      append(leaf, next, 0);
      this.#noteFirst(number);
      this.#drop(number + 1);
    } else if (leaf.size === 0) this.#drop(number);
  }

  #newLeaf(): Leaf {
    const most = this.#most;
    return { size: 0, key: new Int32Array(most), at_ms: new Float64Array(most), event: new Int32Array(most) };
  }

  #put(number: number, leaf: Leaf): void {
    this.#leaves.splice(number, 0, leaf);
    this.#firstKey.splice(number, 0, leaf.key[0]!);
    this.#firstAt_ms.splice(number, 0, leaf.at_ms[0]!);
    this.#firstEvent.splice(number, 0, leaf.event[0]!);
  }

  #drop(number: number): void {
    this.#leaves.splice(number, 1);
    this.#firstKey.splice(number, 1);
    this.#firstAt_ms.splice(number, 1);
    this.#firstEvent.splice(number, 1);
  }

  #noteFirst(number: number): void {
    const { key, at_ms, event } = this.#leaves[number]!;
    this.#firstKey[number] = key[0]!;
    this.#firstAt_ms[number] = at_ms[0]!;
    this.#firstEvent[number] = event[0]!;
  }
}

/** Where the first place of a leaf stands that does not come before this one. */
function firstFrom(leaf: Leaf, place: Place): number {
  let [low, high] = [0, leaf.size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comesBefore(leaf, middle, place)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function comesBefore(leaf: Leaf, at: number, { key, at_ms, event }: Place): boolean {
  if (leaf.key[at] !== key) return leaf.key[at]! < key;
  return leaf.at_ms[at] !== at_ms ? leaf.at_ms[at]! < at_ms : leaf.event[at]! < event;
}

function isAt(leaf: Leaf, at: number, { key, at_ms, event }: Place): boolean {
  return leaf.key[at] === key && leaf.at_ms[at] === at_ms && leaf.event[at] === event;
}

/** Moves what stands from one place on to the end by one, either way. */
function move({ size, key, at_ms, event }: Leaf, from: number, to: number): void {
  key.copyWithin(to, from, size);
  at_ms.copyWithin(to, from, size);
  event.copyWithin(to, from, size);
}

function append(leaf: Leaf, other: Leaf, from: number): void {
  leaf.key.set(other.key.subarray(from, other.size), leaf.size);
  leaf.at_ms.set(other.at_ms.subarray(from, other.size), leaf.size);
  leaf.event.set(other.event.subarray(from, other.size), leaf.size);
  leaf.size += other.size - from;
}
