import type { PaymentKind } from '../allocation.ts';
import type { Parts } from './parts.ts';

export type TransactionKind =
  | PaymentKind
  | 'disbursement'
  | 'waiver'
  | 'charge_adjustment'
  | 'chargeback'
  | 'credit_balance_refund'
  | 'charge_off'
  | 're_age'
  | 're_amortise'
  | 'reschedule'
  | 'interest_pause'
  | 'withdrawal'
  | 'accrual';

/** One movement of a loan as its log reads today; an earlier entry that is backdated or undone reads it anew. */
export interface LoanTransaction {
  /** Of the event that it follows from. */
  readonly id: string;
  readonly kind: TransactionKind;
  readonly on: Temporal.PlainDate;
  readonly amount: bigint;
  /** What it met of what was owed, or brought back; nothing for money paid out. */
  readonly parts: Parts;
  /** What of it was too much, or what of an earlier too much it used. */
  readonly overpaid: bigint;
  /** What had been paid for days that will not come or for fees that fell away, and what it pays instead. */
  readonly returned: Returned | null;
  /** Principal still open after it. */
  readonly principalLeft: bigint;
  /** All that is open after it, interest to come included. */
  readonly outstandingAfter: bigint;
  readonly undone: boolean;
  /** Of a charge-off: whether it was for fraud. */
  readonly fraud?: boolean;
}

export interface Returned {
  readonly from: Parts;
  readonly to: Parts;
  readonly toOverpaid: bigint;
}
