import { assert, divide, present } from '@lendline/kernel';
import { Decimal12, fromMinor, toMinor, toMultiple } from './decimal.ts';
import { nominalLevel } from './declining-balance.ts';
import type { Period } from './due-dates.ts';
import { furtherLevelled, levelAmount } from './equal-instalments.ts';
import type { LoanTerms } from './loan-terms.ts';
import type { PlanChange } from './plan-change.ts';
import { isBefore, PlanDays } from './plan-days.ts';
import { downPaymentOf } from './down-payment.ts';
import { principalWithin, type Share } from './spread.ts';

/** One instalment of a plan, in minor units. */
export type PlanRow = Period & Share;

/** Part of a period with one balance and one rate; `interest` is not rounded. */
export interface PlanPart {
  readonly factor: Decimal12;
  readonly interest: Decimal12;
}

/**
 * The plan after all changes, in the order in which they were agreed; down payments are not in it. With no changes it is the
 * first schedule. Backdated changes are allowed: what was paid since is read over the new plan. Flat loans do not change:
 * their interest is agreed once, for the whole term.
 */
export function planWithChanges(terms: LoanTerms, changes: readonly PlanChange[]): PlanRow[] {
  return timelineOf(terms, changes).rows();
}

/** The parts of each period of a plan, for those who look into it. */
export function planParts(terms: LoanTerms, changes: readonly PlanChange[]): PlanPart[][] {
  return timelineOf(terms, changes).parts();
}

/**
 * What of an instalment is payable on a day if all that is not yet due is paid on that day: interest counts up to the day,
 * principal is what the instalment leaves.
 */
export function payableOn(
  terms: LoanTerms,
  changes: readonly PlanChange[],
  { due, on }: { readonly due: Temporal.PlainDate; readonly on: Temporal.PlainDate },
): Share {
  const rows = planWithChanges(terms, changes);
  const ahead = rows.filter((row) => isBefore(on, row.due) && row.principal > 0n);
  const paid = ahead.map((row): PlanChange => ({ kind: 'prepayment', on, due: row.due, amount: row.principal }));
  const { principal, interest } = present(
    planWithChanges(terms, [...changes, ...paid]).find((row) => row.due.equals(due)),
    'an instalment is due on that day',
  );
  return { principal, interest };
}

function timelineOf(terms: LoanTerms, changes: readonly PlanChange[]): Timeline {
  assert(terms.method !== 'flat', 'the interest of a flat loan is agreed once');
  const timeline = new Timeline(terms);
  for (const change of changes) timeline.take(change);
  return timeline;
}

class Timeline {
  readonly #terms: LoanTerms;
  readonly #days: PlanDays;
  /** What each instalment comes to, or, where principal is equal, its principal. */
  #instalments: readonly bigint[];

  constructor(terms: LoanTerms) {
    this.#terms = terms;
    this.#days = new PlanDays(terms);
    this.#instalments = this.#days.periods.map(() => 0n);
    this.take({ kind: 'payout', on: terms.disbursed, amount: terms.principal.amount });
  }

  take(change: PlanChange): void {
    switch (change.kind) {
      case 'payout':
        this.#days.payOut(change.on, change.amount - downPaymentOf(this.#terms, change.amount));
        return this.#levelFrom(change.on);
      case 'rate':
        this.#days.changeRate(change.from, change.rate_ppm);
        return this.#levelFrom(change.from.subtract({ days: 1 }));
      case 'interest_pause':
        return this.#days.pause(change.from, change.to);
      case 'due_date':
        return this.#days.move(change.from, change.to);
      case 'instalments':
        this.#days.lengthen(change.extra);
        this.#set(this.#instalments.length, 0n);
        return this.#levelFrom(change.from.subtract({ days: 1 }));
      case 'prepayment':
        this.#days.prepay(change);
    }
  }

