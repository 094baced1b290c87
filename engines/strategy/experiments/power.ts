import { type Confidence, normalQuantile } from './intervals.ts';

/** How likely an experiment is to show a difference that is there. */
export const powers = [0.8, 0.9] as const;

export type Power = (typeof powers)[number];

/** One-sided quantiles of the normal distribution. */
const powerQuantiles: Readonly<Record<Power, number>> = { 0.8: 0.8416212335729143, 0.9: 1.2815515655446004 };

interface Sizing {
  readonly confidence: Confidence;
  readonly power: Power;
}

/**
 * How many matured loans each of two equal arms needs, so that a rate of `from` against one of `to` shows (J. L. Fleiss,
 * Statistical Methods for Rates and Proportions, 2nd edition, formula 3.14, without its correction for continuity).
 * Infinity where the two are one.
 */
export function neededPerArm(from: number, to: number, { confidence, power }: Sizing): number {
  const middle = (from + to) / 2;
  const chance = normalQuantile(confidence) * Math.sqrt(2 * middle * (1 - middle));
  const shown = powerQuantiles[power] * Math.sqrt(from * (1 - from) + to * (1 - to));
  return from === to ? Infinity : Math.ceil(((chance + shown) / (from - to)) ** 2);
}

/**
 * The smallest rise of a rate that two arms of these sizes show: what an experiment that showed nothing leaves possible.
 * Infinity where an arm is empty.
 */
export function shownFrom(
  { rate, sizes }: { readonly rate: number; readonly sizes: readonly [number, number] },
  { confidence, power }: Sizing,
): number {
  const [first, second] = sizes;
  const part = rate * (1 - rate) * (1 / first + 1 / second);
  return (normalQuantile(confidence) + powerQuantiles[power]) * Math.sqrt(part);
}
