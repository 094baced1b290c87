import { assert } from '@lendline/kernel';
import { daysBetween } from '../day-count.ts';
import { type Decimal12, fromMinor, fromPpm, toMinor, toMultiple } from '../decimal.ts';
import { type Period, repaymentPeriods } from '../due-dates.ts';
import { levelAmount } from '../equal-instalments.ts';
import { principalWithin } from '../spread.ts';
import { Instalment } from './instalment.ts';
import { smaller } from './parts.ts';
import type { PaidOut } from './plan.ts';
import type { InterestRecalculation, LoanRules } from './rules.ts';

/** What interest follows when it is recalculated: money paid out once, money that came in, and the days it was looked at. */
export interface MoneyKnown {
  readonly paidOut: PaidOut;
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
 * early lowers the balance from its day on. What is still to come is taken to be paid on its due dates. Yearly rate over
 * 365 days, actual days; instalments are levelled on months of 30 days.
 */
export function recalculatedPlan(
  rules: LoanRules,
  money: MoneyKnown,
  recalculation: InterestRecalculation,
): Instalment[] {
  const walk = new Walk(rules, money, recalculation);
  for (const [index, period] of repaymentPeriods({ ...rules.terms, disbursed: money.paidOut.on }).entries()) {
    if (walk.isPaidOff) break;
    walk.take(period, index);
  }
  return walk.plan;
}

class Walk {
  readonly plan: Instalment[] = [];
  readonly #rules: LoanRules;
  readonly #recalculation: InterestRecalculation;
  readonly #lookedAt: readonly Temporal.PlainDate[];
  readonly #received: { readonly on: Temporal.PlainDate; left: bigint }[];
  #balance: bigint;
  #instalment: bigint;
  /** Paid beyond instalments, which takes the place of principal to come. */
  #carried = 0n;

  constructor(rules: LoanRules, { paidOut, received, lookedAt }: MoneyKnown, recalculation: InterestRecalculation) {
    this.#rules = rules;
    this.#recalculation = recalculation;
    this.#lookedAt = lookedAt.toSorted((a, b) => Temporal.PlainDate.compare(a, b));
    this.#received = received.map(({ on, amount }) => ({ on, left: amount }));
    this.#balance = paidOut.amount;
    this.#instalment = this.#level(rules.terms.instalments);
  }

  get isPaidOff(): boolean {
    return this.#balance === 0n;
  }

  take(period: Period, index: number): void {
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
    if (this.#recalculation.onAdvance === 'reduce_instalment' && left > 0) this.#instalment = this.#level(left);
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
    const cuts = [...early.days.map(({ on }) => on), ...late.map(({ until }) => until)].filter(
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
      // Money beyond what is owed bears no interest the other way.
      const principal = this.#balance + open > before ? this.#balance + open - before : 0n;
      return sum + this.#interestOn(principal, daysBetween(start, end));
    }, 0n);
  }

  #interestOn(principal: bigint, days: number): bigint {
    return toMinor(fromMinor(principal).mul(fromPpm(this.#rules.terms.rate_ppm)).mul(days).div(365));
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

  /** The instalment that pays the balance off over so many months of 30 days. */
  #level(count: number): bigint {
    const { rate_ppm, roundingMultiple, every } = this.#rules.terms;
    assert(every.unit === 'months', 'interest is recalculated on monthly instalments');
    const growth = fromPpm(rate_ppm)
      .mul(30 * every.count)
      .div(365)
      .add(1);
    const growths: readonly Decimal12[] = Array.from({ length: count }, () => growth);
    return toMultiple(levelAmount(this.#balance, growths), roundingMultiple);
  }
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
