import type { Id, Operation, WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { LoanId } from './contract.ts';

export type CreditLineId = Id<'creditline'>;
export type CreditLineChangeId = Id<'change'>;

/** `expired`: the last day is over and it can be renewed. */
export type CreditLineStatus = 'open' | 'frozen' | 'expired' | 'closed';

/** A limit that is drawn, repaid and drawn again. Each drawdown is a loan of its own. Days are business dates. */
export interface CreditLine {
  readonly id: CreditLineId;
  /** The phone line of the business's representative. */
  readonly lineId: LineId;
  /** The application that it was approved on. */
  readonly applicationId: string;
  readonly status: CreditLineStatus;
  readonly limit: WireMoney;
  /** Principal that is out, or on its way out. */
  readonly drawn: WireMoney;
  /** What may be drawn now: nothing while it is not open, or while something of it is past due. */
  readonly available: WireMoney;
  readonly isPastDue: boolean;
  readonly openedOn: string;
  /** The last day on which it can be drawn, and on which a drawdown may fall due. */
  readonly until: string;
  readonly leastDrawdown: WireMoney;
  readonly mostInstalments: number;
  /** Nominal yearly rate of each drawdown. */
  readonly rate_ppm: number;
  /** Days in a row in this term on which nothing was out, and how many a renewal wants. */
  readonly rested_d: number;
  readonly restBeforeRenewal_d: number;
  /** Its drawdowns, newest first. */
  readonly loanIds: readonly LoanId[];
  /** A renewal that the lender offers and the borrower has not signed; left out where there is none. */
  readonly renewal?: {
    readonly changeId: CreditLineChangeId;
    readonly until: string;
    readonly limit: WireMoney;
    readonly offeredAt: string;
  };
}

/** What staff can do to a credit line. A renewal goes on until another day, with a limit of its own. */
export type CreditLineChange =
  | { readonly kind: 'freeze' }
  | { readonly kind: 'release' }
  | { readonly kind: 'limit'; readonly limit: WireMoney }
  | { readonly kind: 'renewal'; readonly until: string; readonly limit: WireMoney }
  /** For good; what is out is still owed. */
  | { readonly kind: 'close' };

/** One entry of a credit line's log, which is only ever added to. */
export interface CreditLineLogEntry {
  readonly seq: number;
  readonly kind: CreditLineChange['kind'] | 'drawdown' | 'principal_repaid' | 'principal_owed_again';
  readonly on: string;
  /** Of a drawdown or a repayment the principal; of a limit or a renewal the limit. */
  readonly amount: WireMoney | null;
  readonly until: string | null;
  readonly loanId: LoanId | null;
  readonly madeBy: string;
  readonly approvedBy: string | null;
  readonly reason: string | null;
  readonly recordedAt: string;
}

export interface CreditLineRequest {
  readonly id: CreditLineChangeId;
  readonly creditLineId: CreditLineId;
  readonly change: CreditLineChange;
  readonly reason: string;
  /** `to-sign`: a renewal that the borrower has not signed yet. `overtaken`: it had become impossible meanwhile. */
  readonly state: 'waiting' | 'to-sign' | 'applied' | 'refused' | 'overtaken';
  readonly askedBy: string;
  readonly askedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly note: string | null;
}

interface Changed {
  readonly request: CreditLineRequest;
  readonly creditLine: CreditLine;
}

/** `loans.credit-line-opened`, `loans.credit-line-drawn`, `loans.credit-line-changed`. */
export interface CreditLineEvent {
  readonly creditLineId: CreditLineId;
  readonly lineId: LineId;
  readonly applicationId: string;
  readonly kind: CreditLineLogEntry['kind'] | 'opened';
}

export interface CreditLineOperations {
  /** Opens the credit line of a signed agreement, on the terms of the pack; the same application answers the same one. */
  readonly openCreditLine: Operation<
    {
      readonly applicationId: string;
      readonly lineId: LineId;
      readonly limit: WireMoney;
      readonly rate_ppm: number;
      readonly agreementHash: string;
    },
    CreditLine
  >;
  readonly listMyCreditLines: Operation<Record<string, never>, { readonly creditLines: readonly CreditLine[] }>;
  readonly listCreditLines: Operation<
    { readonly limit?: number; readonly before?: string },
    { readonly creditLines: readonly CreditLine[]; readonly next: string | null }
  >;
  readonly getCreditLine: Operation<
    { readonly creditLineId: CreditLineId },
    {
      readonly creditLine: CreditLine;
      readonly log: readonly CreditLineLogEntry[];
      readonly requests: readonly CreditLineRequest[];
    }
  >;
  /** Done at once, or asked of a second person where the limit rises; a renewal then waits for the borrower's signature. */
  readonly changeCreditLine: Operation<
    { readonly creditLineId: CreditLineId; readonly change: CreditLineChange; readonly reason: string },
    Changed
  >;
  /** Renews a credit line on the agreement that its borrower has signed; signing twice is signing once. */
  readonly signRenewal: Operation<
    { readonly changeId: CreditLineChangeId; readonly lineId: LineId; readonly agreementHash: string },
    Changed
  >;
  /** The second person's word. */
  readonly decideCreditLineChange: Operation<
    { readonly changeId: CreditLineChangeId; readonly approve: boolean; readonly note: string },
    Changed
  >;
}
