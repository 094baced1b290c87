import type { Currency } from '@lendline/kernel';
import { accruedInterest } from '../accrual.ts';
import type { Pause } from '../life/delinquency.ts';
import { noParts, type Parts } from '../life/parts.ts';
import type { Strategy } from '../life/rules.ts';
import type { TransactionKind } from '../life/transaction.ts';
import type { LoanTerms } from '../loan-terms.ts';
import { ServicedInstalment } from './line.ts';

/** How a loan is serviced: its terms, where money goes, and when it stops to earn. */
export interface ServicingRules {
  /** Principal and day of disbursement are those of the log. */
  readonly terms: Omit<LoanTerms, 'principal' | 'disbursed'>;
  readonly strategy: Strategy;
  /** Days past due from which on no interest is earned. */
  readonly interestStopsAt_dpd: number;
}

/** One movement of a serviced loan, as its log reads today. `parts` and `overpaid` add up to the amount for money that came. */
export interface ServicedTransaction {
  /** Of the event that it follows from. */
  readonly id: string;
  readonly kind: TransactionKind | 'interest_pause' | 'reschedule' | 'withdrawal';
  readonly on: Temporal.PlainDate;
  readonly amount: bigint;
  readonly parts: Parts;
  readonly overpaid: bigint;
  /** What had been paid for days that will not come or for fees that fell away, and what it pays instead. */
  readonly returned: Returned | null;
  /** All that is open after it, interest to come included. */
  readonly outstandingAfter: bigint;
}

export interface Returned {
  readonly from: Parts;
  readonly to: Parts;
  readonly toOverpaid: bigint;
}

/** The oldest due date that was open from the close of a day on; null while nothing was. */
export interface ArrearsStep {
  readonly on: Temporal.PlainDate;
  readonly oldestDue: Temporal.PlainDate | null;
}

/** A serviced loan while its log is read. */
export class Account {
  readonly rules: ServicingRules;
  readonly currency: Currency;
  plan: ServicedInstalment[] = [];
  readonly transactions: ServicedTransaction[] = [];
  readonly pauses: Pause[] = [];
  readonly arrears: ArrearsStep[] = [];
  overpaid = 0n;
  /** Fees kept back from the payout. */
  keptBack = { fee: 0n, duty: 0n };
  interestStoppedOn: Temporal.PlainDate | null = null;
  chargedOff: { readonly on: Temporal.PlainDate; readonly fraud: boolean } | null = null;
  writtenOffOn: Temporal.PlainDate | null = null;
  /** The day on which nothing was open any more. */
  endedOn: Temporal.PlainDate | null = null;

  constructor(rules: ServicingRules, currency: Currency) {
    this.rules = rules;
    this.currency = currency;
  }

  get outstanding(): bigint {
    return this.plan.reduce((sum, { outstanding }) => sum + outstanding, 0n);
  }

  get oldestOpen(): ServicedInstalment | null {
    return this.plan.find(({ outstanding }) => outstanding > 0n) ?? null;
  }

  /** All that closes the loan on a day: what is open, with interest only for the days so far, less what was paid ahead of them. */
  payoffOn(day: Temporal.PlainDate): bigint {
    return this.plan.reduce((sum, line) => sum + line.outstanding - line.interest + this.earnedBy(line, day), 0n);
  }

  /** Interest of an instalment that was earned by the close of a day. */
  earnedBy(line: ServicedInstalment, day: Temporal.PlainDate): bigint {
    if (this.interestStoppedOn !== null || line.interestIsEarned) return line.interest;
    return accruedInterest(line, '30/360', this.#lastEarningDay(day));
  }

  /** A day, or the last one before the loan was too late to earn. */
  #lastEarningDay(day: Temporal.PlainDate): Temporal.PlainDate {
    const last = this.oldestOpen?.due.add({ days: this.rules.interestStopsAt_dpd - 1 });
    return last && Temporal.PlainDate.compare(last, day) < 0 ? last : day;
  }

  /** From a certain lateness on a loan earns no more, and never will: what was not earned by then is not owed. */
  stopIfTooLate(day: Temporal.PlainDate): void {
    const stop = this.oldestOpen?.due.add({ days: this.rules.interestStopsAt_dpd });
    if (!stop || this.interestStoppedOn !== null || Temporal.PlainDate.compare(stop, day) > 0) return;
    this.stopInterest(stop, stop.subtract({ days: 1 }));
  }

  /** What was paid of interest to come stays paid, and is earned with that. */
  stopInterest(on: Temporal.PlainDate, lastEarningDay: Temporal.PlainDate): void {
    const kept = this.plan.map((line) => larger(this.earnedBy(line, lastEarningDay), line.paid.interest));
    for (const [index, line] of this.plan.entries()) line.forgo(kept[index]!, on);
    this.interestStoppedOn ??= on;
  }

  /** Answers what had been paid of interest that will not be earned. */
  forgoUnearned(lines: readonly ServicedInstalment[], on: Temporal.PlainDate): bigint {
    // First all, then each: letting go of one instalment's interest can change which is the oldest open.
    const earned = lines.map((line) => this.earnedBy(line, on));
    return lines.reduce((sum, line, index) => sum + line.forgo(earned[index]!, on), 0n);
  }

  /** The instalment in whose period a day lies; one of its own after the last. */
  lineFor(day: Temporal.PlainDate): ServicedInstalment {
    const within = this.plan.find(({ due }) => Temporal.PlainDate.compare(day, due) <= 0);
    if (within) return within;
    const last = this.plan.at(-1)!;
    if (last.kind === 'additional') {
      last.due = day;
      return last;
    }
    const line = new ServicedInstalment('additional', { from: last.due, due: day });
    this.plan.push(line);
    return line;
  }

  note(
    { id, on }: { readonly id: string; readonly on: Temporal.PlainDate },
    kind: ServicedTransaction['kind'],
    movement: { amount: bigint; parts?: Parts; overpaid?: bigint; returned?: Returned | null },
  ): void {
    const { amount, parts = noParts, overpaid = 0n, returned = null } = movement;
    this.transactions.push({
      id,
      kind,
      on,
      amount,
      parts,
      overpaid,
      returned,
      outstandingAfter: this.outstanding,
    });
  }

  /** What the log has come to at the close of a day. */
  closeEntry(on: Temporal.PlainDate): void {
    if (this.plan.length === 0) return;
    this.endedOn = this.outstanding === 0n ? (this.endedOn ?? on) : null;
    const last = this.arrears.at(-1);
    if (last?.on.equals(on)) this.arrears.pop();
    this.arrears.push({ on, oldestDue: this.oldestOpen?.due ?? null });
  }
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
