import { assert, present } from '@lendline/kernel';
import { daysBetween } from '../day-count.ts';
import { Decimal12, fromMinor, fromPpm, toMinor, toMultiple } from '../decimal.ts';
import { nominalFactor } from '../declining-balance.ts';
import { type Period, repaymentPeriods } from '../due-dates.ts';
import { levelAmount } from '../equal-instalments.ts';
import { isBefore } from '../plan-days.ts';
import { principalWithin } from '../spread.ts';
import { Instalment } from './instalment.ts';
import { smaller } from './parts.ts';
import type { PaidOut } from './plan.ts';
import type { InterestRecalculation, LoanRules } from './rules.ts';

/** What interest follows when it is recalculated: money paid out, money that came in, and the days it was looked at. */
export interface MoneyKnown {
  /** In date order, at least one. */
  readonly paidOut: readonly PaidOut[];
  /** In date order. */
  readonly received: readonly PaidOut[];
  /**
   * Days on which something was entered, a close of business included, in any order. A period that is over keeps the
   * interest that the last of them within it found: with a close of business every day, every late day counts.
   */
  readonly lookedAt: readonly Temporal.PlainDate[];
}

/**
 * The plan of a loan whose interest follows the days on which principal is really paid. What is late bears interest until
 * it comes, or until the loan was last looked at; where interest is compounded, late interest bears it too. What comes
 * early lowers the balance from its day on, or from the next due date. What is still to come is taken to be paid on its
 * due dates. A nominal day count takes the same share of the yearly rate for every period; any other counts actual days
 * over 365 and levels instalments on months of 30 days.
 */
export function recalculatedPlan(
  rules: LoanRules,
  money: MoneyKnown,
  recalculation: InterestRecalculation,
): Instalment[] {
  const disbursed = present(money.paidOut[0], 'money was paid out').on;
  const periods = repaymentPeriods({ ...rules.terms, disbursed });
  const walk = new Walk(rules, { ...money, received: atRest(money.received, periods, recalculation) }, recalculation);
  for (const [index, period] of periods.entries()) {
    if (walk.isPaidOffBefore(period)) break;
    walk.take(period, index);
  }
  return walk.plan;
}

/** Money on the days from which it counts. */
function atRest(
  received: readonly PaidOut[],
  periods: readonly Period[],
  { rest }: InterestRecalculation,
): readonly PaidOut[] {
  if (rest === 'daily') return received;
  return received.map((payment) => {
    const next = periods.find(({ due }) => !isBefore(due, payment.on));
    return { ...payment, on: next?.due ?? payment.on };
  });
}

class Walk {
  readonly plan: Instalment[] = [];
  readonly #rules: LoanRules;
  readonly #recalculation: InterestRecalculation;
  readonly #lookedAt: readonly Temporal.PlainDate[];
  readonly #paidOut: readonly PaidOut[];
  readonly #received: { readonly on: Temporal.PlainDate; left: bigint }[];
  #balance = 0n;
  #instalment: bigint;
  /** Paid beyond instalments, which takes the place of principal to come. */
  #carried = 0n;

  constructor(rules: LoanRules, { paidOut, received, lookedAt }: MoneyKnown, recalculation: InterestRecalculation) {
    this.#rules = rules;
    this.#recalculation = recalculation;
    this.#lookedAt = lookedAt.toSorted((a, b) => Temporal.PlainDate.compare(a, b));
    this.#received = received.map(({ on, amount }) => ({ on, left: amount }));
    this.#paidOut = paidOut;
    const first = present(paidOut[0], 'money was paid out');
    this.#instalment = this.#level(recalculation.levelOn ?? first.amount, rules.terms.instalments);
  }

  isPaidOffBefore({ from }: Period): boolean {
    return this.#balance === 0n && this.#paidOut.every(({ on }) => isBefore(on, from));
  }

