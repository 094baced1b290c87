import type { Operation, WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type {
  Batch,
  Mandate,
  MandateId,
  PaymentId,
  PaymentState,
  RailStatus,
  Return,
  TakenFile,
  WayToPay,
} from './rails-contract.ts';
import type {
  StatementId,
  StatementSummary,
  StatementView,
  SuspenseDetail,
  SuspenseId,
  SuspenseItem,
} from './suspense-contract.ts';
import type {
  DeliveryId,
  EndpointId,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEvent,
  WithSecret,
} from './webhook-contract.ts';

export type {
  Batch,
  BatchId,
  Mandate,
  MandateId,
  MandateState,
  PaymentId,
  PaymentState,
  RailStatus,
  Return,
  TakenFile,
  WayToPay,
} from './rails-contract.ts';
export type {
  DeliveryId,
  EndpointId,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEvent,
  WithSecret,
} from './webhook-contract.ts';
export type {
  MatchFinding,
  MatchSignal,
  MissingThere,
  StatementId,
  StatementLine,
  StatementSummary,
  StatementView,
  Suggestion,
  SuspenseDetail,
  SuspenseId,
  SuspenseItem,
  SuspenseState,
} from './suspense-contract.ts';

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

/** `payments.succeeded`, `payments.failed`: of disbursements and collections. */
export type PaymentSettled = Payment;
/** `payments.returned`, `payments.return-failed`. */
export type ReturnSettled = Return;

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
  /**
   * Collects from the borrower, by the usual rail or the one named; under the loan's mandate there where one covers it.
   * `key` makes it once only.
   */
  readonly collect: Operation<
    {
      readonly loanId: string;
      readonly lineId: LineId;
      readonly amount: WireMoney;
      readonly key: string;
      readonly rail?: string;
    },
    Payment
  >;
  /** Gives a collection back to who paid it, whole or in part, once. `payments.returned` tells when it has arrived. */
  readonly giveBack: Operation<{ readonly paymentId: PaymentId; readonly amount?: WireMoney }, Return>;
  readonly listReturns: Operation<{ readonly loanId: string }, { readonly returns: readonly Return[] }>;
  /** A borrower lets a rail collect a paid-out loan's instalments. A loan has one mandate at a rail that stands. */
  readonly setUpMandate: Operation<
    { readonly loanId: string; readonly limit: WireMoney; readonly endsOn: string; readonly rail?: string },
    Mandate
  >;
  readonly endMandate: Operation<{ readonly mandateId: MandateId }, Mandate>;
  readonly listMandates: Operation<{ readonly loanId: string }, { readonly mandates: readonly Mandate[] }>;
  readonly listBatches: Operation<{ readonly limit?: number }, { readonly batches: readonly Batch[] }>;
  /** Takes what rails left for us: status reports and statements, each message once by its id. */
  readonly takeFiles: Operation<
    Record<string, never>,
    { readonly taken: number; readonly duplicates: number; readonly unreadable: number; readonly notOurs: number }
  >;
  readonly listFiles: Operation<{ readonly limit?: number }, { readonly files: readonly TakenFile[] }>;
  readonly listRails: Operation<Record<string, never>, { readonly rails: readonly RailStatus[] }>;
  readonly get: Operation<{ readonly paymentId: PaymentId }, Payment>;
  readonly getMine: Operation<{ readonly paymentId: PaymentId }, Payment>;
  /** What was paid and given back on one's own loan, arrived or not, newest first. */
  readonly listMine: Operation<
    { readonly loanId: string },
    { readonly payments: readonly Payment[]; readonly returns: readonly Return[] }
  >;
  readonly waysToPay: Operation<Record<string, never>, { readonly ways: readonly WayToPay[] }>;
  /** Newest first; with `key` the collection that it made, where it made one. */
  readonly listOfLoan: Operation<
    { readonly loanId: string; readonly key?: string },
    { readonly payments: readonly Payment[] }
  >;
  readonly list: Operation<
    { readonly state?: PaymentState | 'all'; readonly limit?: number },
    { readonly payments: readonly Payment[] }
  >;
  /** Reads a rail's statement of whole days and matches it; the days of yesterday unless told. */
  readonly pullStatement: Operation<
    { readonly rail: string; readonly from?: string; readonly to?: string },
    StatementSummary
  >;
  readonly listStatements: Operation<{ readonly limit?: number }, { readonly statements: readonly StatementSummary[] }>;
  readonly getStatement: Operation<{ readonly statementId: StatementId }, StatementView>;
  /** Money that a person has to place, oldest first, and how much of it there is. */
  readonly listSuspense: Operation<
    { readonly state?: 'waiting' | 'ended'; readonly limit?: number },
    { readonly items: readonly SuspenseItem[]; readonly waiting: readonly WireMoney[] }
  >;
  /** With what the payer wrote; the look is audited. */
  readonly getSuspense: Operation<{ readonly suspenseId: SuspenseId }, SuspenseDetail>;
  /** Takes it on, or hands it back. */
  readonly assignSuspense: Operation<{ readonly suspenseId: SuspenseId; readonly mine: boolean }, SuspenseItem>;
  /** It is a repayment of this loan: counted as a collection of the day on which it was paid. */
  readonly matchSuspense: Operation<
    { readonly suspenseId: SuspenseId; readonly loanId: string; readonly note: string },
    SuspenseItem
  >;
  /** Asks for it to go back to who paid it; another member of staff agrees. */
  readonly askReturn: Operation<{ readonly suspenseId: SuspenseId; readonly note: string }, SuspenseItem>;
  readonly decideReturn: Operation<
    { readonly suspenseId: SuspenseId; readonly agree: boolean; readonly note: string },
    SuspenseItem
  >;
  /** It is explained and no money moves, such as a fee of the bank. */
  readonly closeSuspense: Operation<{ readonly suspenseId: SuspenseId; readonly note: string }, SuspenseItem>;
  /** Has a system of the lender told of what happens to money, signed after Standard Webhooks. The secret is told once. */
  readonly addWebhook: Operation<{ readonly url: string; readonly events: readonly WebhookEvent[] }, WithSecret>;
  readonly listWebhooks: Operation<Record<string, never>, { readonly endpoints: readonly WebhookEndpoint[] }>;
  /** A new secret; for a day the one before signs beside it. */
  readonly rotateWebhook: Operation<{ readonly endpointId: EndpointId }, WithSecret>;
  readonly endWebhook: Operation<{ readonly endpointId: EndpointId }, WebhookEndpoint>;
  /** Newest first. */
  readonly listDeliveries: Operation<
    { readonly state?: WebhookDelivery['state']; readonly limit?: number },
    { readonly deliveries: readonly WebhookDelivery[] }
  >;
  readonly retryDelivery: Operation<{ readonly deliveryId: DeliveryId }, WebhookDelivery>;
  /** Asks the rail about every payment whose outcome is not known. */
  readonly reconcile: Operation<Record<string, never>, { readonly asked: number; readonly settled: number }>;
}
