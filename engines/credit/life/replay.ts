import { assert, type Currency } from '@lendline/kernel';
import { readAct } from './acts.ts';
import { type ChargeStanding, chargeStandings } from './charge.ts';
import type { Pause } from './delinquency.ts';
import { stopIfTooLate } from './earned-daily/earning.ts';
import type { EventOf, LoanEvent } from './event.ts';
import type { Instalment } from './instalment.ts';
import { type ArrearsStep, LoanState } from './loan-state.ts';
import { recalculatedPlan } from './recalculated-plan.ts';
import type { LoanRules } from './rules.ts';
import type { LoanTransaction } from './transaction.ts';
import { wholePlan } from './whole-plan.ts';

export type LoanStatus = 'approved' | 'active' | 'overpaid' | 'closed';

/** What a loan's log comes to. */
export interface LoanLife {
  readonly status: LoanStatus;
  readonly plan: readonly Readonly<Instalment>[];
  readonly charges: readonly ChargeStanding[];
  /** In the order in which they took effect; those undone stand where they had. */
  readonly transactions: readonly LoanTransaction[];
  readonly outstanding: bigint;
  readonly overpaid: bigint;
  readonly chargedOff: { readonly on: Temporal.PlainDate; readonly fraud: boolean } | null;
  readonly writtenOffOn: Temporal.PlainDate | null;
  /** Fees kept back from the payout. */
  readonly keptBack: { readonly fee: bigint; readonly duty: bigint };
  /** Where interest is earned day by day: the day from which on none is. */
  readonly interestStoppedOn: Temporal.PlainDate | null;
  /** The day on which nothing was open any more. */
  readonly endedOn: Temporal.PlainDate | null;
  readonly pauses: readonly Pause[];
  readonly arrears: readonly ArrearsStep[];
}

/**
 * Reads a loan's log from its beginning, each entry on the day it takes effect: an entry that is backdated or undone
 * changes what all later ones meet (reverse and replay). The log is in the order of entry and is never changed.
 */
export function replay(rules: LoanRules, log: readonly LoanEvent[], currency: Currency): LoanLife {
  return lifeOf(stateOf(rules, log, currency), undoneTransactions(rules, log, currency));
}

/**
 * Reads a log entry by entry and says what it comes to after each. An entry that takes effect after all before it is
 * read once; one that is backdated, undoes another, or changes a whole schedule makes the log be read anew. An answer
 * holds until the next entry is read.
 */
export class LifeReader {
  readonly #rules: LoanRules;
  readonly #currency: Currency;
  readonly #log: LoanEvent[] = [];
  #state: LoanState;
  #undone: readonly LoanTransaction[] = [];
  /** The last day on which an entry so far takes effect. */
  #latest: Temporal.PlainDate | null = null;

  constructor(rules: LoanRules, currency: Currency) {
    this.#rules = rules;
    this.#currency = currency;
    this.#state = new LoanState(rules, currency, []);
  }

