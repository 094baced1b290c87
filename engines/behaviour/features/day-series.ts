/** Two years: beyond that a rhythm says nothing new, and a file with one absurd date cannot make the series endless. */
export const longestSeries_days = 730;

/** A number per whole local day, counted back from yesterday. */
export class DaySeries {
  readonly #values: Float64Array;

  /** @param days how many can be asked for at most; more than `longestSeries_days` are cut */
  constructor(days: number) {
    this.#values = new Float64Array(Math.max(0, Math.min(days, longestSeries_days)));
  }

  add(daysAgo: number, value: number): void {
    if (daysAgo >= 0 && daysAgo < this.#values.length) this.#values[daysAgo]! += value;
  }

  /** The last so many days, newest first. */
  last(days: number): Float64Array {
    return this.#values.subarray(0, Math.max(0, Math.min(days, this.#values.length)));
  }
}
