import type { LineCheck } from '../contract.ts';
import { validFor_h } from './validity.ts';

/** What a right code proves: the person holds the line now. */
export function possessionCheck(now: Temporal.Instant): LineCheck {
  return {
    name: 'possession',
    outcome: 'pass',
    facts: { method: 'one-time-code' },
    observedAt: now.toString(),
    validUntil: now.add({ hours: validFor_h.possession }).toString(),
    unknownBecause: null,
  };
}
