import type { HardwareRun } from '../state/day-data.ts';

const day_ms = 86_400_000;

/** The handsets, or the SIM cards, that a line was seen in; over runs put in newest first. */
export class HardwareTotals {
  readonly #seen = new Set<string>();
  #first: HardwareRun | null = null;
  #changes = 0;
  #changed_ms: number | null = null;

  prepend(runs: readonly HardwareRun[]): void {
    for (const run of runs.toReversed()) {
      this.#seen.add(run.name);
      if (this.#first !== null && this.#first.name !== run.name) {
        this.#changes += 1;
        this.#changed_ms ??= this.#first.at_ms;
      }
      this.#first = run;
    }
  }

  get distinct(): number {
    return this.#seen.size;
  }

  get changes(): number {
    return this.#changes;
  }

  /** Days since another one was first seen; null when there never was another. Ask once all days are in. */
  daysSinceChange(as_of_ms: number): number | null {
    return this.#changed_ms === null ? null : (as_of_ms - this.#changed_ms) / day_ms;
  }
}
