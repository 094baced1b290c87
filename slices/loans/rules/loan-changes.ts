import {
  atRate,
  type Currency,
  err,
  fromWire,
  money,
  ok,
  type Result,
  toDecimalString,
  type WireMoney,
} from '@lendline/kernel';
import type { LoanChange, LoanEventKind, LoanState } from '../contract.ts';
import { isOwed } from './lifecycle.ts';

/** What a change is judged by: the loan as its log reads on the day of the change. Amounts in minor units. */
export interface ChangeFacts {
  readonly state: LoanState;
  readonly currency: Currency;
  readonly disbursedOn: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  readonly on: Temporal.PlainDate;
  readonly duty_ppm: number;
  readonly every: { readonly count: number; readonly unit: string };
  readonly open: Readonly<Record<'principal' | 'interest' | 'fee' | 'penalty', bigint>>;
  /** Principal falls due after the day. */
  readonly hasDueAhead: boolean;
  readonly creditBalance: bigint;
  readonly events: readonly { readonly id: string; readonly kind: LoanEventKind; readonly isReversed: boolean }[];
  /** How long after the payout a borrower may withdraw, and has then to return the money. */
  readonly withdrawWithin_d: number;
  readonly returnWithin_d: number;
}

/** What goes into the log. */
export interface ChangeEntry {
  readonly body: Readonly<Record<string, unknown>>;
  readonly reverses: string | null;
}

export type RefusalCode =
  | 'loans.change-day'
  | 'loans.change-amount'
  | 'loans.change-most'
  | 'loans.change-dates'
  | 'loans.change-state'
  | 'loans.change-nothing-ahead'
  | 'loans.event-not-reversible'
  | 'loans.withdrawal-too-late'
  | 'loans.withdrawn-already';

export interface Refusal {
  readonly code: RefusalCode;
  readonly parameters: Readonly<Record<string, string>>;
}

type Checked = Result<ChangeEntry, Refusal>;

type ChangeOf<K extends LoanChange['kind']> = Extract<LoanChange, { readonly kind: K }>;

/** Kinds that give the lender's money away: a second person agrees to them. */
const givesAway: ReadonlySet<LoanChange['kind']> = new Set([
  'waiver',
  'goodwill-credit',
  'refund',
  'charge-off',
  'write-off',
  'interest-pause',
]);

export function needsSecondPerson({ kind }: LoanChange): boolean {
  return givesAway.has(kind);
}

/** Whether a loan takes a change on a day, and what is written down of it then. */
export function checkChange(change: LoanChange, facts: ChangeFacts): Checked {
  const { on, today, disbursedOn } = facts;
  if (Temporal.PlainDate.compare(on, disbursedOn) < 0 || Temporal.PlainDate.compare(on, today) > 0) {
    return refuse('loans.change-day', { from: disbursedOn.toString(), until: today.toString() });
  }
  return judge(change, facts);
}

const judges: { readonly [K in LoanChange['kind']]: (change: ChangeOf<K>, facts: ChangeFacts) => Checked } = {
  repayment: ({ amount }, facts) => withAmount(amount, facts),
  reversal: reverse,
  waiver: ({ component, amount }, facts) =>
    whileOwed(facts, () => withAmount(amount, facts, { most: facts.open[component], more: { component } })),
  charge,
  'goodwill-credit': ({ amount }, facts) => whileOwed(facts, () => withAmount(amount, facts)),
  chargeback: ({ amount }, facts) => withAmount(amount, facts),
  refund: ({ amount }, facts) => withAmount(amount, facts, { most: facts.creditBalance }),
  'charge-off': ({ fraud }, facts) => whileOwed(facts, () => entry({ fraud })),
  'write-off': (_, facts) => (isOwed(facts.state) ? entry({}) : refuse('loans.change-state', { state: facts.state })),
  're-age': reAge,
  're-amortise': (_, facts) => whileOwed(facts, () => whileAhead(facts, () => entry({}))),
  reschedule: ({ first, extraInstalments }, facts) =>
    whileOwed(facts, () => whileAhead(facts, () => ahead(first, facts, { first, extraInstalments }))),
  'interest-pause': ({ until }, facts) => whileOwed(facts, () => notBefore(until, facts)),
  'delinquency-pause': ({ until }, facts) => whileOwed(facts, () => notBefore(until, facts)),
  withdrawal: withdraw,
};

