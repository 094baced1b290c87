import { divide } from '@lendline/kernel';
import type { Allocation, Order, PaymentKind } from '../allocation.ts';
import type { Component } from '../component.ts';
import { chargeStandings, componentOf, type LoanCharge } from './charge.ts';
import type { Instalment } from './instalment.ts';
import { noParts, onlyPart, type Parts, plus } from './parts.ts';
import type { Returned } from './transaction.ts';

/** Money of one day, on its way to what is open. */
export interface Payment {
  readonly amount: bigint;
  readonly on: Temporal.PlainDate;
  readonly as: PaymentKind;
}

/**
 * What a payment met, and what is left when nothing is open. The parts and what is left add up to the amount; what had been
 * paid before for something else, and now pays this, is told beside it.
 */
export interface Spent {
  readonly parts: Parts;
  readonly left: bigint;
  readonly returned: Returned | null;
}

/** What money can go to. */
export interface Owing {
  readonly plan: readonly Instalment[];
  readonly charges: readonly LoanCharge[];
  readonly allocation: Allocation;
}

/** Pays what is open, as the terms allocate it; the instalments remember what they got. */
export function spend({ plan: instalments, charges, allocation }: Owing, payment: Payment): Spent {
  const purse = new Purse(payment);
  switch (allocation.kind) {
    case 'oldest_first':
      purse.payHorizontally(instalments, allocation.order);
      break;
    case 'due_first':
      purse.payHorizontally(instalments.filter(dueBy(payment.on)), allocation.due);
      payDueCharges(purse, charges);
      purse.payHorizontally(instalments, allocation.inAdvance);
      break;
    case 'by_bucket':
      spendByBucket(instalments, purse, allocation);
  }
  return { parts: purse.parts, left: purse.left, returned: null };
}

class Purse {
  readonly on: Temporal.PlainDate;
  readonly as: PaymentKind;
  left: bigint;
  parts: Parts = noParts;

  constructor({ amount, on, as }: Payment) {
    this.left = amount;
    this.on = on;
    this.as = as;
  }

  payHorizontally(instalments: readonly Instalment[], order: readonly Component[]): void {
    for (const instalment of instalments) for (const component of order) this.pay(instalment, component);
  }

  payVertically(instalments: readonly Instalment[], order: readonly Component[]): void {
    for (const component of order) for (const instalment of instalments) this.pay(instalment, component);
  }

  pay(instalment: Instalment, component: Component, most = this.left): bigint {
    const part = instalment.pay(component, most < this.left ? most : this.left, this.on);
    this.left -= part;
    this.parts = plus(this.parts, onlyPart(component, part));
    return part;
  }
}

/** A charge can fall due before the instalment that it belongs to. */
function payDueCharges(purse: Purse, charges: readonly LoanCharge[]): void {
  const standings = chargeStandings(charges);
  for (const penalty of [true, false]) {
    for (const [index, charge] of charges.entries()) {
      if (charge.penalty !== penalty || Temporal.PlainDate.compare(charge.due, purse.on) > 0) continue;
      const open = charge.amount - charge.waived - (standings[index]?.paid ?? 0n);
      purse.pay(charge.within, componentOf(charge), open);
    }
  }
}

type ByBucket = Extract<Allocation, { kind: 'by_bucket' }>;

function spendByBucket(instalments: readonly Instalment[], purse: Purse, { direction, rules }: ByBucket): void {
  const rule = rules[purse.as] ?? rules.other;
  const pay = (bucket: readonly Instalment[], order: Order): void =>
    direction === 'horizontal' ? purse.payHorizontally(bucket, order) : purse.payVertically(bucket, order);
  const side = ({ due }: Instalment): number => Temporal.PlainDate.compare(due, purse.on);
  pay(
    instalments.filter((instalment) => side(instalment) < 0),
    rule.pastDue,
  );
  const today = instalments.filter((instalment) => side(instalment) === 0);
  // The first regular instalment goes before the down payment of the same day.
  pay(
    today.toSorted((a, b) => Number(a.kind === 'down_payment') - Number(b.kind === 'down_payment')),
    rule.due,
  );
  const ahead = instalments.filter((instalment) => side(instalment) > 0);
  if (rule.future === 'next') pay(ahead, rule.inAdvance);
  else if (rule.future === 'last') pay(ahead.toReversed(), rule.inAdvance);
  else for (const component of rule.inAdvance) spreadEvenly(ahead, purse, component);
}

/** Equal shares, half-even, the last takes the cents; again over those still open while anything is left. */
function spreadEvenly(ahead: readonly Instalment[], purse: Purse, component: Component): void {
  for (;;) {
    const open = ahead.filter((instalment) => instalment.open(component) > 0n);
    if (purse.left === 0n || open.length === 0) return;
    const share = divide(purse.left, BigInt(open.length), 'half-even') || purse.left;
    for (const [index, instalment] of open.entries()) {
      purse.pay(instalment, component, index === open.length - 1 ? purse.left : share);
    }
  }
}

function dueBy(on: Temporal.PlainDate): (instalment: Instalment) => boolean {
  return ({ due }) => Temporal.PlainDate.compare(due, on) <= 0;
}
