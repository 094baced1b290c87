import { seededRandom } from '@lendline/kernel';

/**
 * What nobody can observe about a person. Records show traces of it and repayment answers to it; that is why records
 * predict repayment, and why they never do so fully. It leaves this engine through `truth.ts` alone.
 * All are standard normal over the population.
 */
export interface Traits {
  /** Keeps promises, answers, plans ahead. Confounds habits with repayment. */
  readonly conscientiousness: number;
  /** Regular life and income. Confounds mobility and rhythm with ability to pay. */
  readonly stability: number;
  readonly sociability: number;
  /** Family that helps in a bad month; hardly visible in any record. */
  readonly familySupport: number;
  /** Appetite for credit now: others' loans, small top-ups, applications. */
  readonly impatience: number;
}

/** Traits of person `index` of the world `seed`. Each person's are a function of the two and of nothing else. */
export function traitsOf(seed: string, index: number): Traits {
  const random = seededRandom(`${seed}/person/${index}/traits`);
  const conscientiousness = random.normal();
  const stability = 0.3 * conscientiousness + Math.sqrt(1 - 0.3 ** 2) * random.normal();
  const impatience = -0.35 * conscientiousness + Math.sqrt(1 - 0.35 ** 2) * random.normal();
  return { conscientiousness, stability, sociability: random.normal(), familySupport: random.normal(), impatience };
}
