import type { LineCheck, LineReport } from '@lendline/lines/contract';
import type { LineFacts, ObservedApplication } from '@lendline/world';

const zone = 'Asia/Shanghai';
/** The dates for which a lender asks whether the line was this person's already, as it does of operators. */
const tenureSteps_months = [3, 6, 12, 24];

/**
 * What a lender's checks of the line come to at the moment of a request, had it asked the operators of the simulated country:
 * the same facts as CAMARA's answers, without the sockets.
 */
export function carrierReport({ line, phone, at_ms }: ObservedApplication): LineReport {
  const at = Temporal.Instant.fromEpochMilliseconds(at_ms);
  const activated = Temporal.PlainDate.from(line.activatedOn)
    .toZonedDateTime({ timeZone: zone, plainTime: '09:00' })
    .toInstant();
  // An activation counts as a change, as CAMARA has it.
  const changed = (change_ms: number | null) =>
    (change_ms === null ? activated : Temporal.Instant.fromEpochMilliseconds(change_ms)).toString();
  const said: readonly Pick<LineCheck, 'name' | 'facts'>[] = [
    { name: 'possession', facts: {} },
    { name: 'kyc-match', facts: { match: matchOf(line) } },
    { name: 'tenure', facts: tenureOf(line, at) },
    { name: 'sim-swap', facts: { changed_at: changed(line.simChangedAt_ms) } },
    { name: 'device-swap', facts: { changed_at: changed(line.deviceChangedAt_ms) } },
    // Since the lender knew the number it has had one owner: in the book, numbers change hands before.
    { name: 'number-recycling', facts: { recycled: false } },
    { name: 'call-forwarding', facts: { forwarding: forwardingOf(line) } },
  ];
  const validUntil = at.add({ hours: 1 }).toString();
  const checks = said.map(
    (one): LineCheck => ({ ...one, outcome: 'pass', observedAt: at.toString(), validUntil, unknownBecause: null }),
  );
  return { lineId: phone as unknown as LineReport['lineId'], askedAt: at.toString(), checks };
}

function matchOf({ nameMatches, idNumberMatches }: LineFacts): string {
  if (!idNumberMatches) return 'id-differs';
  return nameMatches ? 'match' : 'name-differs';
}

function tenureOf({ activatedOn }: LineFacts, at: Temporal.Instant): LineCheck['facts'] {
  const today = at.toZonedDateTimeISO('UTC').toPlainDate();
  const since = Temporal.PlainDate.from(activatedOn);
  const months_min = tenureSteps_months.findLast(
    (months) => Temporal.PlainDate.compare(since, today.subtract({ months })) <= 0,
  );
  // Nobody asks further of a contract that is old enough; nobody in the book brought a number from another operator.
  return { months_min: months_min ?? 0, ported: months_min === tenureSteps_months.at(-1) ? null : false };
}

function forwardingOf({ forwarding }: LineFacts): string {
  if (forwarding.includes('unconditional')) return 'unconditional';
  return forwarding.length === 0 ? 'inactive' : 'conditional';
}
