import { type Dated, type Sight, sightOf } from '../dated.ts';

/** When a reading sees a node on the block list. The same beginning is the same listing: the first known end stands. */
export class Listings {
  readonly #sights = new Map<number, Map<number, Sight>>();

  add(node: number, dates: Dated): void {
    let sights = this.#sights.get(node);
    if (sights === undefined) this.#sights.set(node, (sights = new Map()));
    const [known, told] = [sights.get(dates.from_ms), sightOf(dates)];
    sights.set(dates.from_ms, {
      seen_ms: Math.min(known?.seen_ms ?? Infinity, told.seen_ms),
      gone_ms: Math.min(known?.gone_ms ?? Infinity, told.gone_ms),
    });
  }

  has(node: number, as_of_ms: number): boolean {
    const sights = this.#sights.get(node);
    if (sights === undefined) return false;
    for (const { seen_ms, gone_ms } of sights.values()) {
      if (seen_ms <= as_of_ms && as_of_ms < gone_ms) return true;
    }
    return false;
  }
}
