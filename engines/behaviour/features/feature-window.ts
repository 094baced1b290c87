/** How far back a feature looks: whole days before `as_of`, or everything there is. */
export type FeatureWindow = '30d' | '90d' | '180d' | 'all';

export const featureWindows: readonly FeatureWindow[] = ['30d', '90d', '180d', 'all'];

const day_ms = 86_400_000;

/** The first instant of a window, in epoch milliseconds; the last is the one before `as_of`. */
export function windowStart(window: FeatureWindow, as_of: Temporal.Instant): number {
  return window === 'all' ? -Infinity : as_of.epochMilliseconds - Number.parseInt(window, 10) * day_ms;
}

/** The feature's name with its window: `number_of_contacts__call__90d`. */
export function windowed(name: string, window: FeatureWindow): string {
  return `${name}__${window}`;
}
