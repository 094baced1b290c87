import { type Currency, divide, toWire, money } from '@lendline/kernel';
import { pairedDifference, type RateFigure, shownBy, wilson } from '@lendline/strategy';
import type { CohortFigures, DecisionOutcome } from '../contract.ts';

/** What a strategy said about one application, as far as two of them are compared. */
export interface Said {
  readonly outcome: DecisionOutcome;
  readonly tier: string | null;
  /** Minor units, as decimal integer text. */
  readonly limit: string;
  /** Yearly rate or fee of the tier; null where nothing is offered. */
  readonly price_ppm: number | null;
}

export interface Pair {
  readonly decided: Said;
  readonly beside: Said;
}

/** Two strategies on the same stored inputs, the one that decided first. Pure counting: no row of a person leaves it. */
export function compareSaid(pairs: readonly Pair[], currency: Currency): CohortFigures {
  const both = pairs.filter(({ decided, beside }) => decided.outcome === 'approve' && beside.outcome === 'approve');
  const swap = {
    in: count(pairs, ({ decided, beside }) => decided.outcome !== 'approve' && beside.outcome === 'approve'),
    out: count(pairs, ({ decided, beside }) => decided.outcome === 'approve' && beside.outcome !== 'approve'),
  };
  return {
    rows: pairs.length,
    outcomes: {
      approve: outcomeCount(pairs, 'approve'),
      decline: outcomeCount(pairs, 'decline'),
      refer: outcomeCount(pairs, 'refer'),
    },
    swap: { in: swap.in, out: swap.out },
    shares: sharesOf(pairs, swap),
    both: bothApprove(both, currency),
  };
}

const confidence = 0.95;

function sharesOf(pairs: readonly Pair[], swap: CohortFigures['swap']): CohortFigures['shares'] {
  const of = pairs.length;
  const approved = outcomeCount(pairs, 'approve');
  const interval = pairedDifference({ of, onlySecond: swap.in, onlyFirst: swap.out }, confidence);
  return {
    approved: {
      live: share(approved.live, of),
      beside: share(approved.beside, of),
      difference:
        of === 0
          ? { difference: null, interval: null, shows: shownBy(null) }
          : { difference: (swap.in - swap.out) / of, interval, shows: shownBy(interval) },
    },
    in: share(swap.in, of),
    out: share(swap.out, of),
  };
}

function share(people: number, of: number): RateFigure {
  return {
    count: people,
    of,
    rate: of === 0 ? null : people / of,
    interval: wilson({ count: people, of }, confidence),
  };
}

function outcomeCount(pairs: readonly Pair[], outcome: DecisionOutcome): { live: number; beside: number } {
  return {
    live: count(pairs, ({ decided }) => decided.outcome === outcome),
    beside: count(pairs, ({ beside }) => beside.outcome === outcome),
  };
}

function bothApprove(pairs: readonly Pair[], currency: Currency): CohortFigures['both'] {
  const tiers = pairs.map(({ decided, beside }) => sign(tierRank(beside), tierRank(decided)));
  const limits = pairs.map(({ decided, beside }) => sign(BigInt(beside.limit), BigInt(decided.limit)));
  const prices = pairs.map(({ decided, beside }) => sign(beside.price_ppm ?? 0, decided.price_ppm ?? 0));
  const meanLimit = (of: (pair: Pair) => Said) =>
    toWire(money(mean(pairs.map((pair) => BigInt(of(pair).limit))), currency));
  const meanPrice = (of: (pair: Pair) => Said) => Number(mean(pairs.map((pair) => BigInt(of(pair).price_ppm ?? 0))));
  return {
    rows: pairs.length,
    // A is the best tier, so a letter further back in the alphabet is worse.
    tier: { better: times(tiers, -1), same: times(tiers, 0), worse: times(tiers, 1) },
    limit: { higher: times(limits, 1), same: times(limits, 0), lower: times(limits, -1) },
    price: { higher: times(prices, 1), same: times(prices, 0), lower: times(prices, -1) },
    meanLimit: { live: meanLimit(({ decided }) => decided), beside: meanLimit(({ beside }) => beside) },
    meanPrice_ppm: { live: meanPrice(({ decided }) => decided), beside: meanPrice(({ beside }) => beside) },
  };
}

function tierRank({ tier }: Said): string {
  return tier ?? '';
}

type Sign = -1 | 0 | 1;

function sign<Value extends bigint | number | string>(a: Value, b: Value): Sign {
  return a > b ? 1 : a < b ? -1 : 0;
}

/** Rounded half up: a figure to look at, which nobody is paid. */
function mean(values: readonly bigint[]): bigint {
  if (values.length === 0) return 0n;
  const total = values.reduce((so_far, value) => so_far + value, 0n);
  return divide(total, BigInt(values.length), 'half-up');
}

function times(signs: readonly Sign[], of: Sign): number {
  return signs.filter((one) => one === of).length;
}

function count<Value>(values: readonly Value[], holds: (value: Value) => boolean): number {
  return values.filter((value) => holds(value)).length;
}
