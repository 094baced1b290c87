import type { LineRecord, Transaction } from '@lendline/behaviour';
import { buildSchedule, loanTerms } from '@lendline/credit';
import { assert, type Currency, money, type Random, type RatePpm, seededRandom } from '@lendline/kernel';
import { type CreditWish, creditWishes } from './credit-demand.ts';
import { dateOf, dayNumber } from './days.ts';
import { logistic } from './draws.ts';
import type { Inhabitant } from './inhabitant.ts';
import { parameters } from './parameters.ts';
import type { Person } from './person.ts';
import { type LoanFacts, type Payment, repay } from './repayment.ts';

export interface PastTerms {
  readonly principal: bigint;
  readonly currency: Currency;
  readonly rate_ppm: RatePpm;
  readonly instalments: readonly { readonly due: Temporal.PlainDate; readonly amount: bigint }[];
}

export interface PastOutcome {
  /** Reached the pack's days past due (China: 90 within 12 months of disbursement; Kenya: 30). */
  readonly bad: boolean;
  /** The day on which it turned bad. */
  readonly badOn: Temporal.PlainDate | null;
  /** From this day on the outcome is known and final. */
  readonly maturedOn: Temporal.PlainDate;
  /** Worst lateness of an instalment by `maturedOn`, in days. */
  readonly worstDaysPastDue: number;
  readonly payments: readonly Payment[];
}

/** A matured loan of an earlier lender: what a first model can learn from. Records stop the day before `appliedOn`. */
export interface PastLoan {
  readonly person: Person;
  readonly appliedOn: Temporal.PlainDate;
  readonly terms: PastTerms;
  readonly outcome: PastOutcome;
  callRecords(days: number): LineRecord[];
  transactions(days: number): Transaction[];
}

/** The loan of somebody who applied in [from, until) and was not refused, or undefined. Their first wish counts. */
export function pastLoan(
  who: Inhabitant,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Pick<PastLoan, 'appliedOn' | 'terms' | 'outcome'> | undefined {
  const wish = creditWishes(who.borrower, dayNumber(from), dayNumber(until))[0];
  if (wish === undefined) return undefined;
  const random = seededRandom(`${who.borrower.stream}/history`);
  if (isRefused(who, wish, random)) return undefined;
  const facts = agreedLoan(who, wish, random);
  return { appliedOn: wish.on, terms: facts.terms, outcome: outcomeOf(who, facts) };
}

/** New lines are refused, and people whom an officer did not like: knowledge that no record holds. */
function isRefused({ person, borrower }: Inhabitant, wish: CreditWish, random: Random): boolean {
  const figures = parameters.history;
  const tenure_days = person.line.activatedOn.until(wish.on).days;
  if (tenure_days < figures.leastTenure.value) return true;
  const sensed = 0.5 * borrower.traits.conscientiousness + 0.87 * random.normal();
  const odds = Math.log(figures.refusedAtRandom.value / (1 - figures.refusedAtRandom.value));
  return random.next() < logistic(odds - figures.refusedByGlance.value * sensed);
}

interface AgreedLoan {
  readonly terms: PastTerms;
  readonly loan: LoanFacts;
}

function agreedLoan({ setting }: Inhabitant, wish: CreditWish, random: Random): AgreedLoan {
  const figures = parameters.history[setting.country];
  const ceiling = BigInt(oneOf(figures.amounts.value, random));
  const principal = wish.amount < ceiling ? wish.amount : ceiling;
  const rate_ppm = oneOf(figures.rates.value, random);
  const currency = setting.country === 'cn' ? 'CNY' : 'KES';
  const [short, middle, long] = figures.termMonths.value;
  const months = principal <= 100_000n ? short : principal <= 500_000n ? middle : long;
  const schedule = buildSchedule(
    loanTerms({
      principal: money(principal, currency),
      disbursed: wish.on,
      instalments: months,
      rate_ppm,
      ...(setting.country === 'ke' ? { every: { count: 30, unit: 'days' } } : {}),
    }),
  );
  assert(schedule.ok, 'the terms of the earlier lender are in order');
  const instalments = schedule.value.instalments.map(({ due, dueTotal }) => ({ due, amount: dueTotal }));
  return {
    terms: { principal, currency, rate_ppm, instalments },
    loan: {
      id: 'history',
      principal,
      disbursedOn: wish.on,
      instalments,
      apr_ppm: rate_ppm,
      limit: principal,
      reminders: instalments.flatMap(({ due }) => usualReminders(due)),
      otherLoans: [],
    },
  };
}

/** Texts around the due day, then calls: after an instalment is paid they do not matter. */
export function usualReminders(due: Temporal.PlainDate): LoanFacts['reminders'] {
  const day = dayNumber(due);
  const texts = [-3, -1, 0, 1, 3].map((days) => ({ on: dateOf(day + days), kind: 'sms' as const }));
  const calls = [5, 7, 10, 14, 18, 22, 26, 30, 40, 50, 60].map((days) => ({
    on: dateOf(day + days),
    kind: 'call' as const,
  }));
  return [...texts, ...calls];
}

function outcomeOf({ setting, borrower }: Inhabitant, { loan, terms }: AgreedLoan): PastOutcome {
  const { payments } = repay(borrower, loan);
  const last = terms.instalments.at(-1)!.due;
  const badAfter = parameters.history[setting.country].badAfter.value;
  const maturedOn = setting.country === 'cn' ? loan.disbursedOn.add({ days: 365 }) : last.add({ days: badAfter });
  const latest = terms.instalments.map(({ due }, position) =>
    daysPastDue({ due, settled: settledOn(terms, payments, position) }, maturedOn),
  );
  const worst = Math.max(0, ...latest);
  const first = latest.findIndex((days) => days >= badAfter);
  const badOn = first < 0 ? null : terms.instalments[first]!.due.add({ days: badAfter });
  return { bad: badOn !== null, badOn, maturedOn, worstDaysPastDue: worst, payments };
}

function settledOn(terms: PastTerms, payments: readonly Payment[], position: number): Temporal.PlainDate | undefined {
  const own = payments.filter((payment) => payment.instalment === position + 1);
  const paid = own.reduce((total, payment) => total + payment.amount, 0n);
  return paid >= terms.instalments[position]!.amount ? own.at(-1)?.on : undefined;
}

function daysPastDue(
  { due, settled }: { due: Temporal.PlainDate; settled: Temporal.PlainDate | undefined },
  maturedOn: Temporal.PlainDate,
): number {
  const end = settled && Temporal.PlainDate.compare(settled, maturedOn) < 0 ? settled : maturedOn;
  return due.until(end).days;
}

function oneOf(values: readonly number[], random: Random): number {
  return values[random.below(values.length)]!;
}
