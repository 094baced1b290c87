import { assert, EarliestFirst, present } from '@lendline/kernel';
import type { Taken, WindowEvent } from './event.ts';
import { EventIndex, type Place } from './event-index.ts';
import { EventTable, noKey } from './event-table.ts';
import { Tally, type WindowReading } from './tally.ts';

export interface WindowOptions {
  readonly kinds: readonly string[];
  /** What events have keys of, such as number, id and device. */
  readonly dimensions: readonly string[];
  /** The longest window that is ever asked for. */
  readonly longest_ms: number;
  /** How long before the newest instant that `advance` was told readings are still answered. */
  readonly keep_ms: number;
}

export interface WindowQuestion {
  readonly kind: string;
  readonly dimension: string;
  readonly key: string;
  readonly as_of_ms: number;
  /** As many as are wanted: they are read in one pass. */
  readonly windows_ms: readonly number[];
  /** Dimensions of which different keys are counted. */
  readonly distinct?: readonly string[];
}

/** Old events that one call takes away at most: more than it can bring, so that none waits for a great clearing. */
const forgottenAtOnce = 4;

/**
 * Exact sliding windows over keyed events: count, different keys, sum and gaps of `[as_of - window, as_of)`.
 *
 * The end is open, because a reading sees what happened *before* its instant, here as everywhere in Lendline; so the
 * beginning is closed, and windows laid end to end count every event once. Of these it sees what had *arrived* by the
 * instant, it included. Events may come in any order, late and more than once: every reading is the same as if all that
 * had arrived by then had come in order (the exactness that hopping windows give up: Gomes et al., Railgun, VLDB 2021).
 *
 * Events that no window of a reading still answered can reach are forgotten, a few with each call; nothing that one can
 * reach ever is. Pure: time is what `advance` is told.
 */
export class SlidingWindows {
  readonly #options: WindowOptions;
  readonly #table: EventTable;
  /** Events by when they happened, so that forgetting takes no search. */
  readonly #expiry = new EarliestFirst();
  /** By kind, then by dimension. */
  readonly #index: readonly (readonly EventIndex[])[];
  readonly #tally: Tally;
  #newest_ms = -Infinity;

  constructor(options: WindowOptions) {
    assert(
      options.longest_ms > 0 && options.keep_ms >= 0,
      'windows have a length, and are kept for no less than no time',
    );
    assert(options.kinds.length <= 256, 'there are at most 256 kinds of events');
    this.#options = options;
    this.#table = new EventTable(options.dimensions);
    this.#tally = new Tally(this.#table);
    this.#index = options.kinds.map(() => options.dimensions.map(() => new EventIndex()));
  }

  /** Events that are held. */
  get size(): number {
    return this.#table.size;
  }

  /** Readings of an earlier instant are not answered any more. */
  get answered_from_ms(): number {
    return this.#newest_ms - this.#options.keep_ms;
  }

  /** Errors: throws on a kind or dimension that was not declared, on dates that are not finite, and on amounts of more than 64 bits. */
  add(event: WindowEvent): Taken {
    const kind = this.#kindOf(event.kind);
    assert(Number.isFinite(event.at_ms) && Number.isFinite(event.arrived_ms), 'the dates of an event are finite');
    assert(isInt64(event.amount ?? 0n), 'an amount has 64 bits at most');
    for (const name of Object.keys(event.keys)) this.#dimensionOf(name);
    this.#forget();
    const table = this.#table;
    const told = table.find(event.id);
    if (told !== undefined) {
      if (!table.isSame(told, event, kind)) return 'conflicting';
      table.arrived_ms[told] = Math.min(table.arrived_ms[told]!, event.arrived_ms);
      return 'repeated';
    }
    if (event.at_ms < this.#reached_ms) return 'past';
    const row = table.add(event, kind);
    this.#expiry.add(event.at_ms, row);
    this.#indexed(row, (index, place) => index.insert(place));
    return 'added';
  }

  /** Says what time it is: readings of instants more than `keep_ms` before it are not answered from now on. Never goes back. */
  advance(now_ms: number): void {
    this.#newest_ms = Math.max(this.#newest_ms, now_ms);
    this.#forget();
  }

  /**
   * One reading for each window, in their order; null where the instant is so long ago that events may be missing, which a
   * caller must not take for none. Errors: throws on what was not declared, windows longer than the longest included.
   */
  read(question: WindowQuestion): readonly WindowReading[] | null {
    const { as_of_ms, windows_ms, key, distinct = [] } = question;
    const longest_ms = Math.max(0, ...windows_ms);
    assert(longest_ms <= this.#options.longest_ms, 'no window is longer than was declared');
    const dimension = this.#dimensionOf(question.dimension);
    const index = this.#index[this.#kindOf(question.kind)]![dimension]!;
    if (as_of_ms < this.answered_from_ms) return null;
    const counted = distinct.map((name) => ({ name, dimension: this.#dimensionOf(name) }));
    const found = this.#table.keys[dimension]!.find(key);
    return this.#tally.take({ as_of_ms, windows_ms, counted }, (visit) => {
      if (found !== undefined) index.walkBack(found, as_of_ms, visit);
    });
  }

  /** Events before this can be reached by no window of a reading that is still answered. */
  get #reached_ms(): number {
    return this.answered_from_ms - this.#options.longest_ms;
  }

  #forget(): void {
    for (let count = 0; count < forgottenAtOnce && this.#expiry.next_ms < this.#reached_ms; count += 1) {
      const row = this.#expiry.take();
      this.#indexed(row, (index, place) => index.remove(place));
      this.#table.remove(row);
    }
  }

  #indexed(row: number, then: (index: EventIndex, place: Place) => void): void {
    const table = this.#table;
    const at_ms = table.at_ms[row]!;
    this.#index[table.kind[row]!]!.forEach((index, dimension) => {
      const key = table.key[dimension]![row]!;
      if (key !== noKey) then(index, { key, at_ms, event: row });
    });
  }

  #kindOf(name: string): number {
    return placeOf(this.#options.kinds, name, 'kind');
  }

  #dimensionOf(name: string): number {
    return placeOf(this.#options.dimensions, name, 'dimension');
  }
}

function isInt64(amount: bigint): boolean {
  return BigInt.asIntN(64, amount) === amount;
}

function placeOf(names: readonly string[], name: string, what: string): number {
  const place = names.indexOf(name);
  return present(place < 0 ? null : place, `the ${what} ${name} was declared`);
}
