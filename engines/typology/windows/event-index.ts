import { assert } from '@lendline/kernel';

/** The columns that an index is in the order of. Read anew at each call, because columns grow. */
export interface Ordered {
  key(event: number): number;
  at_ms(event: number): number;
}

/**
 * Events in the order of key, time and number: what a database keeps as a B-tree on (key, time), with leaves alone. A leaf
 * holds at most `leaf` events, so that an event costs the same wherever it goes in: first or last, of a key with two events
 * or with a million.
 */
export class EventIndex {
  readonly #ordered: Ordered;
  readonly #leaf: number;
  readonly #leaves: Int32Array[] = [];
  readonly #sizes: number[] = [];

  constructor(ordered: Ordered, leaf = 512) {
    assert(leaf >= 2, 'a leaf that splits holds two events at least');
    this.#ordered = ordered;
    this.#leaf = leaf;
  }

  insert(event: number): void {
    if (this.#leaves.length === 0) this.#put(0, new Int32Array(this.#leaf), 0);
    const place: Place = { key: this.#ordered.key(event), at_ms: this.#ordered.at_ms(event), event };
    let leaf = this.#leafOf(place);
    if (this.#sizes[leaf] === this.#leaf) leaf = this.#split(leaf, place);
    const events = this.#leaves[leaf]!;
    const at = this.#firstFrom(leaf, place);
    events.copyWithin(at + 1, at, this.#sizes[leaf]);
    events[at] = event;
    this.#sizes[leaf]! += 1;
  }

  /** Error: throws when the event is not there. */
  remove(event: number): void {
    const place: Place = { key: this.#ordered.key(event), at_ms: this.#ordered.at_ms(event), event };
    const leaf = this.#leafOf(place);
    const events = this.#leaves[leaf];
    assert(events !== undefined, 'only what was inserted is removed');
    const at = this.#firstFrom(leaf, place);
    assert(at < this.#sizes[leaf]! && events[at] === event, 'only what was inserted is removed');
    events.copyWithin(at, at + 1, this.#sizes[leaf]);
    this.#sizes[leaf]! -= 1;
    this.#tidy(leaf);
  }

  /** Goes from the newest event of a key that lies before `before_ms` to older ones, until `visit` answers false. */
  walkBack(key: number, before_ms: number, visit: (event: number) => boolean): void {
    const place: Place = { key, at_ms: before_ms, event: -1 };
    let leaf = this.#leafOf(place);
    for (let at = this.#firstFrom(leaf, place) - 1; leaf >= 0; at = this.#sizes[leaf]! - 1) {
      const events = this.#leaves[leaf]!;
      for (; at >= 0; at -= 1) {
        const event = events[at]!;
        if (this.#ordered.key(event) !== key || !visit(event)) return;
      }
      leaf -= 1;
      if (leaf < 0) return;
    }
  }

  /** The last leaf whose first event does not come after the place; the first one where all do. */
  #leafOf(place: Place): number {
    let [low, high] = [0, this.#leaves.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#comesBefore(this.#leaves[middle]![0]!, place) || this.#leaves[middle]![0] === place.event) low = middle;
      else high = middle - 1;
    }
    return this.#leaves.length === 0 ? -1 : low;
  }

  /** Where in a leaf the first event stands that does not come before the place. */
  #firstFrom(leaf: number, place: Place): number {
    if (leaf < 0) return 0;
    const events = this.#leaves[leaf]!;
    let [low, high] = [0, this.#sizes[leaf]!];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#comesBefore(events[middle]!, place)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #comesBefore(event: number, { key, at_ms, event: other }: Place): boolean {
    const own = this.#ordered.key(event);
    if (own !== key) return own < key;
    const own_ms = this.#ordered.at_ms(event);
    return own_ms !== at_ms ? own_ms < at_ms : event < other;
  }

  /** Makes two leaves of a full one; answers the leaf that the place is in. */
  #split(leaf: number, place: Place): number {
    const [full, half] = [this.#leaves[leaf]!, this.#leaf >> 1];
    const upper = new Int32Array(this.#leaf);
    upper.set(full.subarray(half));
    this.#sizes[leaf] = half;
    this.#put(leaf + 1, upper, this.#leaf - half);
    return this.#comesBefore(upper[0]!, place) ? leaf + 1 : leaf;
  }

  /** Drops an empty leaf, and joins a small one with the next where both fit into half of one. */
  #tidy(leaf: number): void {
    const size = this.#sizes[leaf]!;
    const next = this.#sizes[leaf + 1];
    if (next !== undefined && size + next <= this.#leaf >> 1) {
      this.#leaves[leaf]!.set(this.#leaves[leaf + 1]!.subarray(0, next), size);
      this.#sizes[leaf] = size + next;
      this.#drop(leaf + 1);
    } else if (size === 0) this.#drop(leaf);
  }

  #put(at: number, events: Int32Array, size: number): void {
    this.#leaves.splice(at, 0, events);
    this.#sizes.splice(at, 0, size);
  }

  #drop(leaf: number): void {
    this.#leaves.splice(leaf, 1);
    this.#sizes.splice(leaf, 1);
  }
}

interface Place {
  readonly key: number;
  readonly at_ms: number;
  readonly event: number;
}
