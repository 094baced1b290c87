import { assert } from '@lendline/kernel';
import { downPaymentOf } from '../down-payment.ts';
import { changePlan, passOnExcess } from './change-plan.ts';
import { addCharge, chargeStandings, componentOf, waiveCharges } from './charge.ts';
import { dailyEarning, stopInterest } from './earned-daily/earning.ts';
import { reAgeAll, reAmortiseAll, rescheduleNext } from './earned-daily/new-plan.ts';
import { pauseEarning } from './earned-daily/pause.ts';
import { endIfPaid, payEarning } from './earned-daily/pay.ts';
import { withdraw } from './earned-daily/withdraw.ts';
import type { EventOf, LoanEvent } from './event.ts';
import { refundCredit, takeBack } from './give-back.ts';
import type { LoanState } from './loan-state.ts';
import { noParts, onlyPart, type Parts, plus, smaller, sumOf } from './parts.ts';
import { payAhead } from './pay-ahead.ts';
import { addToPlan, firstPlan, insertDownPayment } from './plan.ts';
import { reAge, reAmortise } from './replan.ts';
import { spend, type Spent } from './spend.ts';

type Reader<K extends LoanEvent['kind']> = (state: LoanState, event: EventOf<K>) => void;

const nothing = (): void => undefined;

/** What each kind of entry does when it takes effect; some only tell others when. */
const readers: { readonly [K in LoanEvent['kind']]: Reader<K> } = {
  disbursement: disburse,
  payment: pay,
  charge: (state, event) => void state.charges.push(addCharge(state.plan, event, chargeBase(state))),
  waiver: (state, event) => ('of' in event ? waiveCharge(state, event.of, event) : waiveOpen(state, event)),
  charge_adjustment: adjustCharge,
  chargeback: takeBack,
  credit_balance_refund: refundCredit,
  charge_off: (state, event) => chargeOff(state, event, event.fraud),
  write_off: writeOff,
  re_age: (state, event) => (earnsDaily(state) ? reAgeAll(state, event) : reAge(state, event)),
  re_amortise: (state, event) => (earnsDaily(state) ? reAmortiseAll(state, event) : reAmortise(state, event)),
  reschedule,
  rate_change: (state, { on, rate_ppm }) => changePlan(state, [{ kind: 'rate', from: on, rate_ppm }], on),
  interest_pause: pauseInterest,
  withdrawal: withdraw,
  delinquency_pause: (state, { on, until }) => void state.pauses.push({ from: on, until }),
  close_of_business: nothing,
  undo: nothing,
};

/** Reads one entry over what those before it have come to. */
export function readAct<K extends LoanEvent['kind']>(state: LoanState, event: EventOf<K> & { readonly kind: K }): void {
  const reader: Reader<K> = readers[event.kind];
  reader(state, event);
}

/** The schedule is dated from the day of payment; fees of that day are kept back from the payout. */
function disburse(state: LoanState, event: EventOf<'disbursement'>): void {
  if (state.plan.length === 0) {
    const { plan, keptBack } = firstPlan(state.rules, event, state.currency);
    state.plan = plan;
    state.keptBack = keptBack;
    state.firstPaidOut = event;
  } else payOutMore(state, event);
  useOverpaid(state, event.on);
  state.note(event, 'disbursement', { amount: event.amount });
}

/** With interest the rest is levelled anew; without it the new money is spread over what is to come. */
function payOutMore(state: LoanState, event: EventOf<'disbursement'>): void {
  const { on, amount } = event;
  assert(state.rules.terms.fees.length === 0, 'a loan with fees of its own is paid out once');
  if (state.rules.terms.rate_ppm === 0) {
    addToPlan(state.plan, state.rules, event);
    return passOnExcess(state, state.plan, on);
  }
  const down = downPaymentOf(state.rules.terms, amount);
  if (down > 0n) insertDownPayment(state.plan, { on, amount: down }, 'after what falls due that day');
  changePlan(state, [{ kind: 'payout', on, amount }], on);
}

function reschedule(state: LoanState, event: EventOf<'reschedule'>): void {
  if ('first' in event) {
    assert(earnsDaily(state), 'the next due date alone moves where interest is earned day by day');
    return rescheduleNext(state, event);
  }
  // A regenerated schedule knows of it from the start; see `wholePlan`.
  if (state.rules.processing === 'regenerated') return;
  const { on, from, change } = event;
  assert('to' in change || 'extraInstalments' in change, 'in date order no grace is added later');
  if ('to' in change) changePlan(state, [{ kind: 'due_date', from, to: change.to }], on);
  else changePlan(state, [{ kind: 'instalments', from, extra: change.extraInstalments }], on);
}

