import type { DayValues } from '../state/day-values.ts';
import { type Moments, MomentSum } from '../state/moments.ts';
import { medianOf } from './median.ts';

/** The lists of many days as one: moments that are joined, and values for a median. */
export class ValuePool {
  readonly #moments = new MomentSum();
  #values = new Float64Array(64);
  #length = 0;
  /** Where days begin that stand for more values than they kept; see `exactValuesPerDay`. */
  readonly #thinned: { readonly from: number; readonly until: number; readonly weight: number }[] = [];

  add({ moments, sorted }: DayValues): void {
    if (moments.n === 0) return;
    this.#moments.add(moments);
    const from = this.#length;
    this.#reserve(sorted.length);
    const values = this.#values;
    for (let at = 0; at < sorted.length; at += 1) values[from + at] = sorted[at]!;
    this.#length += sorted.length;
    if (sorted.length < moments.n) {
      this.#thinned.push({ from, until: this.#length, weight: moments.n / sorted.length });
    }
  }

  addOne(value: number): void {
    this.#moments.addValue(value);
    this.#reserve(1);
    this.#values[this.#length++] = value;
  }

  get moments(): Moments {
    return this.#moments.value;
  }

  values(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }

  /** The mean of the middle two when their number is even; null without values. */
  median(): number | null {
    if (this.#length === 0) return null;
    if (this.#thinned.length > 0) return this.#weightedMedian();
    return medianOf(this.values().slice(), this.#length);
  }

  #weightedMedian(): number | null {
    const weights = new Float64Array(this.#length).fill(1);
    for (const { from, until, weight } of this.#thinned) weights.fill(weight, from, until);
    const order = [...weights.keys()].sort((a, b) => this.#values[a]! - this.#values[b]!);
    const half = this.#moments.n / 2;
    let below = 0;
    for (const at of order) {
      below += weights[at]!;
      if (below >= half) return this.#values[at]!;
    }
    return this.#values[order.at(-1)!]!;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#values.length) return;
    const grown = new Float64Array(Math.max(this.#values.length * 2, this.#length + more));
    grown.set(this.values());
    this.#values = grown;
  }
}
