import {
  type Confidence,
  type Counted,
  type Interval,
  meanDifference,
  rateDifference,
  Spread,
  wilson,
} from './intervals.ts';
import { neededPerArm, type Power, shownFrom } from './power.ts';

/** What is known of one unit of an arm. */
export interface UnitOutcome {
  readonly arm: string;
  readonly approved: boolean;
  /** Of a loan that was given and has matured; undefined of everybody else. */
  readonly defaulted?: boolean;
  /** What the lender earned of it, in minor units; undefined while nobody knows. */
  readonly result?: bigint;
}

interface RateDifference {
  readonly champion: Counted;
  readonly challenger: Counted;
  readonly difference: number | null;
  readonly interval: Interval;
  readonly shows: Shown;
}

/** What an interval says of the challenger beside the champion. */
export type Shown = 'lower' | 'higher' | 'no difference shown';

export interface Comparison {
  readonly challenger: string;
  readonly approved: RateDifference;
  /** Among matured loans. */
  readonly defaulted: RateDifference;
  /** Mean result of a unit, in minor units. */
  readonly result: {
    readonly champion: number | null;
    readonly challenger: number | null;
    readonly difference: number | null;
    readonly interval: Interval | null;
    readonly shows: Shown;
  };
  readonly power: PowerStatement;
}

/** What the numbers of matured loans can show of the rate of default, and what it would take to show more. */
export interface PowerStatement {
  readonly power: Power;
  /** The smallest difference that these arms are likely to show; null where nothing has matured. */
  readonly showsFrom: number | null;
  /** Matured loans that each arm needs to show the difference seen; null where none was seen. */
  readonly neededPerArm: number | null;
}

interface Asked {
  readonly champion: string;
  readonly challengers: readonly string[];
  readonly confidence: Confidence;
  readonly power: Power;
}

/**
 * Each challenger beside the champion, with intervals of single comparisons: of many challengers one will seem different by
 * chance, so name beforehand the one that counts. Takes outcomes one by one and keeps none of them.
 */
export function compareArms(outcomes: Iterable<UnitOutcome>, asked: Asked): readonly Comparison[] {
  const arms = new Map([asked.champion, ...asked.challengers].map((arm) => [arm, new ArmTally()]));
  for (const outcome of outcomes) arms.get(outcome.arm)?.add(outcome);
  const champion = arms.get(asked.champion)!;
  return asked.challengers.map((challenger) => comparison(challenger, [champion, arms.get(challenger)!], asked));
}

class ArmTally {
  readonly approved = { of: 0, count: 0 };
  readonly defaulted = { of: 0, count: 0 };
  readonly result = new Spread();

  add({ approved, defaulted, result }: UnitOutcome): void {
    this.approved.of += 1;
    this.approved.count += Number(approved);
    if (defaulted !== undefined) {
      this.defaulted.of += 1;
      this.defaulted.count += Number(defaulted);
    }
    if (result !== undefined) this.result.add(Number(result));
  }
}

type Pair = readonly [ArmTally, ArmTally];

function comparison(challenger: string, pair: Pair, { confidence, power }: Asked): Comparison {
  const [one, other] = pair;
  const interval = meanDifference(one.result, other.result, confidence);
  const meanOf = ({ result }: ArmTally): number | null => (result.count === 0 ? null : result.mean);
  const [champion, challenging] = [meanOf(one), meanOf(other)];
  return {
    challenger,
    approved: differenceOf(one.approved, other.approved, confidence),
    defaulted: differenceOf(one.defaulted, other.defaulted, confidence),
    result: {
      champion,
      challenger: challenging,
      difference: champion === null || challenging === null ? null : challenging - champion,
      interval,
      shows: shownBy(interval),
    },
    power: statement([one.defaulted, other.defaulted], { confidence, power }),
  };
}

function differenceOf(champion: Counted, challenger: Counted, confidence: Confidence): RateDifference {
  const interval = rateDifference(champion, challenger, confidence);
  const [one, other] = [rateOf(champion), rateOf(challenger)];
  return {
    champion: { ...champion },
    challenger: { ...challenger },
    difference: one === null || other === null ? null : other - one,
    interval,
    shows: shownBy(interval),
  };
}

export function rateOf({ count, of }: Counted): number | null {
  return of === 0 ? null : count / of;
}

export function shownBy(interval: Interval | null): Shown {
  if (interval && interval.low > 0) return 'higher';
  return interval && interval.high < 0 ? 'lower' : 'no difference shown';
}

function statement(
  [one, other]: readonly [Counted, Counted],
  sizing: Pick<Asked, 'confidence' | 'power'>,
): PowerStatement {
  const [from, to] = [rateOf(one), rateOf(other)];
  if (from === null || to === null) return { power: sizing.power, showsFrom: null, neededPerArm: null };
  // Nobody defaulted yet: the rate that may still be true is the upper end of its interval.
  const rate = from > 0 ? from : wilson(one, sizing.confidence).high;
  return {
    power: sizing.power,
    showsFrom: shownFrom({ rate, sizes: [one.of, other.of] }, sizing),
    neededPerArm: from === to ? null : neededPerArm(from, to, sizing),
  };
}
