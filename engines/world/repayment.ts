import { divide, type RatePpm, seededRandom } from '@lendline/kernel';
import { dateOf, dayNumber, type DayNumber } from './days.ts';
import { type Debtor, isAfterPayDay, otherDues } from './debts.ts';
import { distressOn, incomeShare, type Shock, shocksOf } from './life.ts';
import { parameters } from './parameters.ts';

export type ReminderKind = 'sms' | 'call' | 'hardship-offer';

/** What a borrower knows and feels of a loan so far. Amounts are minor units. */
export interface LoanFacts {
  /** Names the draws: the same loan asked about twice is answered from the same luck. */
  readonly id: string;
  readonly principal: bigint;
  readonly disbursedOn: Temporal.PlainDate;
  /** In the order of their due dates. */
  readonly instalments: readonly { readonly due: Temporal.PlainDate; readonly amount: bigint }[];
  /** Yearly rate that the borrower was shown. */
  readonly apr_ppm: RatePpm;
  /** Credit line that is lost by not repaying. */
  readonly limit: bigint;
  /** Sent so far. A later one changes nothing that happens before it. */
  readonly reminders: readonly { readonly on: Temporal.PlainDate; readonly kind: ReminderKind }[];
  /** Dues at other lenders beyond those that the person has in the simulated country anyway. */
  readonly otherLoans: readonly { readonly due: Temporal.PlainDate; readonly amount: bigint }[];
}

export interface Payment {
  /** 1 for the first instalment. */
  readonly instalment: number;
  readonly on: Temporal.PlainDate;
  readonly amount: bigint;
}

/** What the borrower does if no further reminder comes: what is missing from `payments` is never paid. */
export interface RepaymentBehaviour {
  readonly payments: readonly Payment[];
}

/** A person as repayment sees them. */
export interface Borrower extends Debtor {
  readonly seed: string;
  readonly index: number;
  readonly payDay: number | null;
}

/** Follow-up of an unpaid instalment, in days after due. */
const horizon_days = 730;
/** Instalments are paid from this many days before due on at the earliest. */
const window_days = 27;

interface Situation {
  readonly borrower: Borrower;
  readonly loan: LoanFacts;
  readonly shocks: readonly Shock[];
  readonly dues: readonly { readonly day: DayNumber; readonly amount: number }[];
  readonly reminders: readonly { readonly day: DayNumber; readonly kind: ReminderKind }[];
  /** Log propensity of person and loan that does not change in time. */
  readonly steady: number;
}

/**
 * When and how much a person pays. A discrete-time hazard for each instalment in turn: the propensity of a day by days
 * past due, times the exponential of traits, distress, burden, price, limit, pay day and reminders. The draws of a day
 * are fixed by seed, person, loan id and instalment, so that two sets of facts can be compared like for like.
 */
export function repay(borrower: Borrower, loan: LoanFacts): RepaymentBehaviour {
  const situation = situationOf(borrower, loan);
  const payments: Payment[] = [];
  let freeFrom = dayNumber(loan.disbursedOn) + 1;
  for (const [position, instalment] of loan.instalments.entries()) {
    const due = dayNumber(instalment.due);
    const paid = payInstalment(situation, { position, due, amount: instalment.amount, freeFrom });
    payments.push(...paid.payments);
    // The next instalment waits for this one: an overdue loan is paid from its oldest instalment on.
    freeFrom = Math.max(freeFrom, paid.settledOn);
  }
  return { payments };
}

function situationOf(borrower: Borrower, loan: LoanFacts): Situation {
  const from = dayNumber(loan.disbursedOn);
  const last = loan.instalments.at(-1);
  const until = (last === undefined ? from : dayNumber(last.due)) + horizon_days;
  const extra = loan.otherLoans.map(({ due, amount }) => ({ day: dayNumber(due), amount: Number(amount) }));
  return {
    borrower,
    loan,
    shocks: shocksOf(borrower.seed, borrower, { from, until }),
    dues: [...otherDues(borrower, from - 30, until), ...extra],
    reminders: loan.reminders
      .map(({ on, kind }) => ({ day: dayNumber(on), kind }))
      .toSorted((a, b) => a.day - b.day || (a.kind < b.kind ? -1 : 1)),
    steady: steadyPropensity(borrower, loan),
  };
}

