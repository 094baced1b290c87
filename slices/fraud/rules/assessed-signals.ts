import type { Reading } from '@lendline/graph';
import type { LineReport } from '@lendline/lines/contract';
import { none, signalCatalogue, type SignalValue, type SignalValues } from '@lendline/typology';
import { attemptSignals } from './attempt-signals.ts';
import { codeSignals } from './code-signals.ts';
import { identitySignals } from './identity-signals.ts';
import type { Around, Subject } from './known-of-line.ts';
import { networkSignals } from './network-signals.ts';

/** All that is known when an attempt is assessed. */
export interface Known {
  readonly asOf: Temporal.Instant;
  readonly report: LineReport | null;
  readonly subject: Subject;
  readonly around: Around;
  /** Null where the entity graph knows nothing of the person. */
  readonly reading: Reading | null;
  /** Named emergency contacts that are on the block list. */
  readonly blockedContacts: number;
  /** Minor units; null where no amount was named. */
  readonly requested: bigint | null;
}

/** What attempts of a person are counted by. */
export function keysOf({ number, id, device, account, network }: Subject) {
  return { number, id, device, account, network };
}

const day_ms = 86_400_000;

/** Every signal of the catalogue, null where nobody answered: what is stored, so that it can be said again. */
export function assessedSignals(known: Known): Record<string, SignalValue | null> {
  const { asOf, report, subject, around, reading, blockedContacts } = known;
  const made: SignalValues = {
    ...identitySignals(report, asOf),
    ...attemptSignals({ attempts: around.attempts, keys: keysOf(subject), asOf, requested: known.requested }),
    ...codeSignals(report, asOf),
    ...deviceSignals(known),
    ...statementSignals(subject),
    ...networkSignals(reading),
    borrower_before: subject.firstLoan_ms !== null && subject.firstLoan_ms < asOf.epochMilliseconds,
    lines_of_id: around.id?.lines ?? null,
    own_unpaid_under_other_line: around.id?.unpaidElsewhere ?? null,
    emergency_contact_blocked: blockedContacts,
    emergency_contact_is_applicant: around.contactsInTurn,
  };
  return Object.fromEntries(signalCatalogue.map(({ id }) => [id, made[id] ?? null]));
}

function deviceSignals({ asOf, subject, around }: Known): SignalValues {
  const { device } = subject;
  if (device === null || around.device === null) return {};
  const { people, accounts, first_ms } = around.device;
  const age_ms = first_ms === null ? 0 : asOf.epochMilliseconds - first_ms;
  return {
    people_of_device: people,
    accounts_of_device: accounts,
    device_age_days: Math.max(0, age_ms / day_ms),
    device_known_to_line: deviceKnown(subject, device, asOf),
  };
}

/** So long somebody has used a device before it is theirs: whoever takes a line over does not wait so long. Judgement. */
const usualAfter_days = 7;

function deviceKnown({ devices }: Subject, device: string, asOf: Temporal.Instant): 'known' | 'new' | 'first' {
  const used = devices.find(({ key }) => key === device);
  const since_ms = used?.from_ms ?? asOf.epochMilliseconds;
  if (asOf.epochMilliseconds - since_ms >= usualAfter_days * day_ms) return 'known';
  return devices.some(({ key, from_ms }) => key !== device && from_ms < since_ms) ? 'new' : 'first';
}

/** Without a statement its numbers are `none`; with one they are not measured, and so unknown. */
function statementSignals({ statement }: Subject): SignalValues {
  if (statement === null) return {};
  const { suspicion, holder } = statement;
  if (suspicion !== 'no-statement') return { statement_suspicion: suspicion, statement_holder: holder };
  return {
    statement_suspicion: suspicion,
    statement_holder: suspicion,
    balances_that_do_not_follow_share: none,
    rows_of_another_person_share: none,
    income_passed_on_share: none,
    round_trip_share: none,
    payers_7d: none,
    income_jump_ratio: none,
    statement_first_row_days: none,
  };
}