  take(period: Period, index: number): void {
    this.#balance += this.#paidOutIn(period.from, period.due);
    const early = this.#earlyIn(period);
    const interest = this.#interestOf(period, early);
    const left = this.#rules.terms.instalments - index - 1;
    const usual = left === 0 ? this.#balance : principalWithin(this.#instalment, interest, this.#balance);
    const beyond = this.#beyondOn(period.due, usual + interest - early.amount);
    const given = smaller(early.amount > usual ? early.amount : usual + beyond, this.#balance);
    // The last instalment is what is left, which the advance has lowered already.
    const principal = left === 0 ? given : this.#lessCarried(usual, given);
    const instalment = new Instalment('regular', period);
    instalment.owe('principal', principal);
    instalment.owe('interest', interest);
    this.plan.push(instalment);
    this.#balance -= principal;
    if (principal > usual) this.#goOn(principal - usual, left);
    this.#payFrom(period.due);
  }

  /** What an excess changes of what is to come. */
  #goOn(excess: bigint, left: number): void {
    if (this.#recalculation.onAdvance === 'reduce_instalment' && left > 0)
      this.#instalment = this.#level(this.#balance, left);
    if (this.#recalculation.onAdvance === 'reschedule_next') this.#carried += excess;
  }

  /** Principal that was paid ahead is not asked for again. */
  #lessCarried(usual: bigint, given: bigint): bigint {
    if (this.#carried === 0n || given !== usual) return given;
    const covered = smaller(this.#carried, usual);
    this.#carried -= covered;
    return usual - covered;
  }

  /** Money of the days before a due date that finds nothing else open. */
  #earlyIn({ from, due }: Period): { readonly amount: bigint; readonly days: readonly PaidOut[] } {
    const days: PaidOut[] = [];
    for (const payment of this.#received) {
      if (!isBefore(from, payment.on) || !isBefore(payment.on, due)) continue;
      this.#payOpen(payment);
      if (payment.left > 0n) days.push({ on: payment.on, amount: payment.left });
    }
    return { amount: days.reduce((sum, { amount }) => sum + amount, 0n), days };
  }

  /** What is paid on the due date beyond what the instalment asks for. */
  #beyondOn(due: Temporal.PlainDate, asked: bigint): bigint {
    let paid = 0n;
    for (const payment of this.#received) {
      if (!payment.on.equals(due)) continue;
      this.#payOpen(payment);
      paid += payment.left;
    }
    return paid > asked ? paid - asked : 0n;
  }

  /** Once an instalment is there, money of its days pays it. */
  #payFrom(due: Temporal.PlainDate): void {
    for (const payment of this.#received) if (!isBefore(due, payment.on)) this.#payOpen(payment);
  }

  #payOpen(payment: { readonly on: Temporal.PlainDate; left: bigint }): void {
    for (const instalment of this.plan)
      for (const component of ['interest', 'principal'] as const)
        payment.left -= instalment.pay(component, payment.left, payment.on);
  }

  /** Interest of each stretch of days on which the same principal is out, rounded for each as Apache Fineract does. */
  #interestOf({ from, due }: Period, early: { readonly days: readonly PaidOut[] }): bigint {
    const late = this.plan.map((instalment) => ({ instalment, until: this.#lateUntil(instalment, due) }));
    const known = [...this.#paidOut, ...early.days].map(({ on }) => on);
    const cuts = [...known, ...late.map(({ until }) => until)].filter(
      (day) => isBefore(from, day) && isBefore(day, due),
    );
    const days = [from, ...cuts, due].toSorted((a, b) => Temporal.PlainDate.compare(a, b));
    return days.slice(1).reduce((sum, end, index) => {
      const start = days[index]!;
      const before = early.days.reduce((paid, { on, amount }) => (isBefore(start, on) ? paid : paid + amount), 0n);
      const open = late.reduce(
        (owed, { instalment, until }) => (isBefore(start, until) ? owed + this.#bearing(instalment) : owed),
        0n,
      );
      // What is paid out later in the period is in the balance already, and bears nothing yet.
      const out = this.#balance + open - this.#paidOutIn(end, due);
      // Money beyond what is owed bears no interest the other way.
      const principal = out > before ? out - before : 0n;
      return sum + this.#interestOn(principal, { from: start, due: end }, { from, due });
    }, 0n);
  }

  /** Paid out from one day up to another. */
  #paidOutIn(from: Temporal.PlainDate, before: Temporal.PlainDate): bigint {
    const within = this.#paidOut.filter(({ on }) => !isBefore(on, from) && isBefore(on, before));
    return within.reduce((sum, { amount }) => sum + amount, 0n);
  }

  #interestOn(principal: bigint, part: Period, whole: Period): bigint {
    const days = daysBetween(part.from, part.due);
    const { terms } = this.#rules;
    if (terms.dayCount !== 'nominal')
      return toMinor(fromMinor(principal).mul(fromPpm(terms.rate_ppm)).mul(days).div(365));
    const share = new Decimal12(days).div(daysBetween(whole.from, whole.due));
    return toMinor(fromMinor(principal).mul(nominalFactor(terms)).mul(share));
  }

  /** What of a late instalment bears interest itself. */
  #bearing({ owed }: Instalment): bigint {
    return this.#recalculation.compounding === 'interest' ? owed.principal + owed.interest : owed.principal;
  }

  /** Until when an instalment is late in the period that ends on `due`: it came, or nobody looked any later. */
  #lateUntil(instalment: Instalment, due: Temporal.PlainDate): Temporal.PlainDate {
    const known = this.#lookedAt.findLast((day) => !isBefore(due, day)) ?? instalment.due;
    const { metOn } = instalment;
    return metOn !== null && isBefore(metOn, known) ? metOn : known;
  }

  /** The instalment that pays a balance off. */
  #level(balance: bigint, count: number): bigint {
    const { terms } = this.#rules;
    assert(terms.every.unit === 'months', 'interest is recalculated on monthly instalments');
    const monthly = fromPpm(terms.rate_ppm)
      .mul(30 * terms.every.count)
      .div(365);
    const growth = (terms.dayCount === 'nominal' ? nominalFactor(terms) : monthly).add(1);
    const growths: readonly Decimal12[] = Array.from({ length: count }, () => growth);
    return toMultiple(levelAmount(balance, growths), terms.roundingMultiple);
  }
}
