import { seededRandom } from '@lendline/kernel';
import type { CreditQuery } from '@lendline/world';

/** Judgement: of those who ask the register about somebody, so many lend, for at most so long. */
const lent_share = 0.4;
const longest_months = 6;

/**
 * How many lenders have an open loan to somebody, by what they asked the register: some of those who asked lent, for one to six months.
 * Whether and for how long is drawn from the question itself, so that the same history always tells the same.
 */
export function openLenders(
  queries: readonly CreditQuery[],
  { at, zone }: { at: Temporal.Instant; zone: string },
): number {
  const open = queries.filter(({ institution, at_ms }) => {
    const random = seededRandom(`open/${institution}/${at_ms}`);
    if (random.next() >= lent_share) return false;
    const from = Temporal.Instant.fromEpochMilliseconds(at_ms).toZonedDateTimeISO(zone);
    const until = from.add({ months: 1 + random.below(longest_months) });
    return Temporal.Instant.compare(until.toInstant(), at) > 0;
  });
  return new Set(open.map(({ institution }) => institution)).size;
}
