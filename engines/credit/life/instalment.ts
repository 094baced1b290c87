import { assert, divide } from '@lendline/kernel';
import type { Component } from '../component.ts';
import { minus, noParts, onlyPart, type Parts, plus, smaller, sumOf } from './parts.ts';

/** `additional`: for what came after the last due date; `re_aged`: from a new plan for what was open. */
export type InstalmentKind = 'regular' | 'down_payment' | 'additional' | 're_aged';

/** One line of a living schedule. Changes while a loan's log is read; what a reader gets of it never does. */
export class Instalment {
  readonly kind: InstalmentKind;
  from: Temporal.PlainDate;
  due: Temporal.PlainDate;
  owed: Parts = noParts;
  paid: Parts = noParts;
  waived: Parts = noParts;
  /** Principal that a chargeback or refund brought back; part of what is owed. */
  broughtBack = 0n;
  /** Paid before the due date, and after it; on the day is neither. */
  inAdvance = 0n;
  late = 0n;
  /** The day on which nothing was open any more. */
  metOn: Temporal.PlainDate | null = null;
  /** Duty within the fees that were not waived. */
  duty = 0n;
  /** Its interest is earned, whatever the day: it moved here from before, or what was not earned was let go. */
  interestIsEarned = false;
  /** Its fees are income, due or not: the loan has ended, or they fell due before they moved here. */
  feesAreEarned = false;

  constructor(kind: InstalmentKind, period: { readonly from: Temporal.PlainDate; readonly due: Temporal.PlainDate }) {
    this.kind = kind;
    this.from = period.from;
    this.due = period.due;
  }

  open(component: Component): bigint {
    return this.owed[component] - this.paid[component] - this.waived[component];
  }

  /** The same instalment before any money came. */
  unpaid(): Instalment {
    const fresh = new Instalment(this.kind, this);
    fresh.owed = this.owed;
    return fresh;
  }

  get openParts(): Parts {
    return minus(minus(this.owed, this.paid), this.waived);
  }

  get outstanding(): bigint {
    return sumOf(this.openParts);
  }

  /** Interest that is owed or was paid: what of the plan was not let go. */
  get interest(): bigint {
    return this.owed.interest - this.waived.interest;
  }

  get fees(): bigint {
    return this.owed.fee - this.waived.fee;
  }

  get penalties(): bigint {
    return this.owed.penalty - this.waived.penalty;
  }

  get paidTotal(): bigint {
    return sumOf(this.paid);
  }

  /** Fees count as income from the due date on, and from the first money that came for them. */
  hasEarnedFees(day: Temporal.PlainDate): boolean {
    return this.feesAreEarned || this.paid.fee > 0n || Temporal.PlainDate.compare(this.due, day) <= 0;
  }

  owe(component: Component, amount: bigint): void {
    assert(this.owed[component] + amount >= 0n, 'what is owed is not negative');
    this.owed = plus(this.owed, onlyPart(component, amount));
    if (this.outstanding > 0n) this.metOn = null;
  }

  /** Pays as much of a component as is open and available; says how much that was. */
  pay(component: Component, available: bigint, on: Temporal.PlainDate): bigint {
    const part = smaller(this.open(component), available);
    if (part <= 0n) return 0n;
    this.paid = plus(this.paid, onlyPart(component, part));
    const side = Temporal.PlainDate.compare(on, this.due);
    if (side < 0) this.inAdvance += part;
    if (side > 0) this.late += part;
    this.meet(on);
    return part;
  }

  /** Gives up what was paid of principal and interest beyond what is owed of them; says how much that was. */
  takeExcess(on: Temporal.PlainDate): bigint {
    let excess = 0n;
    for (const component of ['principal', 'interest'] as const) {
      const open = this.open(component);
      if (open >= 0n) continue;
      this.paid = plus(this.paid, onlyPart(component, open));
      excess -= open;
    }
    this.inAdvance -= smaller(excess, this.inAdvance);
    this.meet(on);
    return excess;
  }

  waive(component: Component, amount: bigint, on: Temporal.PlainDate): void {
    assert(amount <= this.open(component), 'no more is waived than is open');
    this.waived = plus(this.waived, onlyPart(component, amount));
    this.meet(on);
  }

  /** Takes a part out of the fees, with its share of the duty, half-even; answers that share. */
  takeDuty(fee: bigint): bigint {
    const share = this.fees === 0n ? 0n : divide(this.duty * fee, this.fees, 'half-even');
    this.duty -= share;
    return share;
  }

  /** Lets go of interest beyond what was earned; answers what had been paid of it in advance, which is no interest now. */
  forgo(earned: bigint, on: Temporal.PlainDate): bigint {
    this.interestIsEarned = true;
    const inAdvance = this.paid.interest > earned ? this.paid.interest - earned : 0n;
    this.paid = minus(this.paid, onlyPart('interest', inAdvance));
    if (this.interest > earned) this.waive('interest', this.interest - earned, on);
    return inAdvance;
  }

  /** Notes the day where nothing is open any more. */
  meet(on: Temporal.PlainDate): void {
    if (this.outstanding === 0n) this.metOn ??= on;
  }
}
