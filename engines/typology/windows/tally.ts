import { grown } from '@lendline/kernel';
import { type EventTable, noKey } from './event-table.ts';

/** What one window holds. */
export interface WindowReading {
  readonly window_ms: number;
  readonly count: number;
  /** Different keys by dimension; events without a key in it add none. */
  readonly distinct: Readonly<Record<string, number>>;
  readonly sum: bigint;
  readonly gaps: Gaps;
}

/** Times between one event of the window and the next; null where there are too few. */
export interface Gaps {
  readonly shortest_ms: number | null;
  readonly longest_ms: number | null;
  /** From the newest event to the instant of the reading. */
  readonly since_last_ms: number | null;
  /** From the oldest event of the window to that instant. */
  readonly since_first_ms: number | null;
}

interface Asked {
  readonly as_of_ms: number;
  readonly windows_ms: readonly number[];
  readonly counted: readonly { readonly name: string; readonly dimension: number }[];
}

/** What has been seen so far on the way from the newest event to older ones. */
interface Seen {
  count: number;
  sum: bigint;
  newest_ms: number;
  oldest_ms: number;
  shortest_ms: number;
  longest_ms: number;
}

/** Answers whether it wants to see an older event as well. */
type Visit = (event: number, at_ms: number) => boolean;

/** Counts events from the newest to the oldest, and reads each window off as its beginning is passed: one pass for all. */
export class Tally {
  readonly #table: EventTable;
  /** By dimension and key: the pass in which it was seen last, so that counting different keys makes no set. */
  readonly #seenIn: Float64Array[];
  #pass = 0;

  constructor(table: EventTable) {
    this.#table = table;
    this.#seenIn = table.keys.map(() => new Float64Array(0));
  }

  take(asked: Asked, walk: (visit: Visit) => void): readonly WindowReading[] {
    const { as_of_ms, windows_ms, counted } = asked;
    const table = this.#table;
    this.#pass += 1;
    const shortestFirst = windows_ms.map((_, place) => place).sort((a, b) => windows_ms[a]! - windows_ms[b]!);
    const readings: WindowReading[] = [];
    const seen: Seen = { count: 0, sum: 0n, newest_ms: 0, oldest_ms: 0, shortest_ms: Infinity, longest_ms: 0 };
    const different = counted.map(() => 0);
    let next = 0;
    const readOff = (): void => {
      const window_ms = windows_ms[shortestFirst[next]!]!;
      const distinct = Object.fromEntries(counted.map(({ name }, at) => [name, different[at]!]));
      readings[shortestFirst[next]!] = { window_ms, distinct, ...readingOf(seen, as_of_ms) };
      next += 1;
    };
    walk((event, at_ms) => {
      while (next < shortestFirst.length && at_ms < as_of_ms - windows_ms[shortestFirst[next]!]!) readOff();
      if (next === shortestFirst.length) return false;
      if (table.arrived_ms[event]! > as_of_ms) return true;
      see(seen, at_ms, table.amount[event]!);
      for (let at = 0; at < counted.length; at += 1) {
        if (this.#isNew(counted[at]!.dimension, event)) different[at]! += 1;
      }
      return true;
    });
    while (next < shortestFirst.length) readOff();
    return readings;
  }

  #isNew(dimension: number, event: number): boolean {
    const key = this.#table.key[dimension]![event]!;
    if (key === noKey) return false;
    const seenIn = grown(this.#seenIn[dimension]!, key + 1);
    this.#seenIn[dimension] = seenIn;
    if (seenIn[key] === this.#pass) return false;
    seenIn[key] = this.#pass;
    return true;
  }
}

function see(seen: Seen, at_ms: number, amount: bigint): void {
  if (seen.count === 0) seen.newest_ms = at_ms;
  else {
    const gap_ms = seen.oldest_ms - at_ms;
    if (gap_ms < seen.shortest_ms) seen.shortest_ms = gap_ms;
    if (gap_ms > seen.longest_ms) seen.longest_ms = gap_ms;
  }
  seen.oldest_ms = at_ms;
  seen.count += 1;
  if (amount !== 0n) seen.sum += amount;
}

function readingOf(seen: Seen, as_of_ms: number): Pick<WindowReading, 'count' | 'sum' | 'gaps'> {
  const { count, sum } = seen;
  const [one, two] = [count > 0, count > 1];
  return {
    count,
    sum,
    gaps: {
      shortest_ms: two ? seen.shortest_ms : null,
      longest_ms: two ? seen.longest_ms : null,
      since_last_ms: one ? as_of_ms - seen.newest_ms : null,
      since_first_ms: one ? as_of_ms - seen.oldest_ms : null,
    },
  };
}
