/** Thrown where this walk and ZEN might differ: then ZEN alone is asked. Nobody but the walk itself sees it. */
export class OnlyZen extends Error {}

export function onlyZen(): never {
  throw new OnlyZen('only ZEN can say');
}

/** Names with their values; nothing stands under a name that is not there. */
export type Scope = Record<string, unknown>;

export function wholeNumber(value: unknown): number {
  return Number.isSafeInteger(value) ? (value as number) : onlyZen();
}

export function truth(value: unknown): boolean {
  return typeof value === 'boolean' ? value : onlyZen();
}

/**
 * Two numbers that may be compared as they stand. ZEN compares decimals of at most 28 digits, this floating point: whole
 * numbers are the same in both, and others wherever they are not next to each other.
 */
export function comparable(a: number, b: number): boolean {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return true;
  const largest = Math.max(Math.abs(a), Math.abs(b));
  return largest < 1e15 && Math.abs(a - b) > 1e-9 * Math.max(1, largest);
}
