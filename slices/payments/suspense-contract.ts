import type { Id, WireMoney } from '@lendline/kernel';
import type { PaymentId } from './rails-contract.ts';

export type StatementId = Id<'statement'>;
export type SuspenseId = Id<'suspense'>;

/** What speaks for an entry of a statement being a payment, strongest first. */
export type MatchSignal =
  | 'our-id'
  | 'rail-reference'
  | 'takes-back'
  | 'id-in-text'
  | 'loan-in-text'
  | 'amount'
  | 'same-day'
  | 'near-day';

/** How an entry of a statement stands to our book. */
export type MatchFinding =
  | 'matched'
  /** Money for a loan that its text names, which nobody had asked for. */
  | 'loan-named'
  /** It is this payment by its names, and not by its amount. */
  | 'amount-differs'
  /** Our book says that this payment failed. */
  | 'contradicts'
  /** A payout that the rail gave back to us. */
  | 'payout-came-back'
  /** More than one payment could be it. */
  | 'several-fit'
  /** Our book does not have it. */
  | 'missing-here';

export interface StatementSummary {
  readonly id: StatementId;
  readonly rail: string;
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly receivedAt: string;
  readonly entries: number;
  readonly matched: number;
  readonly inSuspense: number;
  /** Not looked at yet. */
  readonly waiting: number;
  /** Rows that could not be read. */
  readonly rejected: number;
}

export interface StatementLine {
  readonly id: Id<'entry'>;
  readonly side: 'in' | 'out';
  readonly amount: WireMoney;
  readonly valueOn: string;
  readonly finding: MatchFinding | null;
  readonly score: number;
  readonly signals: readonly MatchSignal[];
  readonly paymentId: PaymentId | null;
}

/** A payment of our book that no statement of its rail tells. */
export interface MissingThere {
  readonly paymentId: PaymentId;
  readonly direction: 'disbursement' | 'collection' | 'return';
  readonly loanId: string | null;
  readonly amount: WireMoney;
  readonly settledAt: string;
}

export interface StatementView extends StatementSummary {
  readonly lines: readonly StatementLine[];
  /** Settled in our book in the days of this statement, and on no statement. */
  readonly missingThere: readonly MissingThere[];
}

export interface Suggestion {
  readonly paymentId: PaymentId | null;
  readonly loanId: string | null;
  readonly score: number;
  readonly signals: readonly MatchSignal[];
}

export type SuspenseState = 'open' | 'return-asked' | 'returning' | 'matched' | 'returned' | 'closed';

/** Money of a statement that nobody could place by rule; a person does. */
export interface SuspenseItem {
  readonly id: SuspenseId;
  readonly rail: string;
  readonly side: 'in' | 'out';
  readonly amount: WireMoney;
  readonly valueOn: string;
  readonly finding: MatchFinding;
  readonly state: SuspenseState;
  readonly suggestions: readonly Suggestion[];
  /** The member of staff who has taken it on. */
  readonly assignee: string | null;
  readonly loanId: string | null;
  readonly paymentId: PaymentId | null;
  readonly askedBy: string | null;
  readonly decidedBy: string | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

/** With what only whoever works on it sees; every look is audited. */
export interface SuspenseDetail extends SuspenseItem {
  readonly text: string;
  readonly payer: { readonly name: string | null; readonly account: string | null };
  readonly note: string | null;
}
