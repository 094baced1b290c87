import type { Id, WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';

export type PaymentId = Id<'payment'>;

/** `unknown`: the rail did not say; it is asked again until it does, never guessed. */
export type PaymentState = 'created' | 'sent' | 'unknown' | 'succeeded' | 'failed';

export type MandateId = Id<'mandate'>;
export type BatchId = Id<'batch'>;

/** `asked`: the rail has not confirmed it yet. `ended`: by the borrower, here or at the rail, or by its last day. */
export type MandateState = 'asked' | 'active' | 'ended' | 'refused';

/** A borrower's standing permission: collections of one loan up to a limit each, until a day, without being asked. */
export interface Mandate {
  readonly id: MandateId;
  readonly loanId: string;
  readonly lineId: LineId;
  readonly rail: string;
  /** Most that one collection takes. */
  readonly limit: WireMoney;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: MandateState;
  readonly reason: string | null;
  readonly createdAt: string;
}

/** Payments that went to a rail as one message. `refused`: the rail took none of it. */
export interface Batch {
  readonly id: BatchId;
  readonly rail: string;
  readonly direction: 'disbursement' | 'collection' | 'return';
  readonly payments: number;
  readonly total: WireMoney;
  readonly state: 'sent' | 'unknown' | 'settled' | 'refused';
  readonly reason: string | null;
  readonly createdAt: string;
  readonly closedAt: string | null;
}

/** Money that goes back to where it came from. */
export interface Return {
  readonly id: PaymentId;
  /** The loan it had been paid to; null for money that was never a loan's. */
  readonly loanId: string | null;
  readonly amount: WireMoney;
  readonly rail: string;
  readonly state: PaymentState;
  readonly reason: string | null;
  readonly createdAt: string;
  readonly settledAt: string | null;
}

/** A file that a rail left for us. `duplicate`: a message of the same id was taken before. */
export interface TakenFile {
  readonly rail: string;
  readonly name: string;
  readonly kind: 'statement' | 'status' | 'unreadable';
  readonly messageId: string | null;
  readonly outcome: 'taken' | 'duplicate' | 'not-ours' | 'unreadable';
  readonly takenAt: string;
}

/** How a borrower can repay. */
export interface WayToPay {
  readonly rail: string;
  readonly kind: 'wallet' | 'bank' | 'phone-bill';
  readonly simulatedRail: boolean;
  /** It is used unless another one is named. */
  readonly usual: boolean;
  /** It can collect under a mandate. */
  readonly mandates: boolean;
}

/** What a rail of this lender can do and how it is. */
export interface RailStatus {
  readonly name: string;
  readonly simulatedRail: boolean;
  readonly can: readonly ('disburse' | 'collect' | 'return' | 'mandate' | 'batch' | 'statement')[];
  readonly health: 'available' | 'degraded' | 'unavailable';
  /** Payments whose outcome is not known. */
  readonly open: number;
}
