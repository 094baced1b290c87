import type { PhoneNumber } from '@lendline/kernel';
import type { CarrierCheckName } from '../../rules/validity.ts';
import type { CheckAnswer, CheckSubject } from '../carrier.ts';
import type { CamaraAnswer, CamaraCall } from './client.ts';

/** How one CAMARA API asks and answers a check: know one, know all. */
export interface CheckDescriptor {
  /** One or more calls; `null` when the subject lacks what the check compares. */
  calls(subject: CheckSubject): readonly CamaraCall[] | null;
  /** Reads the bodies of answers that came, in the order of the calls. */
  read(bodies: readonly Readonly<Record<string, unknown>>[], subject: CheckSubject): CheckAnswer;
  /**
   * Calls that make an answer fuller, once the first ones have come: what the operator does not say to them leaves the
   * answer as it is.
   */
  readonly more?: (answer: CheckAnswer, subject: CheckSubject) => readonly CamaraCall[];
  /** The fuller answer: bodies in the order of `more`, null where none came. */
  readonly complete?: (
    answer: CheckAnswer,
    bodies: readonly (Readonly<Record<string, unknown>> | null)[],
  ) => CheckAnswer;
  /** Errors that are answers: CAMARA code to meaning. All others are unknown. */
  readonly errors?: Readonly<Record<string, CheckAnswer>>;
}

const tenureSteps_months = [3, 6, 12, 24] as const;

export const checkDescriptors: Readonly<Record<CarrierCheckName, CheckDescriptor>> = {
  'kyc-match': {
    calls: ({ phone, name, idNumber, birthDate }) =>
      name && idNumber
        ? [
            {
              path: '/kyc-match/v0.4/match',
              scope: 'kyc-match:match',
              purpose: 'IdentityVerification',
              body: {
                phoneNumber: phone,
                name,
                idDocument: idNumber,
                ...(birthDate ? { birthdate: birthDate.toString() } : {}),
              },
            },
          ]
        : null,
    read: ([body]) => readMatch(body ?? {}),
    errors: {
      'KNOW_YOUR_CUSTOMER.ID_DOCUMENT_MISMATCH': failed({ match: 'id-differs' }),
      IDENTIFIER_NOT_FOUND: failed({ match: 'no-record' }),
    },
  },
  tenure: {
    // The API answers yes or no for one date, so several dates bracket the months: tenure is an interval.
    calls: ({ phone, now }) =>
      tenureSteps_months.map((months) => ({
        path: '/kyc-tenure/v0.2/check-tenure',
        scope: 'kyc-tenure:check-tenure',
        purpose: 'IdentityVerification',
        body: { phoneNumber: phone, tenureDate: monthsBefore(now, months).toString() },
      })),
    read: (bodies) => readTenure(bodies),
    // An operator counts its own contract. Whoever brought the number from another one has had it for longer, which the
    // question whether the number has changed hands since then tells.
    more: ({ facts }, { phone, now }) =>
      unreached(facts).map((months) => recyclingCall(phone, monthsBefore(now, months))),
    complete: acrossCarriers,
  },
  'sim-swap': swapCheck({ api: 'sim-swap', version: 'v2', dateField: 'latestSimChange' }),
  'device-swap': swapCheck({ api: 'device-swap', version: 'v1', dateField: 'latestDeviceChange' }),
  'number-recycling': {
    calls: ({ phone, knownSince }) => [recyclingCall(phone, knownSince)],
    read: ([body]) => fromFlag(body?.['phoneNumberRecycled'], 'recycled'),
  },
  'call-forwarding': {
    calls: ({ phone }) => [
      {
        path: '/call-forwarding-signal/v0.4/call-forwardings',
        scope: 'call-forwarding-signal:call-forwardings:read',
        purpose: 'FraudPreventionAndDetection',
        body: { phoneNumber: phone },
      },
    ],
    read: ([body]) => readForwarding(body?.['list'] ?? body),
  },
};

interface SwapApi {
  readonly api: 'sim-swap' | 'device-swap';
  readonly version: string;
  readonly dateField: string;
}

function swapCheck({ api, version, dateField }: SwapApi): CheckDescriptor {
  const purpose = 'FraudPreventionAndDetection';
  return {
    calls: ({ phone, swapWindow_h }) => [
      {
        path: `/${api}/${version}/check`,
        scope: `${api}:check`,
        purpose,
        body: { phoneNumber: phone, maxAge: swapWindow_h },
      },
    ],
    read: ([body], { swapWindow_h }) => {
      const answer = fromFlag(body?.['swapped'], 'swapped');
      return { ...answer, facts: { ...answer.facts, window_h: swapWindow_h } };
    },
    more: (_, { phone }) => [
      {
        path: `/${api}/${version}/retrieve-date`,
        scope: `${api}:retrieve-date`,
        purpose,
        body: { phoneNumber: phone },
      },
    ],
    // Null where the operator keeps no date for so long, and where it does not say.
    complete: (answer, [body]) => ({
      ...answer,
      facts: { ...answer.facts, changed_at: instantIn(body?.[dateField]) },
    }),
  };
}

