/**
 * The figures of one stream of records over its groups. Without grouping they are the figures of the one group; with
 * grouping, mean and population deviation of each figure over the groups that have it. NaN stands for None.
 */
export class GroupSeries {
  /** Where a tally writes the figures of a group before `add`. */
  readonly figures: Float64Array;
  readonly #grouped: boolean;
  readonly #count: Int32Array;
  readonly #first: Float64Array;
  readonly #sum: Float64Array;
  readonly #squares: Float64Array;
  readonly #empty: Float64Array;
  #last = 0;
  #groups = 0;
  #keepsEmpty = false;

  constructor(width: number, grouped: boolean) {
    this.#grouped = grouped;
    this.figures = new Float64Array(width);
    this.#count = new Int32Array(width);
    this.#first = new Float64Array(width);
    this.#sum = new Float64Array(width);
    this.#squares = new Float64Array(width);
    this.#empty = new Float64Array(width);
  }

  /** How many numbers `write` gives. */
  get width(): number {
    return this.figures.length * (this.#grouped ? 2 : 1);
  }

  begin(): void {
    this.#groups = 0;
    this.#keepsEmpty = false;
  }

  /** Groups without records between the first and the last one count too, with the figures that are written now. */
  keepEmpty(): void {
    this.#empty.set(this.figures);
    this.#keepsEmpty = true;
  }

  /** Takes the figures of the next group; groups that follow one another have keys that do. */
  add(key: number): void {
    if (this.#keepsEmpty && this.#groups > 0) {
      for (let between = this.#last + 1; between < key; between += 1) this.#take(this.#empty);
    }
    this.#last = key;
    this.#groups += 1;
    this.#take(this.figures);
  }

  /** Writes what was taken since `begin`, once. */
  write(out: Float64Array, at: number): void {
    if (this.#keepsEmpty && this.#groups === 0 && !this.#grouped) this.#take(this.#empty);
    for (let index = 0; index < this.figures.length; index += 1) {
      const count = this.#count[index]!;
      if (!this.#grouped) out[at + index] = count === 0 ? Number.NaN : this.#first[index]!;
      else this.#writeMoments(out, at + 2 * index, index);
      this.#count[index] = 0;
      this.#sum[index] = 0;
      this.#squares[index] = 0;
    }
  }

  // Deviations from the first value instead of from zero: nothing cancels, and equal values have none at all.
  #take(figures: Float64Array): void {
    for (let index = 0; index < figures.length; index += 1) {
      const figure = figures[index]!;
      // NaN alone differs from itself.
      if (figure !== figure) continue;
      if (this.#count[index] === 0) this.#first[index] = figure;
      const apart = figure - this.#first[index]!;
      this.#count[index]! += 1;
      this.#sum[index]! += apart;
      this.#squares[index]! += apart * apart;
    }
  }

  #writeMoments(out: Float64Array, at: number, index: number): void {
    const count = this.#count[index]!;
    const mean = this.#sum[index]! / count;
    out[at] = this.#first[index]! + mean;
    out[at + 1] = Math.sqrt(Math.max(0, this.#squares[index]! / count - mean * mean));
    if (count === 0) out[at] = out[at + 1] = Number.NaN;
  }
}
