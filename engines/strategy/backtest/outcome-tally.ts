import type { Confidence, Counted } from '../experiments/intervals.ts';
import { wilson } from '../experiments/intervals.ts';
import { isKnown } from '../step.ts';
import type { RecordedApplication } from './recorded.ts';
import type { OutcomeFigures } from './report.ts';

/** Counts what is known of the loans of a group. */
export class OutcomeTally {
  applications = 0;
  #lent = 0;
  #known = 0;
  #bad = 0;
  #withPd = 0;
  /** Whole parts per million, exact up to nine thousand million applications. */
  #pd_ppm = 0;

  add({ lent, input }: RecordedApplication): void {
    this.applications += 1;
    if (lent) this.#lent += 1;
    if (lent && lent.outcome !== 'open') {
      this.#known += 1;
      this.#bad += Number(lent.outcome === 'bad');
    }
    const { pd_ppm } = input.values;
    if (isKnown(pd_ppm)) {
      this.#withPd += 1;
      this.#pd_ppm += pd_ppm;
    }
  }

  /** Bad loans among those that are known. */
  get counted(): Counted {
    return { of: this.#known, count: this.#bad };
  }

  get unknown(): number {
    return this.applications - this.#known;
  }

  figures(confidence: Confidence): OutcomeFigures {
    const { applications } = this;
    const share = (bad: number): number => (applications === 0 ? 0 : bad / applications);
    return {
      applications,
      lent: this.#lent,
      known: this.#known,
      bad: this.#bad,
      rate: this.#known === 0 ? null : this.#bad / this.#known,
      interval: wilson(this.counted, confidence),
      bounds:
        applications === 0 ? { low: 0, high: 1 } : { low: share(this.#bad), high: share(this.#bad + this.unknown) },
      expectedBad: this.#withPd === 0 ? null : this.#pd_ppm / this.#withPd / 1e6,
      withPd: this.#withPd,
    };
  }
}
