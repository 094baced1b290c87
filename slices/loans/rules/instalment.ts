import { lateDays, type Pause, type Schedule } from '@lendline/credit';
import type { LoanInstalment } from '../contract.ts';

/** One instalment with what became of it; amounts in minor units. */
export interface Instalment {
  readonly n: number;
  readonly from: Temporal.PlainDate;
  readonly due: Temporal.PlainDate;
  readonly principal: bigint;
  readonly interest: bigint;
  readonly fee: bigint;
  readonly duty: bigint;
  readonly penalty: bigint;
  /** Principal still to fall due after this instalment. */
  readonly balance: bigint;
  readonly paidPrincipal: bigint;
  readonly paidInterest: bigint;
  readonly paidFees: bigint;
  readonly paidPenalties: bigint;
  /** Interest booked as earned so far. */
  readonly accrued: bigint;
  /** Interest of the schedule that will never be owed. */
  readonly waived: bigint;
  readonly feesBookedOn: Temporal.PlainDate | null;
  readonly paidOn: Temporal.PlainDate | null;
}

export function instalmentsOf({ instalments, charges }: Schedule): readonly Instalment[] {
  return instalments.map((scheduled) => {
    const own = charges.filter(({ n }) => n === scheduled.n);
    const { n, from, due, principal, interest, balance } = scheduled;
    return {
      n,
      from,
      due,
      principal,
      interest,
      balance,
      fee: own.reduce((sum, { fee }) => sum + fee, 0n),
      duty: own.reduce((sum, { duty }) => sum + duty, 0n),
      paidPrincipal: 0n,
      paidInterest: 0n,
      paidFees: 0n,
      penalty: 0n,
      paidPenalties: 0n,
      accrued: 0n,
      waived: 0n,
      feesBookedOn: null,
      paidOn: null,
    };
  });
}

export function dueTotal({ principal, interest, fee, duty, penalty }: Instalment): bigint {
  return principal + interest + fee + duty + penalty;
}

/** Principal that is still out. */
export function unpaidPrincipal(instalments: readonly Instalment[]): bigint {
  return instalments.reduce((sum, { principal, paidPrincipal }) => sum + principal - paidPrincipal, 0n);
}

export function paidOf({ paidPrincipal, paidInterest, paidFees, paidPenalties }: Instalment): bigint {
  return paidPrincipal + paidInterest + paidFees + paidPenalties;
}

export function outstandingOf(instalment: Instalment): bigint {
  return dueTotal(instalment) - paidOf(instalment);
}

export function outstandingOfAll(instalments: readonly Instalment[]): bigint {
  return instalments.reduce((sum, instalment) => sum + outstandingOf(instalment), 0n);
}

export function nextUnpaid(instalments: readonly Instalment[]): Instalment | null {
  return instalments.find((instalment) => outstandingOf(instalment) > 0n) ?? null;
}

export function stateOn(instalment: Instalment, day: Temporal.PlainDate): LoanInstalment['state'] {
  if (outstandingOf(instalment) === 0n) return 'paid';
  const order = Temporal.PlainDate.compare(instalment.due, day);
  if (order > 0) return 'open';
  return order === 0 ? 'due' : 'overdue';
}

/** Days past due at the close of a day: since the oldest due date that is not paid in full. */
export function dpdOn(
  instalments: readonly Instalment[],
  day: Temporal.PlainDate,
  pauses: readonly Pause[] = [],
): number {
  const oldest = nextUnpaid(instalments);
  return oldest ? lateDays(oldest.due, day, pauses) : 0;
}

/** The oldest due date that is not paid in full by the close of a day after it, whether or not a pause covers the days between. */
export function lateSince(instalments: readonly Instalment[], day: Temporal.PlainDate): Temporal.PlainDate | null {
  const oldest = nextUnpaid(instalments);
  return oldest && Temporal.PlainDate.compare(oldest.due, day) < 0 ? oldest.due : null;
}

/** The most days that any instalment was or is late. Payments in order of due dates make this the loan's worst DPD. */
export function worstDpdOn(
  instalments: readonly Instalment[],
  day: Temporal.PlainDate,
  pauses: readonly Pause[] = [],
): number {
  return Math.max(0, ...instalments.map(({ due, paidOn }) => lateDays(due, paidOn ?? day, pauses)));
}

/** The buckets in which a book is read, by days past due. */
export const buckets = ['current', '1-3', '4-30', '31-60', '61-90', '90+'] as const;

export type Bucket = (typeof buckets)[number];

export function bucketOf(dpd: number): Bucket {
  if (dpd <= 0) return 'current';
  if (dpd <= 3) return '1-3';
  if (dpd <= 30) return '4-30';
  if (dpd <= 60) return '31-60';
  return dpd <= 90 ? '61-90' : '90+';
}
