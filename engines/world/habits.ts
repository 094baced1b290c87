import { seededRandom } from '@lendline/kernel';
import { logistic, trace } from './draws.ts';
import { parameters } from './parameters.ts';
import type { Country } from './person.ts';
import type { Traits } from './traits.ts';

/** How a person uses a phone: what call records are drawn from. Each habit carries a trace of a trait, most carry more of chance. */
export interface Habits {
  readonly callsPerDay: number;
  readonly callMedian_s: number;
  readonly outShare: number;
  /** Deviation of the log of a day's activity about the person's own mean. */
  readonly dayVariation: number;
  /** Share of calls made at the hour kept for that contact. */
  readonly rhythmShare: number;
  readonly nightShare: number;
  readonly weekendFactor: number;
  /** Contacts that stay. */
  readonly circle: number;
  /** Zipf exponent of calls over the circle. */
  readonly concentration: number;
  /** Share of calls with somebody new, and with somebody of this month only. */
  readonly strangerShare: number;
  readonly passingShare: number;
  readonly textsPer28Days: number;
  readonly textPartners: number;
  /** Probability that a text in a conversation is answered. */
  readonly replyShare: number;
  readonly replyMedian_s: number;
  /** Places visited besides home and work. */
  readonly haunts: number;
  /** Share of daytime records from none of the usual places. */
  readonly wanderShare: number;
  readonly wanderSpread: number;
  readonly topupsPer30Days: number;
  readonly topupMedian: number;
  /** 0: top-ups evenly spaced; 1: at any time. */
  readonly topupIrregularity: number;
}

export function habitsOf(setting: { seed: string; country: Country }, index: number, traits: Traits): Habits {
  const random = seededRandom(`${setting.seed}/person/${index}/habits`);
  const figures = parameters.calls;
  const topup = parameters.topups[setting.country];
  const strength = figures.traceOfTraits.value;
  const { conscientiousness, stability, sociability, impatience } = traits;
  const of = (trait: number, share: number): number => trace(trait, strength * share, random);
  const textLevel = random.normal();
  return {
    callsPerDay: figures.callsPerDay.value * Math.exp(0.6 * of(sociability, 1)),
    callMedian_s: figures.callMedian.value * Math.exp(0.35 * random.normal()),
    outShare: logistic(0.1 + 0.35 * of(conscientiousness, 0.7)),
    dayVariation: 0.5 * Math.exp(-0.5 * of(stability, 1)),
    rhythmShare: logistic(-1 + 0.7 * of(conscientiousness, 1)),
    nightShare: logistic(-2.4 - 0.8 * of(conscientiousness, 0.9)),
    weekendFactor: Math.exp(-0.15 + 0.2 * random.normal()),
    circle: 6 + Math.round(14 * Math.exp(0.5 * of(sociability, 1))),
    concentration: 1.1 + 0.3 * of(stability, 0.8),
    strangerShare: logistic(-2.4 + 0.6 * of(impatience, 0.9)),
    passingShare: 0.12,
    textsPer28Days: figures.textsPer28Days.value * Math.exp(figures.textSpread.value * textLevel),
    textPartners: Math.max(1, Math.min(14, Math.round(2.3 * Math.exp(0.5 * textLevel + 0.5 * random.normal())))),
    replyShare: logistic(0.9 + 0.8 * of(conscientiousness, 1)),
    replyMedian_s: 150 * Math.exp(-0.6 * of(conscientiousness, 0.9)),
    haunts: 2 + Math.round(3 * Math.exp(0.4 * random.normal())),
    wanderShare: logistic(-2.4 - 0.8 * of(stability, 1)),
    wanderSpread: 5 * Math.exp(-0.4 * of(stability, 0.8)),
    topupsPer30Days: topup.perMonth.value * Math.exp(0.35 * of(impatience, 0.8)),
    topupMedian: topup.median.value * Math.exp(-0.25 * of(impatience, 0.7)),
    topupIrregularity: logistic(-0.2 + 1.1 * of(impatience, 0.9)),
  };
}
