import type { Reading } from '@lendline/graph';
import type { SignalValues } from '@lendline/typology';

/**
 * From this score on a ring is suspected, which sends to a person. At 0.5 half of all couples with one account and families with one
 * phone were, and at 0.75 a tenth of these families still (simulated, `lendline bench fraud --seeds 1-10`).
 */
export const suspectedFrom = 0.8;

/**
 * What the entity graph says of a borrower as signals. `null` is a person of whom nothing is known there, which is unknown and not
 * clear: whoever is assessed has just been told of.
 */
export function networkSignals(reading: Reading | null): SignalValues {
  if (!reading) return {};
  const { ring, exposure, shared } = reading;
  return {
    ring_score: ring.score.value,
    ring_people: ring.by_kind.borrower,
    ring_sharers_of_several: ring.score.facts.sharers_of_several,
    ring_burst: ring.score.facts.burst,
    ring_shared_account_people: shared.account.people,
    ring_is_family: ring.score.family,
    blocked_at_first_degree: exposure.first_degree,
    blocked_at_second_degree: exposure.second_degree,
    people_naming_emergency_contact: shared['emergency-contact'].people,
  };
}