  rows(): PlanRow[] {
    let deferred = 0n;
    return this.#walk((period, { index, parts, balance }) => {
      deferred += toMinor(parts.reduce((sum, { interest }) => sum.add(interest), new Decimal12(0)));
      const interest = index < this.#terms.interestGrace ? 0n : deferred;
      deferred -= interest;
      return { ...period, principal: this.#principalOf(index, interest, balance), interest };
    });
  }

  parts(): PlanPart[][] {
    const all: PlanPart[][] = [];
    const rows = this.rows();
    this.#walk((_period, { index, parts }) => {
      all.push(parts);
      return rows[index]!;
    });
    return all;
  }

  /** Goes through the periods with the balance that each of their parts bears interest on. */
  #walk(rowOf: (period: Period, at: { index: number; parts: PlanPart[]; balance: bigint }) => PlanRow): PlanRow[] {
    let balance = 0n;
    return this.#days.periods.map((period, index) => {
      const parts = this.#days.partsOf(period).map((part) => {
        balance += this.#days.paidOutOn(part.from);
        const ahead = this.#days.paidAhead(part.from, period.due);
        const factor = this.#factor(part, { period, index });
        return { factor, interest: fromMinor(balance > ahead ? balance - ahead : 0n).mul(factor) };
      });
      const row = rowOf(period, { index, parts, balance });
      balance -= row.principal;
      return row;
    });
  }

  #principalOf(index: number, interest: bigint, balance: bigint): bigint {
    const { method, principalGrace } = this.#terms;
    if (index === this.#days.periods.length - 1) return balance;
    if (index < principalGrace || method === 'bullet') return 0n;
    const amount = this.#instalments[index] ?? 0n;
    return principalWithin(amount, method === 'equal_principal' ? 0n : interest, balance);
  }

  #factor(part: Period, { period, index }: { period: Period; index: number }): Decimal12 {
    return index < this.#terms.interestFree ? new Decimal12(0) : this.#days.factor(part, period);
  }

  /** Levels the instalments of the period that holds the day, and of all after it. */
  #levelFrom(day: Temporal.PlainDate): void {
    const { periods } = this.#days;
    const touched = periods.findIndex(({ due }) => isBefore(day, due));
    assert(touched !== -1, 'a plan changes before its last due date');
    const first = Math.max(touched, this.#terms.principalGrace);
    const balance = this.#balanceAt(touched);
    const count = periods.length - first;
    this.#set(first, this.#amountFor(balance, { day, first, count }));
    if (this.#terms.method === 'equal_instalments') this.#levelFurther(first, count);
  }

  /** Principal open when a period begins, with what is paid out within it. */
  #balanceAt(index: number): bigint {
    const { due } = this.#days.periods[index]!;
    const before = this.rows().slice(0, index);
    return this.#days.paidOut(null, due) - before.reduce((sum, { principal }) => sum + principal, 0n);
  }

  #amountFor(balance: bigint, at: { day: Temporal.PlainDate; first: number; count: number }): bigint {
    const { method, roundingMultiple, interestFree } = this.#terms;
    if (method === 'bullet') return 0n;
    if (method === 'equal_principal') return divide(balance, BigInt(at.count), 'half-even');
    const level = { balance, count: at.count, interestFree: Math.max(interestFree - at.first, 0) };
    if (method === 'classic_instalments')
      return nominalLevel({ ...this.#terms, rate_ppm: this.#days.rateOn(at.day) }, level);
    return toMultiple(levelAmount(balance, this.#growths(at.first)), roundingMultiple);
  }

  #levelFurther(first: number, count: number): void {
    const level = this.#instalments[first]!;
    const multiple = this.#terms.roundingMultiple;
    const adjusted = furtherLevelled({ shares: this.rows(), emi: level, count, multiple });
    if (adjusted === level) return;
    const gap = this.#gap(level);
    this.#set(first, adjusted);
    if (this.#gap(adjusted) >= gap) this.#set(first, level);
  }

  #set(first: number, instalment: bigint): void {
    const known = this.#instalments;
    this.#instalments = this.#days.periods.map((_, index) => (index < first ? known[index]! : instalment));
  }

  /** How far the last instalment is from the others. */
  #gap(instalment: bigint): bigint {
    const last = present(this.rows().at(-1), 'a plan has a last instalment');
    const gap = last.principal + last.interest - instalment;
    return gap < 0n ? -gap : gap;
  }

  /** By how much one unit of balance grows over each period from the first one named on. */
  #growths(first: number): Decimal12[] {
    return this.#days.periods.slice(first).map((period, offset) => {
      const at = { period, index: first + offset };
      const parts = this.#days.partsOf(period);
      return parts.reduce((sum, part) => sum.add(this.#factor(part, at)), new Decimal12(1));
    });
  }
}
