import type { CheckName, LineCheck, LineReport } from '@lendline/lines/contract';
import { none, type SignalId, type SignalValue, type SignalValues } from '@lendline/typology';

/** What the carrier says of a line as signals. A check that is unknown, or whose time has passed, is no signal. */
export function identitySignals(report: LineReport | null, asOf: Temporal.Instant): SignalValues {
  const known = (name: CheckName): LineCheck | undefined => {
    const check = report?.checks.find((one) => one.name === name);
    if (!check || check.outcome === 'unknown') return undefined;
    return Temporal.Instant.compare(asOf, Temporal.Instant.from(check.validUntil)) < 0 ? check : undefined;
  };
  return {
    ...matchSignals(known('kyc-match')),
    possession_proved: flagOf(known('possession'), 'pass'),
    number_recycled: flagOf(known('number-recycling'), 'fail'),
    hours_since_sim_swap: hoursSince(known('sim-swap'), asOf),
    hours_since_device_swap: hoursSince(known('device-swap'), asOf),
    call_forwarding: oneOf(known('call-forwarding')?.facts['forwarding'], ['inactive', 'conditional', 'unconditional']),
    tenure_months: numberOf(known('tenure')?.facts['months_min']),
    days_since_porting: known('tenure')?.facts['ported'] === false ? none : null,
    // Nobody is asked how long they have had their number, so nobody claims too much.
    months_younger_than_claimed: none,
  };
}

/** A name or id that differs says nothing of the rest, which the carrier then did not compare. */
function matchSignals(check: LineCheck | undefined): SignalValues {
  const said = check?.facts['match'];
  const all = (value: SignalValue | null): SignalValues => ({
    name_match: value,
    id_match: value,
    birth_date_match: value,
  });
  if (said === 'match' || said === 'no-record') return all(said);
  const differs = typeof said === 'string' ? differing.get(said) : undefined;
  return differs ? { ...all(null), [differs]: 'differs' } : all(null);
}

const differing: ReadonlyMap<string, SignalId> = new Map([
  ['name-differs', 'name_match'],
  ['id-differs', 'id_match'],
  ['birth-date-differs', 'birth_date_match'],
]);

function flagOf(check: LineCheck | undefined, outcome: LineCheck['outcome']): boolean | null {
  return check ? check.outcome === outcome : null;
}

/** The carrier says when, or only whether: that there was a swap of which nobody knows when may have been a moment ago. */
function hoursSince(check: LineCheck | undefined, asOf: Temporal.Instant): SignalValue | null {
  if (!check) return null;
  const { changed_at: changedAt } = check.facts;
  if (typeof changedAt !== 'string') return check.outcome === 'pass' ? none : 0;
  return Math.max(0, asOf.since(Temporal.Instant.from(changedAt)).total('hours'));
}

function oneOf(value: unknown, choices: readonly string[]): string | null {
  return typeof value === 'string' && choices.includes(value) ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
