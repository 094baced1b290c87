import type { PaymentKind } from '../allocation.ts';
import type { Interval } from '../interval.ts';

/**
 * One entry of a loan's log. `on` is the day it takes effect, `entered` the business date on which it was written down:
 * a backdated payment has an `on` before its `entered`. Amounts are above zero, in minor units of the loan's currency.
 */
export type LoanEvent = {
  readonly id: string;
  readonly on: Temporal.PlainDate;
  readonly entered: Temporal.PlainDate;
} & LoanAct;

export type LoanAct =
  | { readonly kind: 'disbursement'; readonly amount: bigint }
  | { readonly kind: 'payment'; readonly as: PaymentKind; readonly amount: bigint }
  /** A fee with the duty on it, or a penalty, which bears none; owed from the entry's day on, due with the instalment of `due`. */
  | {
      readonly kind: 'charge';
      readonly penalty: boolean;
      readonly due: Temporal.PlainDate;
      readonly amount: ChargeAmount;
      readonly duty: bigint;
    }
  /** The lender lets go of what is open of a charge. */
  | { readonly kind: 'waiver'; readonly of: string }
  /** Or of an amount of whatever is open of a component, the oldest first. */
  | { readonly kind: 'waiver'; readonly component: Waivable; readonly amount: bigint }
  /** The lender gives money back against a charge, by way of a payment. */
  | { readonly kind: 'charge_adjustment'; readonly of: string; readonly amount: bigint }
  /** Money is taken back by the borrower's bank: what the payment met, where one is named, is owed again; else principal is. */
  | { readonly kind: 'chargeback'; readonly of?: string; readonly amount: bigint }
  /** What was paid too much goes back to the borrower. */
  | { readonly kind: 'credit_balance_refund'; readonly amount: bigint }
  /** What is open is a loss; it is still asked for. */
  | { readonly kind: 'charge_off'; readonly fraud: boolean }
  /** What is open is a loss, and is asked for no more. */
  | { readonly kind: 'write_off' }
  /** What is open and due, or not yet due, is owed anew in this many instalments from a first day on. */
  | {
      readonly kind: 're_age';
      readonly first: Temporal.PlainDate;
      readonly instalments: number;
      readonly every: Interval;
    }
  /** What is past due, or all that is open, moves into the instalments to come. */
  | { readonly kind: 're_amortise' }
  /** Due dates or the number of instalments change from one due date on. */
  | RescheduleFrom
  /** The next due date moves, and those after it follow; more instalments may be added. What is past due stays so. */
  | RescheduleNext
  /** Another yearly rate from the day on, also from one long gone. */
  | { readonly kind: 'rate_change'; readonly rate_ppm: number }
  /** No interest from this day to another, both included. */
  | { readonly kind: 'interest_pause'; readonly until: Temporal.PlainDate }
  /** The borrower withdraws: interest and fees fall away, the principal goes back in one sum. */
  | { readonly kind: 'withdrawal'; readonly returnBy: Temporal.PlainDate }
  /** Lateness does not grow from the close of `on` to the close of `until`. */
  | { readonly kind: 'delinquency_pause'; readonly until: Temporal.PlainDate }
  /** Close of business: the books for all days before `on` are complete. */
  | { readonly kind: 'close_of_business' }
  | { readonly kind: 'undo'; readonly of: string };

/** A sum, or a share of the principal with all its interest, half-even. */
export type ChargeAmount = bigint | { readonly share_ppm: number };

/** What a lender may let go of; principal is never waived, it is written off. */
export type Waivable = 'interest' | 'fee' | 'penalty';

export type Rescheduling =
  | { readonly to: Temporal.PlainDate }
  | { readonly extraInstalments: number }
  | { readonly principalGrace: number }
  /** Of a flat loan: what it bears from that due date on. */
  | { readonly rate_ppm: number };

export type EventOf<K extends LoanEvent['kind']> = Extract<LoanEvent, { readonly kind: K }>;

export interface RescheduleFrom {
  readonly kind: 'reschedule';
  readonly from: Temporal.PlainDate;
  readonly change: Rescheduling;
}

export interface RescheduleNext {
  readonly kind: 'reschedule';
  readonly first: Temporal.PlainDate;
  readonly extraInstalments: number;
}