  read(event: LoanEvent): LoanLife {
    const isNext = this.#latest === null || Temporal.PlainDate.compare(this.#latest, event.on) <= 0;
    if (isNext) this.#latest = event.on;
    this.#log.push(event);
    if (event.kind === 'undo') this.#undone = undoneTransactions(this.#rules, this.#log, this.#currency);
    if (isNext && !changesWhole(this.#rules, event)) take(this.#state, event);
    else this.#state = stateOf(this.#rules, this.#log, this.#currency);
    return lifeOf(this.#state, this.#undone);
  }
}

/** Whether an entry changes what entries before it met, even when it takes effect after them. */
function changesWhole({ processing, interest }: LoanRules, { kind }: LoanEvent): boolean {
  if (kind === 'undo') return true;
  if (processing === 'in_date_order') return false;
  return interest.kind === 'recalculated' || kind === 'disbursement' || kind === 'charge' || kind === 'reschedule';
}

/** The loan after all entries that stand, each read on its day; in the order of entry where days are the same. */
export function stateOf(rules: LoanRules, log: readonly LoanEvent[], currency: Currency): LoanState {
  const undone = new Set(log.flatMap((event) => (event.kind === 'undo' ? [event.of] : [])));
  const standing = log.filter((event) => event.kind !== 'undo' && !undone.has(event.id));
  const inOrder = standing.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on));
  const entered = log.map((event) => event.entered);
  const state = new LoanState(rules, currency, entered);
  if (rules.processing === 'regenerated') readRegenerated(state, inOrder);
  else for (const event of inOrder) take(state, event);
  return state;
}

/** Reads an entry with what its day brings: a loan too late to earn stops before it, and its close is noted after it. */
function take(state: LoanState, event: LoanEvent): void {
  stopIfTooLate(state, event.on);
  readAct(state, event);
  state.closeEntry(event.on);
}

function readRegenerated(state: LoanState, inOrder: readonly LoanEvent[]): void {
  const paidOut = inOrder.filter((event) => event.kind === 'disbursement');
  if (paidOut.length === 0) return;
  state.plan = planOf(state, inOrder);
  const late = new Set(inOrder.filter((event) => event.kind === 'charge' && isTooLate(state.rules, event, inOrder)));
  for (const event of inOrder) if (event.kind === 'charge' && !late.has(event)) readAct(state, event);
  let before = paidOut.reduce((sum, { amount }) => sum + amount, 0n);
  for (const event of inOrder) {
    if (event.kind === 'disbursement') before -= event.amount;
    if (event.kind === 'disbursement') noteDisbursement(state, event, before);
    else if (event.kind !== 'charge' || late.has(event)) take(state, event);
  }
}

/** Where due charges are paid first, one that falls due on the day of a payment but was entered after it came too late. */
function isTooLate({ terms }: LoanRules, charge: EventOf<'charge'>, inOrder: readonly LoanEvent[]): boolean {
  if (terms.allocation.kind !== 'due_first') return false;
  const before = inOrder.slice(0, inOrder.indexOf(charge));
  return before.some(({ kind, on }) => kind === 'payment' && on.equals(charge.due));
}

/** The whole schedule, from all that the log says of it. */
function planOf({ rules, currency, lookedAt }: LoanState, inOrder: readonly LoanEvent[]): Instalment[] {
  const paidOut = inOrder.filter((event) => event.kind === 'disbursement');
  const changes = inOrder.filter((event) => event.kind === 'reschedule' && 'from' in event);
  if (rules.interest.kind !== 'recalculated') return wholePlan(rules, { paidOut, changes }, currency);
  const received = inOrder.filter((event) => event.kind === 'payment');
  const plan = recalculatedPlan(rules, { paidOut, received, lookedAt }, rules.interest);
  // The walk paid its own instalments to see what was late; the log pays these.
  return plan.map((one) => one.unpaid());
}

/** In a regenerated schedule the principal of later disbursements is there from the start; it is not open before its day. */
function noteDisbursement(state: LoanState, event: EventOf<'disbursement'>, later: bigint): void {
  state.later = later;
  state.note(event, 'disbursement', { amount: event.amount });
}

/** What a state says, with what was undone where it had stood. */
export function lifeOf(state: LoanState, undone: readonly LoanTransaction[]): LoanLife {
  const { plan, charges, outstanding, overpaid } = state;
  assert(overpaid === 0n || outstanding >= 0n, 'what is open is not negative');
  const all = undone.length === 0 ? state.transactions : [...state.transactions, ...undone];
  return {
    status: statusOf(state),
    plan,
    charges: chargeStandings(charges),
    transactions: all.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on)),
    outstanding,
    overpaid,
    chargedOff: state.chargedOff,
    writtenOffOn: state.writtenOffOn,
    keptBack: state.keptBack,
    interestStoppedOn: state.interestStoppedOn,
    endedOn: state.endedOn,
    pauses: state.pauses,
    arrears: state.arrears,
  };
}

function statusOf({ plan, outstanding, overpaid }: LoanState): LoanStatus {
  if (plan.length === 0) return 'approved';
  if (outstanding > 0n) return 'active';
  return overpaid > 0n ? 'overpaid' : 'closed';
}

/** What was undone reads as it did before it was. */
function undoneTransactions(rules: LoanRules, log: readonly LoanEvent[], currency: Currency): LoanTransaction[] {
  return log.flatMap((event, index) => {
    if (event.kind !== 'undo') return [];
    const before = replay(rules, log.slice(0, index), currency).transactions;
    return before.filter(({ id }) => id === event.of).map((one) => ({ ...one, undone: true }));
  });
}