function recyclingCall(phone: PhoneNumber, since: Temporal.PlainDate): CamaraCall {
  return {
    path: '/number-recycling/v0.2/check',
    scope: 'number-recycling:check',
    purpose: 'FraudPreventionAndDetection',
    body: { phoneNumber: phone, specifiedDate: since.toString() },
  };
}

/** `true`, `false` and `not_available` come as texts; not available is not a no. */
function readMatch(body: Readonly<Record<string, unknown>>): CheckAnswer {
  const [name, id] = [body['nameMatch'], body['idDocumentMatch']];
  if (id === 'false') return failed({ match: 'id-differs' });
  // Its own answer: where the id number holds no date the borrower typed one, and may have mistyped it.
  if (body['birthdateMatch'] === 'false') return failed({ match: 'birth-date-differs' });
  if (name === 'false') return failed({ match: 'name-differs', name_score: scoreOf(body['nameMatchScore']) });
  if (name === 'true' && id === 'true') return passed({ match: 'match' });
  return silent('not-supported');
}

function readTenure(bodies: readonly Readonly<Record<string, unknown>>[]): CheckAnswer {
  let min = 0;
  let max: number | null = null;
  for (const [index, months] of tenureSteps_months.entries()) {
    const reached = bodies[index]?.['tenureDateCheck'];
    if (typeof reached !== 'boolean') return silent('not-supported');
    if (reached) min = months;
    else max ??= months;
  }
  const contract = bodies[0]?.['contractType'];
  const facts = { months_min: min, months_max: max, contract: typeof contract === 'string' ? contract : null };
  return { outcome: min >= tenureSteps_months[0] ? 'pass' : 'fail', facts, unknownBecause: null };
}

/** The dates that the contract with the operator does not reach back to. */
function unreached(facts: CheckAnswer['facts']): readonly number[] {
  const reached = facts['months_min'];
  return typeof reached === 'number' ? tenureSteps_months.filter((months) => months > reached) : [];
}

/** Tenure with whatever operator: the number has had one holder since the last of the dates on which it still had. */
function acrossCarriers(
  answer: CheckAnswer,
  bodies: readonly (Readonly<Record<string, unknown>> | null)[],
): CheckAnswer {
  const { facts } = answer;
  let [min, max] = [facts['months_min'] ?? null, facts['months_max'] ?? null];
  const carrier = { carrier_months_min: min, carrier_months_max: max };
  for (const [index, months] of unreached(facts).entries()) {
    if (bodies[index]?.['phoneNumberRecycled'] !== false) break;
    [min, max] = [months, tenureSteps_months.find((step) => step > months) ?? null];
  }
  const outcome = typeof min === 'number' && min >= tenureSteps_months[0] ? 'pass' : answer.outcome;
  const isOneHolder = bodies[0]?.['phoneNumberRecycled'];
  // Null of a contract so old that nobody asks further, and where the operator did not say.
  const ported = typeof isOneHolder === 'boolean' ? !isOneHolder : null;
  return { ...answer, outcome, facts: { ...facts, months_min: min, months_max: max, ...carrier, ported } };
}

function instantIn(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  try {
    return Temporal.Instant.from(value).toString();
  } catch {
    return null;
  }
}

function readForwarding(list: unknown): CheckAnswer {
  const active = Array.isArray(list) ? list.map(String) : null;
  if (!active || active.length === 0) return silent('not-supported');
  if (active.includes('unconditional')) return failed({ forwarding: 'unconditional' });
  return passed({ forwarding: active.every((one) => one === 'inactive') ? 'inactive' : 'conditional' });
}

/** A flag that is true when something is wrong. */
function fromFlag(value: unknown, name: string): CheckAnswer {
  if (typeof value !== 'boolean') return silent('not-supported');
  return value ? failed({ [name]: true }) : passed({ [name]: false });
}

function scoreOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function monthsBefore(now: Temporal.Instant, months: number): Temporal.PlainDate {
  return now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ months });
}

function passed(facts: CheckAnswer['facts']): CheckAnswer {
  return { outcome: 'pass', facts, unknownBecause: null };
}

function failed(facts: CheckAnswer['facts']): CheckAnswer {
  return { outcome: 'fail', facts, unknownBecause: null };
}

export function silent(because: NonNullable<CheckAnswer['unknownBecause']>): CheckAnswer {
  return { outcome: 'unknown', facts: {}, unknownBecause: because };
}

/** What an answer of the operator means for a check that got no body. */
export function fromRefusal(
  descriptor: CheckDescriptor,
  answer: Exclude<CamaraAnswer, { kind: 'answer' }>,
): CheckAnswer {
  if (answer.kind === 'silence') return silent(answer.because);
  return descriptor.errors?.[answer.code] ?? silent(answer.status === 422 ? 'not-supported' : 'refused');
}
