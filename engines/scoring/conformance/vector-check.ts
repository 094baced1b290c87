import type { Failure } from '@lendline/kernel';

/** Compares the figures of one vector and keeps those that differ. */
export class VectorCheck {
  readonly #vector: string;
  readonly #failures: Failure[] = [];

  constructor(vector: string) {
    this.#vector = vector;
  }

  get failures(): readonly Failure[] {
    return this.#failures;
  }

  /** Passes when both differ by no more than `tolerance` times the larger of 1 and what is expected. */
  near(field: string, { expected, got, tolerance }: { expected: number; got: number; tolerance: number }): void {
    const isNear = Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected));
    if (!isNear) this.#fail(field, String(expected), String(got));
  }

  same(field: string, expected: string | number, got: string | number | undefined): void {
    if (expected !== got) this.#fail(field, String(expected), got === undefined ? 'nothing' : String(got));
  }

  /** Columns of numbers; only the first row that differs is told, with how many do. */
  column(field: string, { expected, got, tolerance }: Columns): void {
    this.same(`${field} rows`, expected.length, got.length);
    const differing = expected.flatMap((value, row) => (Math.abs(got[row]! - value) <= tolerance ? [] : [row]));
    const [row] = differing;
    if (row === undefined) return;
    this.#fail(`${field} row ${row + 1} (of ${differing.length} that differ)`, String(expected[row]), String(got[row]));
  }

  #fail(field: string, expected: string, got: string): void {
    this.#failures.push({ vector: this.#vector, field, expected, got });
  }
}

export interface Columns {
  readonly expected: readonly number[];
  readonly got: ArrayLike<number>;
  readonly tolerance: number;
}
