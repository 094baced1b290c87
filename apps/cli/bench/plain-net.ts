/** A layer's place in the row of parameters: weights [inputs, outputs] row by row, then shifts. */
interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: number;
  readonly shifts: number;
}

/**
 * The net of the benchmark written by hand: dense layers of ReLU, log loss and Adam in loops over Float32Array, one batch
 * at a time. What a careful programmer writes without a library: rows of weights are read in order, zeros after a ReLU
 * are skipped in both directions, nothing is allocated in a step.
 */
export class PlainNet {
  readonly parameters: Float32Array;
  readonly #layers: readonly Layer[];
  readonly #batch: number;
  readonly #values: readonly Float32Array[];
  readonly #slopes: readonly Float32Array[];
  readonly #gradient: Float32Array;
  readonly #means: Float32Array;
  readonly #squares: Float32Array;
  #step = 0;

  /** `widths` from the columns to the single answer; parameters as `Trainer` lays them out, taken over as a copy. */
  constructor(widths: readonly number[], parameters: Float32Array, batch: number) {
    let at = 0;
    this.#layers = widths.slice(1).map((outputs, index) => {
      const inputs = widths[index]!;
      const layer = { inputs, outputs, weights: at, shifts: at + inputs * outputs };
      at = layer.shifts + outputs;
      return layer;
    });
    this.parameters = parameters.slice();
    this.#batch = batch;
    this.#values = widths.map((width) => new Float32Array(batch * width));
    this.#slopes = widths.map((width) => new Float32Array(batch * width));
    this.#gradient = new Float32Array(at);
    this.#means = new Float32Array(at);
    this.#squares = new Float32Array(at);
  }

  /** One step of Adam on a batch; `offset` is added to the answer. */
  step(
    rows: readonly Float32Array[],
    bad: ArrayLike<number>,
    { rate, offset }: { rate: number; offset: number },
  ): void {
    for (const [index, row] of rows.entries()) this.#values[0]!.set(row, index * row.length);
    for (const index of this.#layers.keys()) this.#forward(index);
    const answers = this.#values.at(-1)!;
    const slopes = this.#slopes.at(-1)!;
    for (let row = 0; row < this.#batch; row += 1) {
      slopes[row] = (1 / (1 + Math.exp(-(answers[row]! + offset))) - bad[row]!) / this.#batch;
    }
    this.#gradient.fill(0);
    for (let index = this.#layers.length - 1; index >= 0; index -= 1) this.#backward(index);
    this.#adam(rate);
  }

  /** Log-odds of rows without the offset; as many as the batch at a time. */
  answers(rows: readonly Float32Array[]): Float32Array {
    const all = new Float32Array(rows.length);
    for (let from = 0; from < rows.length; from += this.#batch) {
      const part = rows.slice(from, from + this.#batch);
      for (const [index, row] of part.entries()) this.#values[0]!.set(row, index * row.length);
      for (const index of this.#layers.keys()) this.#forward(index);
      all.set(this.#values.at(-1)!.subarray(0, part.length), from);
    }
    return all;
  }

  #forward(index: number): void {
    const { inputs, outputs, weights, shifts } = this.#layers[index]!;
    const [below, above] = [this.#values[index]!, this.#values[index + 1]!];
    const parameters = this.parameters;
    const isLast = index === this.#layers.length - 1;
    for (let row = 0; row < this.#batch; row += 1) {
      const out = row * outputs;
      for (let o = 0; o < outputs; o += 1) above[out + o] = parameters[shifts + o]!;
      for (let i = 0; i < inputs; i += 1) {
        const value = below[row * inputs + i]!;
        if (value === 0) continue;
        const from = weights + i * outputs;
        for (let o = 0; o < outputs; o += 1) above[out + o]! += value * parameters[from + o]!;
      }
      if (isLast) continue;
      for (let o = 0; o < outputs; o += 1) if (above[out + o]! < 0) above[out + o] = 0;
    }
  }

  #backward(index: number): void {
    const { inputs, outputs, weights, shifts } = this.#layers[index]!;
    const [below, above] = [this.#values[index]!, this.#slopes[index + 1]!];
    const slopes = this.#slopes[index]!;
    const [parameters, gradient] = [this.parameters, this.#gradient];
    for (let row = 0; row < this.#batch; row += 1) {
      const out = row * outputs;
      for (let o = 0; o < outputs; o += 1) gradient[shifts + o]! += above[out + o]!;
      for (let i = 0; i < inputs; i += 1) {
        const value = below[row * inputs + i]!;
        // A ReLU that is off passes nothing back and its weights get nothing.
        if (value === 0) {
          slopes[row * inputs + i] = 0;
          continue;
        }
        const from = weights + i * outputs;
        let sum = 0;
        for (let o = 0; o < outputs; o += 1) {
          const slope = above[out + o]!;
          gradient[from + o]! += value * slope;
          sum += slope * parameters[from + o]!;
        }
        slopes[row * inputs + i] = sum;
      }
    }
  }

  #adam(rate: number): void {
    this.#step += 1;
    const [meanCorrection, squareCorrection] = [1 / (1 - 0.9 ** this.#step), 1 / (1 - 0.999 ** this.#step)];
    const [parameters, gradient, means, squares] = [this.parameters, this.#gradient, this.#means, this.#squares];
    for (let at = 0; at < gradient.length; at += 1) {
      const slope = gradient[at]!;
      const mean = (means[at] = 0.9 * means[at]! + 0.1 * slope);
      const square = (squares[at] = 0.999 * squares[at]! + 0.001 * slope * slope);
      parameters[at]! -= (rate * mean * meanCorrection) / (Math.sqrt(square * squareCorrection) + 1e-8);
    }
  }
}
