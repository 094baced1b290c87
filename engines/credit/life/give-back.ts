import { present } from '@lendline/kernel';
import { components } from '../component.ts';
import { afterLast } from './charge.ts';
import type { EventOf } from './event.ts';
import type { Instalment } from './instalment.ts';
import type { LoanState } from './loan-state.ts';
import { noParts, onlyPart, type Parts, plus, smaller } from './parts.ts';

/** A payment was taken back by the borrower's bank. */
export function takeBack(state: LoanState, event: EventOf<'chargeback'>): void {
  giveBack(state, event, (amount) => partsTakenBack(state, event, amount));
}

/** What was overpaid goes back to the borrower; a later entry may have used some of it since. */
export function refundCredit(state: LoanState, event: EventOf<'credit_balance_refund'>): void {
  giveBack(state, event, (amount) => onlyPart('principal', amount));
}

/**
 * Money leaves the loan: out of what was overpaid where that is enough. Else all of it is owed again in the period of
 * the day, and what was overpaid pays of it at once.
 */
function giveBack(
  state: LoanState,
  event: EventOf<'chargeback' | 'credit_balance_refund'>,
  partsOf: (amount: bigint) => Parts,
): void {
  const covered = smaller(state.overpaid, event.amount);
  const rest = event.amount - covered;
  // By components it is told whole, even where what was overpaid covers it.
  const byComponents = event.kind === 'chargeback' && event.of !== undefined && state.rules.chargebackOrder !== null;
  if (rest > 0n || byComponents) {
    const instalment = instalmentOn(state, event.on);
    oweAgain(instalment, partsOf(event.amount));
    components.reduce((left, component) => left - instalment.pay(component, left, event.on), covered);
  }
  state.takeOverpaid(covered);
  const parts = partsOf(byComponents ? event.amount : rest);
  if (event.kind === 'chargeback' && event.of !== undefined)
    state.takenBack.set(event.of, plus(state.takenBack.get(event.of) ?? noParts, parts));
  state.note(event, event.kind, { amount: event.amount, parts, overpaid: covered });
}

function partsTakenBack(state: LoanState, { of }: EventOf<'chargeback'>, rest: bigint): Parts {
  const order = state.rules.chargebackOrder;
  if (order === null || of === undefined) return onlyPart('principal', rest);
  const met = present(
    state.transactions.find(({ id }) => id === of),
    'a chargeback names a payment that was made before it',
  ).parts;
  const before = state.takenBack.get(of) ?? noParts;
  let left = rest;
  let parts = noParts;
  for (const component of order) {
    const part = smaller(left, met[component] - before[component]);
    parts = plus(parts, onlyPart(component, part));
    left -= part;
  }
  // More than the payment met: it had overpaid, and that is principal now.
  return plus(parts, onlyPart('principal', left));
}

function oweAgain(instalment: Instalment, parts: Parts): void {
  instalment.broughtBack += parts.principal;
  instalment.owe('penalty', parts.penalty);
  instalment.owe('fee', parts.fee);
  instalment.owe('interest', parts.interest);
  instalment.owe('principal', parts.principal);
}

/** The first instalment due after the day; on the last due date the last one; later an additional one. */
function instalmentOn({ plan }: LoanState, day: Temporal.PlainDate): Instalment {
  const next = plan.find(({ kind, due }) => kind !== 'additional' && Temporal.PlainDate.compare(due, day) > 0);
  const last = present(plan.at(-1), 'a loan that was paid out has a plan');
  return next ?? (last.due.equals(day) ? last : afterLast(plan, day));
}
