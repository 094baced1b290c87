import type { Interval } from '../interval.ts';
import type { PaymentKind } from './rules.ts';

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
  | { readonly kind: 'charge'; readonly name: string; readonly penalty: boolean; readonly amount: ChargeAmount }
  /** The lender lets go of what is open of a charge. */
  | { readonly kind: 'waiver'; readonly of: string }
  /** The lender gives money back against a charge, by way of a payment. */
  | { readonly kind: 'charge_adjustment'; readonly of: string; readonly amount: bigint }
  /** A payment is taken back by the borrower's bank: what it met is owed again. */
  | { readonly kind: 'chargeback'; readonly of: string; readonly amount: bigint }
  /** What was paid too much goes back to the borrower. */
  | { readonly kind: 'credit_balance_refund'; readonly amount: bigint }
  | { readonly kind: 'charge_off'; readonly fraud: boolean }
  /** What is open and due, or not yet due, is owed anew in this many instalments from a first day on. */
  | {
      readonly kind: 're_age';
      readonly first: Temporal.PlainDate;
      readonly instalments: number;
      readonly every: Interval;
    }
  /** What is past due moves into the instalments to come. */
  | { readonly kind: 're_amortise' }
  /** Due dates or the number of instalments change from one due date on. */
  | { readonly kind: 'reschedule'; readonly from: Temporal.PlainDate; readonly change: Rescheduling }
  /** Another yearly rate from the day on, also from one long gone. */
  | { readonly kind: 'rate_change'; readonly rate_ppm: number }
  /** No interest from this day to another, both included. */
  | { readonly kind: 'interest_pause'; readonly until: Temporal.PlainDate }
  /** Close of business: the books for all days before `on` are complete. */
  | { readonly kind: 'close_of_business' }
  | { readonly kind: 'undo'; readonly of: string };

/** A sum, or a share of the principal with all its interest, half-even. */
export type ChargeAmount = { readonly flat: bigint } | { readonly share_ppm: number };

export type Rescheduling =
  | { readonly to: Temporal.PlainDate }
  | { readonly extraInstalments: number }
  | { readonly principalGrace: number }
  /** Of a flat loan: what it bears from that due date on. */
  | { readonly rate_ppm: number };

export type EventOf<K extends LoanEvent['kind']> = Extract<LoanEvent, { readonly kind: K }>;
