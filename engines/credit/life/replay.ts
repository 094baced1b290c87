import { assert, type Currency } from '@lendline/kernel';
import { downPaymentOf } from '../down-payment.ts';
import { addCharge, type ChargeStanding, chargeStandings, componentOf } from './charge.ts';
import type { EventOf, LoanEvent } from './event.ts';
import { refundCredit, takeBack } from './give-back.ts';
import type { Instalment } from './instalment.ts';
import { LoanState } from './loan-state.ts';
import { noParts, onlyPart, type Parts, plus, sumOf } from './parts.ts';
import { changePlan } from './change-plan.ts';
import { payAhead } from './pay-ahead.ts';
import { addToPlan, firstPlan, insertDownPayment } from './plan.ts';
import { reAge, reAmortise } from './replan.ts';
import { recalculatedPlan } from './recalculated-plan.ts';
import type { LoanRules } from './rules.ts';
import { spend } from './spend.ts';
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
    const effect = effectOf(event);
    const isNext = this.#latest === null || Temporal.PlainDate.compare(this.#latest, effect) <= 0;
    if (isNext) this.#latest = effect;
    this.#log.push(event);
    if (event.kind === 'undo') this.#undone = undoneTransactions(this.#rules, this.#log, this.#currency);
    if (isNext && !changesWhole(this.#rules, event)) read(this.#state, event);
    else this.#state = stateOf(this.#rules, this.#log, this.#currency);
    return lifeOf(this.#state, this.#undone);
  }
}

/** Whether an entry changes what entries before it met, even when it takes effect after them. */
function changesWhole({ processing, recalculation }: LoanRules, { kind }: LoanEvent): boolean {
  if (kind === 'undo') return true;
  if (processing === 'in_date_order') return false;
  return recalculation !== null || kind === 'disbursement' || kind === 'charge' || kind === 'reschedule';
}

function stateOf(rules: LoanRules, log: readonly LoanEvent[], currency: Currency): LoanState {
  const undone = new Set(log.flatMap((event) => (event.kind === 'undo' ? [event.of] : [])));
  const standing = log.filter((event) => event.kind !== 'undo' && !undone.has(event.id));
  const inOrder = standing.toSorted((a, b) => Temporal.PlainDate.compare(effectOf(a), effectOf(b)));
  const entered = log.map((event) => event.entered);
  const state = new LoanState(rules, currency, entered);
  if (rules.processing === 'regenerated') readRegenerated(state, inOrder);
  else for (const event of inOrder) read(state, event);
  return state;
}

/** A charge is known from the day it was entered, or falls due if that is before; money comes on its day. */
function effectOf({ kind, on, entered }: LoanEvent): Temporal.PlainDate {
  return kind === 'charge' && Temporal.PlainDate.compare(entered, on) < 0 ? entered : on;
}

function readRegenerated(state: LoanState, inOrder: readonly LoanEvent[]): void {
  const paidOut = inOrder.filter((event) => event.kind === 'disbursement');
  if (paidOut.length === 0) return;
  state.plan = planOf(state, inOrder);
  const late = new Set(inOrder.filter((event) => event.kind === 'charge' && isTooLate(state.rules, event, inOrder)));
  for (const event of inOrder) if (event.kind === 'charge' && !late.has(event)) read(state, event);
  let before = paidOut.reduce((sum, { amount }) => sum + amount, 0n);
  for (const event of inOrder) {
    if (event.kind === 'disbursement') before -= event.amount;
    if (event.kind === 'disbursement') noteDisbursement(state, event, before);
    else if (event.kind !== 'charge' || late.has(event)) read(state, event);
  }
}

/** Where due charges are paid first, one that falls due on the day of a payment but was entered after it came too late. */
function isTooLate({ strategy }: LoanRules, charge: LoanEvent, inOrder: readonly LoanEvent[]): boolean {
  if (strategy.kind !== 'due_first') return false;
  const before = inOrder.slice(0, inOrder.indexOf(charge));
  return before.some(({ kind, on }) => kind === 'payment' && on.equals(charge.on));
}

/** The whole schedule, from all that the log says of it. */
function planOf({ rules, currency, lookedAt }: LoanState, inOrder: readonly LoanEvent[]): Instalment[] {
  const paidOut = inOrder.filter((event) => event.kind === 'disbursement');
  const changes = inOrder.filter((event) => event.kind === 'reschedule');
  if (rules.recalculation === null) return wholePlan(rules, { paidOut, changes }, currency);
  const received = inOrder.filter((event) => event.kind === 'payment');
  const plan = recalculatedPlan(rules, { paidOut, received, lookedAt }, rules.recalculation);
  // The walk paid its own instalments to see what was late; the log pays these.
  return plan.map((one) => one.unpaid());
}

/** In a regenerated schedule the principal of later disbursements is there from the start; it is not open before its day. */
function noteDisbursement(state: LoanState, event: EventOf<'disbursement'>, later: bigint): void {
  state.later = later;
  state.note(event, 'disbursement', { amount: event.amount });
}

type Reader<K extends LoanEvent['kind']> = (state: LoanState, event: EventOf<K>) => void;

const nothing = (): void => undefined;

/** What each kind of entry does when it takes effect; some only tell others when. */
const readers: { readonly [K in LoanEvent['kind']]: Reader<K> } = {
  disbursement: disburse,
  payment: pay,
  charge: (state, event) => void state.charges.push(addCharge(state.plan, event, chargeBase(state))),
  waiver: waive,
  charge_adjustment: adjustCharge,
  chargeback: takeBack,
  credit_balance_refund: refundCredit,
  charge_off: chargeOff,
  re_age: reAge,
  re_amortise: reAmortise,
  reschedule: (state, event) => reschedule(state, event),
  rate_change: (state, { on, rate_ppm }) => changePlan(state, [{ kind: 'rate', from: on, rate_ppm }], on),
  interest_pause: (state, { on, until }) => changePlan(state, [{ kind: 'interest_pause', from: on, to: until }], on),
  close_of_business: nothing,
  undo: nothing,
};

function read<K extends LoanEvent['kind']>(state: LoanState, event: EventOf<K> & { readonly kind: K }): void {
  const reader: Reader<K> = readers[event.kind];
  reader(state, event);
}

function disburse(state: LoanState, event: EventOf<'disbursement'>): void {
  if (state.plan.length === 0) {
    state.plan = firstPlan(state.rules, event, state.currency);
    state.firstPaidOut = event;
  } else payOutMore(state, event);
  useOverpaid(state, event.on);
  state.note(event, 'disbursement', { amount: event.amount });
}

/** With interest the rest is levelled anew; without it the new money is spread over what is to come. */
function payOutMore(state: LoanState, event: EventOf<'disbursement'>): void {
  const { on, amount } = event;
  if (state.rules.terms.rate_ppm === 0) return addToPlan(state.plan, state.rules, event);
  const down = downPaymentOf(state.rules.terms, amount);
  if (down > 0n) insertDownPayment(state.plan, { on, amount: down }, 'after what falls due that day');
  changePlan(state, [{ kind: 'payout', on, amount }], on);
}

/** A regenerated schedule knows of it from the start; see `wholePlan`. */
function reschedule(state: LoanState, { on, from, change }: EventOf<'reschedule'>): void {
  if (state.rules.processing === 'regenerated') return;
  assert('to' in change || 'extraInstalments' in change, 'in date order no grace is added later');
  if ('to' in change) changePlan(state, [{ kind: 'due_date', from, to: change.to }], on);
  else changePlan(state, [{ kind: 'instalments', from, extra: change.extraInstalments }], on);
}

/** What was overpaid pays what is owed since. */
function useOverpaid(state: LoanState, on: Temporal.PlainDate): void {
  const { left } = spend(state, { amount: state.overpaid, on, as: 'repayment' }, state.rules.strategy);
  state.overpaid = left;
}

function pay(state: LoanState, event: EventOf<'payment'>): void {
  const { rules } = state;
  const recalculates = rules.recalculation !== null && rules.processing === 'in_date_order';
  const { parts, left } = recalculates ? payAhead(state, event) : spend(state, event, rules.strategy);
  state.overpaid += left;
  state.note(event, event.as, { amount: event.amount, parts, overpaid: left });
}

/** A share of a charge is taken of the principal with all its interest. */
function chargeBase({ plan }: LoanState): bigint {
  return plan.reduce((sum, { owed }) => sum + owed.principal + owed.interest, 0n);
}

function waive(state: LoanState, event: EventOf<'waiver'>): void {
  const charge = state.charge(event.of);
  const component = componentOf(charge);
  const paid = chargeStandings(state.charges).find(({ id }) => id === charge.id)?.paid ?? 0n;
  const open = charge.amount - charge.waived - paid;
  charge.within.waive(component, open, event.on);
  charge.waived += open;
  // Of income, only what was recognised before goes back: see `withAccruals`.
  state.note(event, 'waiver', { amount: open });
}

function adjustCharge(state: LoanState, event: EventOf<'charge_adjustment'>): void {
  const charge = state.charge(event.of);
  const component = componentOf(charge);
  const own = charge.within.pay(component, event.amount, event.on);
  const rest = spend(state, { amount: event.amount - own, on: event.on, as: 'repayment' }, state.rules.strategy);
  state.overpaid += rest.left;
  const parts = plus(onlyPart(component, own), rest.parts);
  state.note(event, 'charge_adjustment', { amount: event.amount, parts, overpaid: rest.left });
}

function chargeOff(state: LoanState, event: EventOf<'charge_off'>): void {
  const parts = state.plan.reduce<Parts>((sum, { openParts }) => plus(sum, openParts), noParts);
  state.chargedOff = { on: event.on, fraud: event.fraud };
  state.note(event, 'charge_off', { amount: sumOf(parts), parts, fraud: event.fraud });
}

function lifeOf(state: LoanState, undone: readonly LoanTransaction[]): LoanLife {
  const { plan, charges, outstanding, overpaid, chargedOff } = state;
  assert(overpaid === 0n || outstanding >= 0n, 'what is open is not negative');
  const transactions = [...state.transactions, ...undone].toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on));
  return {
    status: statusOf(state),
    plan,
    charges: chargeStandings(charges),
    transactions,
    outstanding,
    overpaid,
    chargedOff,
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
