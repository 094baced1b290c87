import { dayIn } from '@lendline/kernel';
import type { CheckName, LineCheck, LineReport } from '@lendline/lines/contract';
import type { Facts } from '@lendline/strategy';

export interface OnTheDay {
  readonly asOf: Temporal.Instant;
  readonly zone: string;
  /** The day of an earlier decision's match, which a repeat borrower may still stand on. */
  readonly identityCheckedOn: Temporal.PlainDate | null;
}

/** The carrier's checks as facts. A check that is unknown, or whose time has passed, is no fact. */
export function lineFacts(report: LineReport | null, on: OnTheDay): Partial<Facts> {
  const earlier = { identity_checked_on: on.identityCheckedOn ?? ('none' as const) };
  if (!report) return earlier;
  const known = (name: CheckName) => knownCheck(report, name, on.asOf);
  return {
    ...earlier,
    ...matchFacts(known('kyc-match'), on.zone),
    ...flagFact('possession', known('possession'), true),
    ...flagFact('sim_swapped', known('sim-swap'), false),
    ...flagFact('number_recycled', known('number-recycling'), false),
    ...tenureFacts(known('tenure')),
    ...forwardingFacts(known('call-forwarding')),
  };
}

/** Asked just before the decision, so its time may begin after `asOf`; what counts is that it has not passed. */
function knownCheck({ checks }: LineReport, name: CheckName, asOf: Temporal.Instant): LineCheck | undefined {
  const check = checks.find((one) => one.name === name);
  if (!check || check.outcome === 'unknown') return undefined;
  return Temporal.Instant.compare(asOf, Temporal.Instant.from(check.validUntil)) < 0 ? check : undefined;
}

function flagFact(
  name: 'possession' | 'sim_swapped' | 'number_recycled',
  check: LineCheck | undefined,
  onPass: boolean,
): Partial<Facts> {
  return check ? { [name]: check.outcome === 'pass' ? onPass : !onPass } : {};
}

type Match = Extract<Facts['name_id_number_match'], string>;
const matches: ReadonlySet<unknown> = new Set<Match>([
  'match',
  'name-differs',
  'id-differs',
  'birth-date-differs',
  'no-record',
]);

function matchFacts(check: LineCheck | undefined, zone: string): Partial<Facts> {
  const match = check?.facts['match'];
  if (!check || !matches.has(match)) return {};
  return {
    name_id_number_match: match as Match,
    ...(match === 'match' && { identity_checked_on: dayIn(zone, Temporal.Instant.from(check.observedAt)) }),
  };
}

function tenureFacts(check: LineCheck | undefined): Partial<Facts> {
  const [min, max] = [check?.facts['months_min'], check?.facts['months_max']];
  if (typeof min !== 'number') return {};
  return { tenure_months: { min, max: typeof max === 'number' ? max : 'open' } };
}

function forwardingFacts(check: LineCheck | undefined): Partial<Facts> {
  const state = check?.facts['forwarding'];
  return state === 'inactive' || state === 'conditional' || state === 'unconditional' ? { call_forwarding: state } : {};
}