function steadyPropensity(borrower: Borrower, loan: LoanFacts): number {
  const { stream, traits } = borrower;
  const figures = parameters.repayment;
  const random = seededRandom(`${stream}/loan/${loan.id}`);
  const intended = random.next() >= figures.traits.neverIntended.value;
  return (
    figures[borrower.country].level.value +
    figures.traits.conscientiousness.value * traits.conscientiousness +
    figures.traits.stability.value * traits.stability +
    figures.traits.familySupport.value * traits.familySupport +
    figures.traits.impatience.value * traits.impatience +
    figures.traits.chance.value * random.normal() +
    figures.price.value * Math.log(Math.max(loan.apr_ppm, 10_000) / parameters.usualPrice[borrower.country].value) +
    figures.limit.value * Math.log(Number(loan.limit) / Number(loan.principal)) +
    (intended ? 0 : -5)
  );
}

interface OpenInstalment {
  readonly position: number;
  readonly due: DayNumber;
  readonly amount: bigint;
  /** First day on which this instalment is the oldest open one. */
  readonly freeFrom: DayNumber;
}

function payInstalment(
  situation: Situation,
  open: OpenInstalment,
): { readonly payments: Payment[]; readonly settledOn: DayNumber } {
  const random = seededRandom(`${situation.borrower.stream}/loan/${situation.loan.id}/instalment/${open.position}`);
  const parts = random.fork('parts');
  const payments: Payment[] = [];
  let left = open.amount;
  for (let day = open.due - window_days; day <= open.due + horizon_days; day += 1) {
    const draw = random.next();
    if (day < open.freeFrom || draw >= 1 - Math.exp(-propensity(situation, open, day))) continue;
    const amount = day - open.due > 3 ? partOf(left, parts) : left;
    left -= amount;
    payments.push({ instalment: open.position + 1, on: dateOf(day), amount });
    if (left === 0n) return { payments, settledOn: day };
  }
  return { payments, settledOn: Number.POSITIVE_INFINITY };
}

function partOf(left: bigint, parts: { next(): number }): bigint {
  const [draw, share] = [parts.next(), 30 + Math.floor(40 * parts.next())];
  if (draw >= parameters.repayment.partShare.value || left < 1000n) return left;
  return divide(left * BigInt(share), 100n, 'up');
}

/** Expected payments a day while the instalment is open; above 1 on the due day of a willing payer. */
function propensity(situation: Situation, open: OpenInstalment, day: DayNumber): number {
  const figures = parameters.repayment;
  const { borrower, shocks } = situation;
  const distress = distressOn(shocks, day);
  const log =
    situation.steady +
    figures.distress.value * distress +
    figures.burden.value * burden(situation, { open, day, distress }) +
    figures.payDay.value * (isAfterPayDay(borrower.payDay, day) ? 1 : 0) +
    figures.behind.value * (open.freeFrom > open.due ? 1 : 0) +
    reminded(situation, day, distress);
  return byLateness(borrower.country, day - open.due) * Math.exp(log);
}

function byLateness(country: Borrower['country'], late_days: number): number {
  const { late, [country]: before } = parameters.repayment;
  if (late_days < -3) return before.early.value;
  if (late_days < 0) return before.eve.value;
  if (late_days === 0) return before.due.value;
  if (late_days <= 3) return late.to3.value;
  if (late_days <= 7) return late.to7.value;
  if (late_days <= 30) return late.to30.value;
  return late_days <= 90 ? late.to90.value : late.after90.value;
}

/** Instalments due within 15 days either side, here and elsewhere, as a share of what then comes in a month. */
function burden(
  { borrower, dues }: Situation,
  { open, day, distress }: { open: OpenInstalment; day: DayNumber; distress: number },
): number {
  let elsewhere = 0;
  for (const due of dues) if (Math.abs(due.day - day) <= 15) elsewhere += due.amount;
  const income = Number(borrower.monthlyIncome) * incomeShare(distress);
  return Math.min(3, (Number(open.amount) + elsewhere) / income);
}

/** Reminders fade over three days and wear off with their number in a month; the forgetful gain most. */
function reminded({ reminders, borrower }: Situation, day: DayNumber, distress: number): number {
  const figures = parameters.repayment.reminders;
  const forgetful = Math.exp(-0.3 * borrower.traits.conscientiousness);
  let [effect, fresh] = [0, 1];
  for (const reminder of reminders) {
    const age = day - reminder.day;
    if (age < 0) break;
    if (age > figures.wearDays.value) continue;
    if (age < 3) {
      const inDistress = reminder.kind === 'hardship-offer' ? 1 + distress : 1;
      effect += figures[reminder.kind].value * fresh * inDistress * (1 - age / 3);
    }
    fresh *= figures.wear.value;
  }
  return effect * forgetful;
}