function judge<K extends LoanChange['kind']>(change: ChangeOf<K> & { readonly kind: K }, facts: ChangeFacts): Checked {
  const own: (change: ChangeOf<K>, facts: ChangeFacts) => Checked = judges[change.kind];
  return own(change, facts);
}

function reverse({ eventId }: ChangeOf<'reversal'>, { events }: ChangeFacts): Checked {
  const event = events.find(({ id }) => id === eventId);
  const possible = event && !event.isReversed && event.kind !== 'disbursement' && event.kind !== 'reversal';
  return possible ? ok({ body: {}, reverses: eventId }) : refuse('loans.event-not-reversible');
}

function charge({ penalty, amount, due }: ChangeOf<'charge'>, facts: ChangeFacts): Checked {
  const duty_ppm = penalty ? 0 : facts.duty_ppm;
  const day = Temporal.PlainDate.from(due);
  if (Temporal.PlainDate.compare(day, facts.disbursedOn) < 0) {
    return refuse('loans.change-dates', { after: facts.disbursedOn.toString() });
  }
  const read = fromWire(amount);
  const duty = read.ok ? atRate(read.value.amount, duty_ppm, 'half-even') : 0n;
  return whileOwed(facts, () => withAmount(amount, facts, { more: { penalty, due, duty: duty.toString() } }));
}

function reAge({ first, instalments }: ChangeOf<'re-age'>, facts: ChangeFacts): Checked {
  const { count, unit } = facts.every;
  return whileOwed(facts, () => ahead(first, facts, { first, instalments, everyCount: count, everyUnit: unit }));
}

function withdraw(_: ChangeOf<'withdrawal'>, facts: ChangeFacts): Checked {
  const last = facts.disbursedOn.add({ days: facts.withdrawWithin_d });
  if (Temporal.PlainDate.compare(facts.on, last) > 0) {
    return refuse('loans.withdrawal-too-late', { days: facts.withdrawWithin_d.toString(), last: last.toString() });
  }
  // A second one would only move the day by which the money goes back.
  if (facts.events.some(({ kind, isReversed }) => kind === 'withdrawal' && !isReversed)) {
    return refuse('loans.withdrawn-already');
  }
  const returnBy = facts.on.add({ days: facts.returnWithin_d }).toString();
  return whileOwed(facts, () => entry({ returnBy }));
}

/** Asked for, and no loss yet. */
function whileOwed({ state }: ChangeFacts, then: () => Checked): Checked {
  return state === 'active' || state === 'overdue' ? then() : refuse('loans.change-state', { state });
}

function whileAhead({ hasDueAhead }: ChangeFacts, then: () => Checked): Checked {
  return hasDueAhead ? then() : refuse('loans.change-nothing-ahead');
}

function ahead(first: string, { on, today }: ChangeFacts, body: ChangeEntry['body']): Checked {
  const day = Temporal.PlainDate.from(first);
  const isAhead = Temporal.PlainDate.compare(day, on) > 0 && Temporal.PlainDate.compare(day, today) >= 0;
  return isAhead ? entry(body) : refuse('loans.change-dates', { after: on.toString() });
}

function notBefore(until: string, { on }: ChangeFacts): Checked {
  const isOrder = Temporal.PlainDate.compare(Temporal.PlainDate.from(until), on) >= 0;
  return isOrder ? entry({ until }) : refuse('loans.change-dates', { after: on.subtract({ days: 1 }).toString() });
}

function withAmount(
  amount: WireMoney,
  { currency }: ChangeFacts,
  { most, more = {} }: { readonly most?: bigint; readonly more?: ChangeEntry['body'] } = {},
): Checked {
  const read = fromWire(amount);
  if (!read.ok || read.value.amount <= 0n || read.value.currency !== currency) {
    return refuse('loans.change-amount', { currency });
  }
  if (most !== undefined && read.value.amount > most) {
    return refuse('loans.change-most', { most: toDecimalString(money(most, currency)), currency });
  }
  return entry({ ...more, amount: read.value.amount.toString() });
}

function entry(body: ChangeEntry['body']): Checked {
  return ok({ body, reverses: null });
}

function refuse(code: RefusalCode, parameters: Refusal['parameters'] = {}): Checked {
  return err({ code, parameters });
}