function pauseInterest(state: LoanState, event: EventOf<'interest_pause'>): void {
  if (earnsDaily(state)) return pauseEarning(state, event);
  changePlan(state, [{ kind: 'interest_pause', from: event.on, to: event.until }], event.on);
}

/** What was overpaid pays what is owed since. */
function useOverpaid(state: LoanState, on: Temporal.PlainDate): void {
  const { left } = spend(state, { amount: state.overpaid, on, as: 'repayment' });
  state.overpaid = left;
}

function pay(state: LoanState, event: EventOf<'payment'>): void {
  const { parts, left, returned } = spentBy(state, event);
  state.overpaid += left + (returned?.toOverpaid ?? 0n);
  state.note(event, event.as, { amount: event.amount, parts, overpaid: left, returned });
}

function spentBy(state: LoanState, event: EventOf<'payment'>): Spent {
  const { interest, processing } = state.rules;
  if (interest.kind === 'earned_daily') return payEarning(state, event);
  const inDateOrder = interest.kind === 'recalculated' && processing === 'in_date_order';
  return inDateOrder ? payAhead(state, event) : spend(state, event);
}

/** A share of a charge is taken of the principal with all its interest. */
function chargeBase({ plan }: LoanState): bigint {
  return plan.reduce((sum, { owed }) => sum + owed.principal + owed.interest, 0n);
}

function waiveCharge(state: LoanState, of: string, event: EventOf<'waiver'>): void {
  const charge = state.charge(of);
  const component = componentOf(charge);
  const paid = chargeStandings(state.charges).find(({ id }) => id === charge.id)?.paid ?? 0n;
  const open = charge.amount - charge.waived - paid;
  if (component === 'fee') charge.within.takeDuty(open);
  charge.within.waive(component, open, event.on);
  charge.waived += open;
  // Of income, only what was recognised before goes back: see `withAccruals`.
  state.note(event, 'waiver', { amount: open, returned: endIfPaid(state, event.on) });
}

function waiveOpen(state: LoanState, event: Exclude<EventOf<'waiver'>, { readonly of: string }>): void {
  const { component } = event;
  let left = event.amount;
  for (const within of state.plan) {
    const part = smaller(left, within.open(component));
    if (part <= 0n) continue;
    if (component === 'fee') within.takeDuty(part);
    waiveCharges(state.charges, { within, component, part });
    within.waive(component, part, event.on);
    left -= part;
  }
  const amount = event.amount - left;
  const returned = endIfPaid(state, event.on);
  state.note(event, 'waiver', { amount, parts: onlyPart(component, amount), returned });
}

function adjustCharge(state: LoanState, event: EventOf<'charge_adjustment'>): void {
  const charge = state.charge(event.of);
  const component = componentOf(charge);
  const own = charge.within.pay(component, event.amount, event.on);
  const rest = spend(state, { amount: event.amount - own, on: event.on, as: 'repayment' });
  state.overpaid += rest.left;
  const parts = plus(onlyPart(component, own), rest.parts);
  state.note(event, 'charge_adjustment', { amount: event.amount, parts, overpaid: rest.left });
}

/** All that is open is a loss from the day on; it is still owed, and where interest is earned day by day earns no more. */
function chargeOff(state: LoanState, event: EventOf<'charge_off' | 'write_off'>, fraud: boolean): void {
  if (state.chargedOff !== null) return;
  const { on } = event;
  if (earnsDaily(state)) {
    for (const line of state.plan) line.feesAreEarned = true;
    stopInterest(state, { on, lastEarningDay: on });
  }
  const parts = state.plan.reduce<Parts>((sum, { openParts }) => plus(sum, openParts), noParts);
  state.chargedOff = { on, fraud };
  state.note(event, 'charge_off', { amount: sumOf(parts), parts, fraud });
}

function writeOff(state: LoanState, event: EventOf<'write_off'>): void {
  chargeOff(state, event, false);
  state.writtenOffOn = event.on;
}

function earnsDaily({ rules }: LoanState): boolean {
  return dailyEarning(rules) !== null;
}
