import { seededRandom } from '@lendline/kernel';
import type { DayNumber } from './days.ts';
import { exponential } from './draws.ts';
import { parameters } from './parameters.ts';
import type { Traits } from './traits.ts';

export type ShockKind = 'work' | 'illness' | 'family';

/** Something that befalls a person: strongest on its first day, gone on its last. */
export interface Shock {
  readonly kind: ShockKind;
  readonly from: DayNumber;
  readonly until: DayNumber;
  /** Distress on the first day: 1 is a bad month, 2 a catastrophe. */
  readonly severity: number;
}

const period_days = 91;
const longest_days = 364;

/** Shocks that are felt on any day of [from, until), of a person of the world `seed`. Oldest first. */
export function shocksOf(
  seed: string,
  person: { readonly index: number; readonly traits: Traits },
  span: { readonly from: DayNumber; readonly until: DayNumber },
): Shock[] {
  const shocks: Shock[] = [];
  const first = Math.floor((span.from - longest_days) / period_days);
  for (let period = first; period * period_days < span.until; period += 1) {
    const shock = shockOfPeriod(`${seed}/person/${person.index}/life/${period}`, period * period_days, person.traits);
    if (shock && shock.until > span.from && shock.from < span.until) shocks.push(shock);
  }
  return shocks;
}

function shockOfPeriod(stream: string, start: DayNumber, traits: Traits): Shock | undefined {
  const random = seededRandom(stream);
  const figures = parameters.life;
  const chance = figures.shocksPerQuarter.value * Math.exp(-figures.shockByStability.value * traits.stability);
  if (random.next() >= chance) return undefined;
  const draw = random.next();
  const kind = draw < 0.45 ? 'work' : draw < 0.75 ? 'illness' : 'family';
  const from = start + random.below(period_days);
  const days = Math.min(longest_days, 14 + Math.ceil(exponential(figures.shockDays.value, random)));
  const severity = figures.shockSeverity.value * Math.exp(0.5 * random.normal());
  const helped = kind === 'family' ? 1 : Math.exp(-0.25 * traits.familySupport);
  return { kind, from, until: from + days, severity: severity * helped };
}

/** Distress on a day: the sum of what is left of every shock; 0 in ordinary times. */
export function distressOn(shocks: readonly Shock[], day: DayNumber): number {
  let distress = 0;
  for (const shock of shocks) {
    if (day < shock.from || day >= shock.until) continue;
    distress += (shock.severity * (shock.until - day)) / (shock.until - shock.from);
  }
  return distress;
}

/** What is left of an income under distress, as a share. */
export function incomeShare(distress: number): number {
  return Math.exp(-parameters.life.incomeLossByDistress.value * distress);
}
