import type { Id } from '@lendline/kernel';

/** An id of the real form that says which made-up thing it is: the number is its end. */
export function madeUpId<Prefix extends string>(prefix: Prefix, number: number): Id<Prefix> {
  return `${prefix}_01kcb7w2qd${String(number * 7919 + 100_003).padStart(16, '0')}`;
}

export function cny(yuan: number): { readonly amount: string; readonly currency: 'CNY' } {
  return { amount: String(Math.round(yuan * 100)), currency: 'CNY' };
}

/** An instant some minutes before `now`. */
export function ago(now: number, minutes: number): string {
  return new Date(now - minutes * 60_000).toISOString();
}
