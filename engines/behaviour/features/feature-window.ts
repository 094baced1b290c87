/**
 * How far back a feature looks, or everything there is. A window of 30 days is the 30 whole local days before the day
 * of `as_of`, and that day as far as it has gone.
 */
export type FeatureWindow = '7d' | '30d' | '90d' | '180d' | 'all';

/** From short to long: each holds the ones before it. */
export const featureWindows: readonly FeatureWindow[] = ['7d', '30d', '90d', '180d', 'all'];

const day_ms = 86_400_000;

/** Whole days before the day of `as_of`; infinite for everything. */
export function windowDays(window: FeatureWindow): number {
  return window === 'all' ? Infinity : Number.parseInt(window, 10);
}

/** That many times 24 hours before `as_of`, in epoch milliseconds, for what is not counted by local days. */
export function windowStart(window: FeatureWindow, as_of: Temporal.Instant): number {
  return as_of.epochMilliseconds - windowDays(window) * day_ms;
}

/** The feature's name with its window: `number_of_contacts__call__90d`. */
export function windowed(name: string, window: FeatureWindow): string {
  return `${name}__${window}`;
}
