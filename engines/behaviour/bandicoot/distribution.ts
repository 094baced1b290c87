import { medianOf } from '../features/median.ts';

/** The figures of a list, in bandicoot's order; its default summary has the first two. */
export const allFigures = ['mean', 'std', 'median', 'skewness', 'kurtosis', 'min', 'max'] as const;

/** A list of numbers of one group, put into room that is used again for the next one. */
export class Distribution {
  readonly values: Float64Array;
  length = 0;
  /** Their sum, added up in their order; whoever puts the values in has it at hand. */
  total = 0;

  constructor(capacity: number) {
    this.values = new Float64Array(capacity);
  }

  /**
   * Writes mean and deviation, or all seven figures, and empties the list. NaN stands for bandicoot's None, which all
   * figures of an empty list are. The deviation is of the population; skewness is m3 / m2^1.5 and kurtosis m4 / m2^2
   * (not the excess), both 0 where m2 is.
   */
  write(out: Float64Array, at: number, figures: number): void {
    const { values, length } = this;
    this.length = 0;
    if (length === 0) {
      for (let index = 0; index < figures; index += 1) out[at + index] = Number.NaN;
      return;
    }
    const mean = this.total / length;
    out[at] = mean;
    if (figures > 2) {
      writeShape({ values, length, mean }, out, at);
      return;
    }
    let squares = 0;
    for (let index = 0; index < length; index += 1) {
      const apart = values[index]! - mean;
      squares += apart * apart;
    }
    out[at + 1] = Math.sqrt(spread(squares, length));
  }
}

interface Values {
  readonly values: Float64Array;
  readonly length: number;
  readonly mean: number;
}

function writeShape({ values, length, mean }: Values, out: Float64Array, at: number): void {
  let second = 0;
  let third = 0;
  let fourth = 0;
  let least = Infinity;
  let most = -Infinity;
  for (let index = 0; index < length; index += 1) {
    const value = values[index]!;
    const apart = value - mean;
    const square = apart * apart;
    second += square;
    third += square * apart;
    fourth += square * square;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const m2 = spread(second, length);
  out[at + 1] = Math.sqrt(m2);
  out[at + 2] = medianOf(values, length);
  out[at + 3] = ratio(third / length, m2 * Math.sqrt(m2));
  out[at + 4] = ratio(fourth / length, m2 * m2);
  out[at + 5] = least;
  out[at + 6] = most;
}

// One value is no spread at all, even where the division has rounded.
function spread(squares: number, length: number): number {
  return length === 1 ? 0 : squares / length;
}

// m2 can be so small that its power is 0.
function ratio(moment: number, power: number): number {
  return power === 0 ? 0 : moment / power;
}
