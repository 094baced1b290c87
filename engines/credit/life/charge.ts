import { divide, present } from '@lendline/kernel';
import type { Component } from '../component.ts';
import type { EventOf } from './event.ts';
import { Instalment } from './instalment.ts';
import { smaller } from './parts.ts';

/** A fee or penalty of a loan, and the instalment that it falls due with. */
export interface LoanCharge {
  readonly id: string;
  readonly penalty: boolean;
  readonly due: Temporal.PlainDate;
  readonly entered: Temporal.PlainDate;
  /** With its duty. */
  readonly amount: bigint;
  waived: bigint;
  within: Instalment;
  /** What was paid of it before it moved to that instalment. */
  paidBefore: bigint;
}

/** What became of a charge so far. */
export interface ChargeStanding extends Readonly<LoanCharge> {
  readonly paid: bigint;
}

/**
 * Adds a charge to the instalment in whose period it falls due; one due on the day of disbursement belongs to the first
 * regular instalment, one after the last due date to an additional instalment.
 */
export function addCharge(plan: Instalment[], event: EventOf<'charge'>, base: bigint): LoanCharge {
  const within = instalmentOf(plan, event.due);
  const given = event.amount;
  const own = typeof given === 'bigint' ? given : divide(base * BigInt(given.share_ppm), 1_000_000n, 'half-even');
  const amount = own + event.duty;
  within.owe(componentOf(event), amount);
  within.duty += event.duty;
  const { id, penalty, due, entered } = event;
  return { id, penalty, due, entered, amount, waived: 0n, within, paidBefore: 0n };
}

function instalmentOf(plan: Instalment[], day: Temporal.PlainDate): Instalment {
  const regular = plan.filter(({ kind }) => kind !== 'down_payment');
  return regular.find(({ due }) => Temporal.PlainDate.compare(day, due) <= 0) ?? afterLast(plan, day);
}

/** The instalment for what comes after the last due date; the first such day makes it, a later one moves its due date. */
export function afterLast(plan: Instalment[], day: Temporal.PlainDate): Instalment {
  const last = present(plan.at(-1), 'a plan has instalments');
  if (last.kind === 'additional') {
    if (Temporal.PlainDate.compare(day, last.due) > 0) last.due = day;
    return last;
  }
  const additional = new Instalment('additional', { from: last.due, due: day });
  plan.push(additional);
  return additional;
}

/** Lets go of a part of what is open of an instalment's charges, the earliest due first; the rest of it is the plan's own. */
export function waiveCharges(
  charges: readonly LoanCharge[],
  { within, component, part }: { within: Instalment; component: Component; part: bigint },
): void {
  let left = part;
  for (const [index, { paid }] of chargeStandings(charges).entries()) {
    const charge = charges[index]!;
    if (charge.within !== within || componentOf(charge) !== component) continue;
    const open = smaller(left, charge.amount - charge.waived - paid);
    charge.waived += open;
    left -= open;
  }
}

/** What is open of an instalment's charges is owed with another one now. */
export function moveCharges(
  charges: readonly LoanCharge[],
  { from, to, component }: { from: Instalment; to: Instalment; component: Component },
): void {
  for (const [index, { paid }] of chargeStandings(charges).entries()) {
    const charge = charges[index]!;
    const isOpen = charge.amount - charge.waived > paid;
    if (!isOpen || charge.within !== from || componentOf(charge) !== component) continue;
    charge.paidBefore = paid;
    charge.within = to;
  }
}

/** What was paid of each charge: an instalment's charges share its money, the earliest due first. */
export function chargeStandings(charges: readonly LoanCharge[]): ChargeStanding[] {
  const unspent = new Map<string, bigint>();
  const places = new Map<Instalment, number>();
  const paid = new Map<string, bigint>();
  for (const charge of charges.toSorted((a, b) => Temporal.PlainDate.compare(a.due, b.due))) {
    const component = componentOf(charge);
    const place = places.get(charge.within) ?? places.size;
    places.set(charge.within, place);
    const pot = `${place} ${component}`;
    const money = unspent.get(pot) ?? charge.within.paid[component];
    const part = smaller(money, charge.amount - charge.waived - charge.paidBefore);
    unspent.set(pot, money - part);
    paid.set(charge.id, charge.paidBefore + part);
  }
  return charges.map((charge) => ({ ...charge, paid: paid.get(charge.id) ?? 0n }));
}

export function componentOf({ penalty }: Pick<LoanCharge, 'penalty'>): 'penalty' | 'fee' {
  return penalty ? 'penalty' : 'fee';
}
