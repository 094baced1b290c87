import { type Currency, money, toWire, type WireMoney } from '@lendline/kernel';
import type { Decision } from '../decision.ts';
import { shownBy } from '../experiments/compare.ts';
import { type Confidence, type Interval, meanInterval, Spread, wilson } from '../experiments/intervals.ts';
import { OutcomeTally } from './outcome-tally.ts';
import { overlappingDifference, pairedDifference } from './paired.ts';
import type { RecordedApplication } from './recorded.ts';
import type { BacktestFigures, Difference, MoneyFigures, SideFigures } from './report.ts';
import type { Lends } from './side.ts';

/** What one strategy said of an application, as far as it is counted. */
export interface Sided {
  readonly outcome: Decision['outcome'];
  /** Undefined of whoever is not approved. */
  readonly lends: Lends | undefined;
}

class SideTally {
  readonly outcomes = { approve: 0, refer: 0, decline: 0 };
  readonly loans = new OutcomeTally();
  readonly #sums = { principal: 0n, interest: 0n, expectedLoss: 0n, expectedResult: 0n };
  readonly #recorded: Record<'amount' | 'interest' | 'loss', bigint | null> = {
    amount: null,
    interest: null,
    loss: null,
  };

  add(application: RecordedApplication, { outcome, lends }: Sided): void {
    this.outcomes[outcome] += 1;
    if (!lends) return;
    this.loans.add(application);
    this.#sums.principal += lends.principal;
    this.#sums.interest += lends.interest;
    this.#sums.expectedLoss += lends.expectedLoss;
    this.#sums.expectedResult += lends.expectedResult;
    for (const part of ['amount', 'interest', 'loss'] as const) {
      const stated = application.lent?.[part];
      if (stated) this.#recorded[part] = (this.#recorded[part] ?? 0n) + stated.amount;
    }
  }

  figures(confidence: Confidence, currency: Currency): SideFigures {
    const { outcomes } = this;
    const of = outcomes.approve + outcomes.refer + outcomes.decline;
    const approved = { count: outcomes.approve, of };
    return {
      outcomes: { ...outcomes },
      approved: { ...approved, rate: of === 0 ? null : approved.count / of, interval: wilson(approved, confidence) },
      loans: this.loans.figures(confidence),
      money: this.#money(currency),
    };
  }

  #money(currency: Currency): MoneyFigures {
    const wire = (units: bigint): WireMoney => toWire(money(units, currency));
    const stated = (units: bigint | null): WireMoney | null => (units === null ? null : wire(units));
    return {
      principal: wire(this.#sums.principal),
      interest: wire(this.#sums.interest),
      expectedLoss: wire(this.#sums.expectedLoss),
      expectedResult: wire(this.#sums.expectedResult),
      recorded: {
        principal: stated(this.#recorded.amount),
        interest: stated(this.#recorded.interest),
        loss: stated(this.#recorded.loss),
      },
    };
  }
}

/** Two strategies on the same applications, in memory that does not grow with them. */
export class FiguresTally {
  readonly #a = new SideTally();
  readonly #b = new SideTally();
  readonly #both = new OutcomeTally();
  readonly #in = new OutcomeTally();
  readonly #out = new OutcomeTally();
  readonly #neither = new OutcomeTally();
  readonly #results = new Spread();

  add(application: RecordedApplication, a: Sided, b: Sided): void {
    this.#a.add(application, a);
    this.#b.add(application, b);
    this.#groupOf(a, b).add(application);
    // The difference of two sums of minor units is exact as a number, as the reader of amounts sees to it.
    this.#results.add(Number((b.lends?.expectedResult ?? 0n) - (a.lends?.expectedResult ?? 0n)));
  }

  figures(confidence: Confidence, currency: Currency): BacktestFigures {
    const [a, b] = [this.#a.figures(confidence, currency), this.#b.figures(confidence, currency)];
    return {
      applications: this.#results.count,
      a,
      b,
      differences: {
        approved: this.#approved(confidence),
        bad: this.#bad(confidence),
        expectedResult: difference(
          this.#results.count === 0 ? null : this.#results.mean,
          meanInterval(this.#results, confidence),
        ),
      },
      swap: {
        both: this.#both.figures(confidence),
        in: this.#in.figures(confidence),
        out: this.#out.figures(confidence),
        neither: this.#neither.figures(confidence),
      },
    };
  }

  #groupOf(a: Sided, b: Sided): OutcomeTally {
    if (a.lends) return b.lends ? this.#both : this.#out;
    return b.lends ? this.#in : this.#neither;
  }

  #approved(confidence: Confidence): Difference {
    const of = this.#results.count;
    if (of === 0) return difference(null, null);
    const [onlySecond, onlyFirst] = [this.#in.applications, this.#out.applications];
    return difference((onlySecond - onlyFirst) / of, pairedDifference({ of, onlySecond, onlyFirst }, confidence));
  }

  #bad(confidence: Confidence): Difference & { readonly bounds: Interval | null } {
    const known = { both: this.#both.counted, onlyFirst: this.#out.counted, onlySecond: this.#in.counted };
    const [first, second] = [this.#a.loans.counted, this.#b.loans.counted];
    const interval = overlappingDifference(known, confidence);
    const value = interval && second.count / second.of - first.count / first.of;
    return { ...difference(value, interval), bounds: this.#badBounds() };
  }

  /** Of the bad rate of all that B approves less that of all that A approves, whatever became of those nobody knows of. */
  #badBounds(): Interval | null {
    const [ofA, ofB] = [this.#a.loans.applications, this.#b.loans.applications];
    if (ofA === 0 || ofB === 0) return null;
    const groups = [
      { group: this.#both, weight: 1 / ofB - 1 / ofA },
      { group: this.#in, weight: 1 / ofB },
      { group: this.#out, weight: -1 / ofA },
    ];
    const known = groups.reduce((sum, { group, weight }) => sum + weight * group.counted.count, 0);
    const reach = (sign: (weight: number) => number): number =>
      groups.reduce((sum, { group, weight }) => sum + sign(weight) * group.unknown, known);
    return { low: reach((weight) => Math.min(0, weight)), high: reach((weight) => Math.max(0, weight)) };
  }
}

function difference(value: number | null, interval: Interval | null): Difference {
  return { difference: value, interval, shows: shownBy(interval) };
}
