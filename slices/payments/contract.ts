import type { Id, Operation, WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';

export type PaymentId = Id<'payment'>;

/** `unknown`: the rail did not say; it is asked again until it does, never guessed. */
export type PaymentState = 'created' | 'sent' | 'unknown' | 'succeeded' | 'failed';

export interface Payment {
  readonly id: PaymentId;
  readonly direction: 'disbursement' | 'collection';
  readonly loanId: string;
  readonly lineId: LineId;
  readonly amount: WireMoney;
  readonly rail: string;
  readonly simulatedRail: boolean;
  readonly state: PaymentState;
  readonly reason: string | null;
  readonly createdAt: string;
  readonly settledAt: string | null;
  readonly attempts: number;
}

/** `payments.succeeded`, `payments.failed`. */
export type PaymentSettled = Payment;

export interface PaymentsClient {
  /**
   * Sends money out; the same loan is paid out once. Refused on real rails without a licence or with a simulated model.
   * After a payout that failed, the next `attempt` (from 1) is another payment; the same one answers the first again.
   */
  readonly disburse: Operation<
    {
      readonly loanId: string;
      readonly lineId: LineId;
      readonly amount: WireMoney;
      readonly simulatedModel: boolean;
      readonly attempt?: number;
    },
    Payment
  >;
  /** Collects from the borrower's wallet. `key` makes it once only. */
  readonly collect: Operation<
    { readonly loanId: string; readonly lineId: LineId; readonly amount: WireMoney; readonly key: string },
    Payment
  >;
  readonly get: Operation<{ readonly paymentId: PaymentId }, Payment>;
  readonly getMine: Operation<{ readonly paymentId: PaymentId }, Payment>;
  readonly listOfLoan: Operation<{ readonly loanId: string }, { readonly payments: readonly Payment[] }>;
  readonly list: Operation<
    { readonly state?: PaymentState | 'all'; readonly limit?: number },
    { readonly payments: readonly Payment[] }
  >;
  /** Asks the rail about every payment whose outcome is not known. */
  readonly reconcile: Operation<Record<string, never>, { readonly asked: number; readonly settled: number }>;
}
