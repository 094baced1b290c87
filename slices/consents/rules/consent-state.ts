import type { Consent } from '../contract.ts';

/** What the state of a consent follows from. */
export interface ConsentDates {
  readonly expiresAt: Temporal.Instant;
  readonly withdrawnAt: Temporal.Instant | null;
}

/** A withdrawal ends a consent at once; otherwise it lasts until it expires. */
export function stateAt({ expiresAt, withdrawnAt }: ConsentDates, now: Temporal.Instant): Consent['state'] {
  if (withdrawnAt !== null) return 'withdrawn';
  return Temporal.Instant.compare(now, expiresAt) < 0 ? 'given' : 'expired';
}
