import type { PaymentSum } from './payment-tally.ts';

/** Part over whole; null when there is no whole. */
export function ratio(part: number | bigint, whole: number | bigint): number | null {
  return Number(whole) === 0 ? null : Number(part) / Number(whole);
}

/** Deviation over mean of what was kept, without unit; null below two payments or when nothing was kept. */
export function amountVariation({ rows, kept, squares }: PaymentSum): number | null {
  if (rows < 2 || kept === 0n) return null;
  // n * sum of squares - square of the sum, exact in integers: the difference of floats would cancel.
  const spread = BigInt(rows) * squares - kept * kept;
  return Math.sqrt(Number(spread)) / Number(kept);
}

/** Herfindahl index of what was paid: 1 when all of it is one party's, 1/n when n parties share it equally. */
export function concentration(parties: ReadonlyMap<string, PaymentSum>): number | null {
  let [total, squares] = [0n, 0n];
  for (const { gross } of parties.values()) {
    total += gross;
    squares += gross * gross;
  }
  return ratio(squares, total * total);
}

/** The largest party's amount; 0 for none. */
export function largest(parties: ReadonlyMap<string, PaymentSum>): bigint {
  let top = 0n;
  for (const { gross } of parties.values()) if (gross > top) top = gross;
  return top;
}

/** Steps between neighbours of an ascending list. */
export function gaps(ascending: readonly number[]): number[] {
  return ascending.slice(1).map((value, index) => value - ascending[index]!);
}

/** The longest run of days of a stretch, both ends included, on which nothing happened. */
export function longestGap_days(active: readonly number[], first_day: number, last_day: number): number {
  let [longest, last] = [0, first_day - 1];
  for (const day of active) {
    longest = Math.max(longest, day - last - 1);
    last = day;
  }
  return Math.max(longest, last_day - last);
}

export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
