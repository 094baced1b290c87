import type { Domain } from '../context.ts';
import { type Condition, holds } from '../jdm/condition.ts';

const noValue: Domain = { words: [], truth: false, numbers: undefined, isList: false };

export const truthDomain: Domain = { ...noValue, truth: true };

export const listDomain: Domain = { ...noValue, isList: true };

export function wordDomain(...words: readonly string[]): Domain {
  return { ...noValue, words };
}

export function numberDomain(least: number, whole: boolean): Domain {
  return { ...noValue, numbers: { whole, least } };
}

/** Everything that either may be. */
export function either(a: Domain, b: Domain): Domain {
  const numbers =
    a.numbers && b.numbers
      ? { whole: a.numbers.whole && b.numbers.whole, least: Math.min(a.numbers.least, b.numbers.least) }
      : (a.numbers ?? b.numbers);
  return {
    words: [...new Set([...a.words, ...b.words])],
    truth: a.truth || b.truth,
    numbers,
    isList: a.isList || b.isList,
  };
}

/** What is left of a domain where a condition holds. */
export function narrowed(domain: Domain, condition: Condition): Domain {
  if (condition === 'any') return domain;
  const words = domain.words.filter((word) => holds(condition, word));
  const truth = domain.truth && condition.values.some((value) => typeof value === 'boolean');
  const stated = condition.values.filter((value) => typeof value === 'number');
  const ends = [...stated, ...condition.ranges.map(({ from }) => from)];
  const numbers =
    domain.numbers && ends.length > 0
      ? { ...domain.numbers, least: Math.max(domain.numbers.least, Math.min(...ends)) }
      : undefined;
  return { words, truth, numbers, isList: false };
}

export function isOnlyNumbers({ words, truth, numbers, isList }: Domain): boolean {
  return numbers !== undefined && words.length === 0 && !truth && !isList;
}

export function isOnlyTruth({ words, truth, numbers, isList }: Domain): boolean {
  return truth && numbers === undefined && words.length === 0 && !isList;
}

/** A domain as a person reads it. */
export function shown({ words, truth, numbers, isList }: Domain): string {
  const parts = [
    ...words.map((word) => JSON.stringify(word)),
    ...(truth ? ['true', 'false'] : []),
    ...(numbers ? [numbers.least > Number.NEGATIVE_INFINITY ? `numbers from ${numbers.least}` : 'numbers'] : []),
    ...(isList ? ['a list'] : []),
  ];
  return parts.join(', ');
}
