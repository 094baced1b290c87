import type { Interval } from '../interval.ts';
import type { PaymentKind } from '../life/rules.ts';

/**
 * One entry of the log of a loan that is serviced day by day. `on` is the day it takes effect, which may lie before
 * entries that were written earlier: the whole log is read anew in the order of days. Amounts are minor units above zero.
 */
export type ServicingEvent = { readonly id: string; readonly on: Temporal.PlainDate } & ServicingAct;

/** What a lender may let go of; principal is never waived, it is written off. */
export type Waivable = 'interest' | 'fee' | 'penalty';

export type ServicingAct =
  | { readonly kind: 'disbursement'; readonly amount: bigint }
  | { readonly kind: 'payment'; readonly as: PaymentKind; readonly amount: bigint }
  /** A fee with the duty on it, or a penalty, which bears none; falls due with the instalment of its day. */
  | {
      readonly kind: 'charge';
      readonly penalty: boolean;
      readonly due: Temporal.PlainDate;
      readonly amount: bigint;
      readonly duty: bigint;
    }
  /** Of what is open, the oldest first. */
  | { readonly kind: 'waiver'; readonly component: Waivable; readonly amount: bigint }
  /** The borrower's bank took money back: it is owed again, as principal, in the period of the day. */
  | { readonly kind: 'chargeback'; readonly amount: bigint }
  /** What was paid too much goes back to the borrower. */
  | { readonly kind: 'credit_balance_refund'; readonly amount: bigint }
  | { readonly kind: 'charge_off'; readonly fraud: boolean }
  | { readonly kind: 'write_off' }
  /** All that is open is owed anew in this many instalments from a first day on. */
  | {
      readonly kind: 're_age';
      readonly first: Temporal.PlainDate;
      readonly instalments: number;
      readonly every: Interval;
    }
  /** All that is open moves into the instalments to come, on their due dates. */
  | { readonly kind: 're_amortise' }
  /** The next due date moves, and those after it follow; more instalments may be added. What is past due stays so. */
  | { readonly kind: 'reschedule'; readonly first: Temporal.PlainDate; readonly extraInstalments: number }
  /** No interest is earned from the close of the day before `on` to the close of `until`. */
  | { readonly kind: 'interest_pause'; readonly until: Temporal.PlainDate }
  /** The borrower withdraws: interest and fees fall away, the principal goes back in one sum. */
  | { readonly kind: 'withdrawal'; readonly returnBy: Temporal.PlainDate }
  /** Lateness does not grow from the close of `on` to the close of `until`. */
  | { readonly kind: 'delinquency_pause'; readonly until: Temporal.PlainDate }
  | { readonly kind: 'undo'; readonly of: string };

export type ServicingEventOf<K extends ServicingEvent['kind']> = Extract<ServicingEvent, { readonly kind: K }>;
