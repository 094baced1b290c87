import type { Allocation, LateFeeRule } from '@lendline/credit';
import type { Id, LocalText, Operation, WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { MenuCell } from '@lendline/decisions/contract';
import type { ClosingOperations } from './closing-contract.ts';
import type { CreditLineId, CreditLineOperations } from './credit-line-contract.ts';
import type { LedgerOperations } from './ledger-contract.ts';
import type { ServicingOperations } from './servicing-contract.ts';

export type { ClosingStep } from './closing-contract.ts';
export type {
  CreditLine,
  CreditLineChange,
  CreditLineChangeId,
  CreditLineId,
  CreditLineLogEntry,
  CreditLineRequest,
  CreditLineStatus,
} from './credit-line-contract.ts';
export type { KeptJournalCheck, LedgerPosting, TrialBalance } from './ledger-contract.ts';
export type {
  AskedChange,
  ChangePreview,
  LoanChange,
  LoanChangeId,
  LoanChangeRequest,
  LoanDelinquency,
  LoanEventId,
  LoanLogEntry,
  LoanRates,
  MyLoanEvent,
  MyRefund,
  PayoffQuote,
  Withdrawal,
} from './servicing-contract.ts';

export type LoanId = Id<'loan'>;

/** The transitions are data in `rules/lifecycle.ts`. */
export type LoanState =
  | 'approved'
  | 'disbursing'
  | 'active'
  | 'overdue'
  | 'closed'
  | 'cancelled'
  | 'charged-off'
  | 'written-off';

/** What can happen to a loan once its money has left. */
export type LoanEventKind =
  | 'disbursement'
  | 'repayment'
  | 'reversal'
  | 'waiver'
  | 'charge'
  | 'goodwill-credit'
  | 'chargeback'
  | 'refund'
  | 'charge-off'
  | 'write-off'
  | 're-age'
  | 're-amortise'
  | 'reschedule'
  | 'interest-pause'
  | 'delinquency-pause'
  | 'withdrawal';

export interface LoanInstalment {
  readonly n: number;
  readonly due: string;
  readonly principal: WireMoney;
  readonly interest: WireMoney;
  readonly fees: WireMoney;
  readonly penalties: WireMoney;
  readonly dueTotal: WireMoney;
  readonly paid: WireMoney;
  readonly outstanding: WireMoney;
  readonly balance: WireMoney;
  readonly paidOn: string | null;
  readonly state: 'open' | 'due' | 'overdue' | 'paid';
}

/** What a loan's agreement says of servicing it. */
export interface AgreedServicing {
  readonly allocation: Allocation;
  readonly lateFee: LateFeeRule | null;
}

export interface Loan {
  readonly id: LoanId;
  readonly lineId: LineId;
  readonly applicationId: string;
  readonly state: LoanState;
  readonly principal: WireMoney;
  readonly rate_ppm: number;
  readonly apr: { readonly nominal_ppm: number; readonly effective_ppm: number };
  readonly disbursedOn: string | null;
  readonly maturesOn: string | null;
  readonly closedOn: string | null;
  /** Unpaid parts of all instalments, those to come included; nothing before the money has left. */
  readonly outstanding: WireMoney;
  /** All that closes the loan today: interest only for the days so far. */
  readonly payoff: WireMoney;
  /** What was paid too much and not given back. */
  readonly creditBalance: WireMoney;
  readonly dpd: number;
  readonly bucket: string;
  readonly worstDpd: number;
  readonly nextInstalment: LoanInstalment | null;
  readonly instalments: readonly LoanInstalment[];
  readonly servicing: AgreedServicing & {
    readonly inWords: { readonly allocation: LocalText; readonly lateFee: LocalText };
    /** Days after a due date on which a mandate is collected, as the lender does it now. */
    readonly collectOn_d: readonly number[];
  };
  /** Why the last payout did not happen, a code; the loan can be opened again to try once more, or cancelled. */
  readonly payoutProblem?: string;
}

export interface LoanRow {
  readonly id: LoanId;
  readonly lineId: LineId;
  readonly state: LoanState;
  readonly principal: WireMoney;
  readonly outstanding: WireMoney;
  readonly dpd: number;
  readonly bucket: string;
  readonly disbursedOn: string | null;
  readonly nextDue: string | null;
}

export interface Receipt {
  readonly id: string;
  readonly loanId: LoanId;
  readonly paymentId: string;
  readonly amount: WireMoney;
  readonly receivedAt: string;
  readonly allocation: Readonly<Record<'penalties' | 'fees' | 'interest' | 'principal' | 'overpaid', WireMoney>>;
  readonly outstandingAfter: WireMoney;
  /** The day on which it was found not to have been paid; what it had met is owed again. */
  readonly reversedOn: string | null;
}

/** One line of the double-entry journal. */
export interface LedgerEntry {
  readonly postingId: string;
  readonly bookedOn: string;
  readonly recordedAt: string;
  readonly kind: string;
  readonly debit: string;
  readonly credit: string;
  readonly amount: WireMoney;
}

/** The lender's own book on one line, settled money only: what step 1 of a decision reads. */
export interface OwnBook {
  readonly lineId: LineId;
  readonly openLoans: number;
  readonly outstanding: WireMoney;
  readonly monthlyInstalments: WireMoney;
  readonly loansTaken: number;
  readonly loansRepaid: number;
  readonly worstDpd: number;
  readonly worstDpdLastLoan: number;
  readonly currentDpd: number;
  readonly lastLimit: WireMoney | null;
  readonly lastRaiseOn: string | null;
  readonly loansLast30Days: number;
  readonly lastClosedOn: string | null;
}

/** The loans paid out in one month and what became of them since; `outstanding` is principal. */
export interface PortfolioMonth {
  /** `2026-03`. */
  readonly month: string;
  readonly disbursed: WireMoney;
  readonly loans: number;
  readonly repaid: WireMoney;
  readonly outstanding: WireMoney;
  /** Share of the month's loans that ever reached 30 and 90 days past due, in ppm. */
  readonly ever30_ppm: number;
  readonly ever90_ppm: number;
}

/** `outstanding` is principal everywhere; `overdue` all that fell due before today and is unpaid. */
export interface Portfolio {
  readonly asOf: string;
  readonly loans: number;
  readonly active: number;
  readonly outstanding: WireMoney;
  readonly overdue: WireMoney;
  readonly interestEarned: WireMoney;
  readonly buckets: readonly { readonly bucket: string; readonly loans: number; readonly outstanding: WireMoney }[];
  readonly months: readonly PortfolioMonth[];
}

/** `loans.opened`, `loans.activated`, `loans.payout-failed`, `loans.repaid`, `loans.closed`, `loans.cancelled`. */
export interface LoanEvent {
  readonly loanId: LoanId;
  readonly lineId: LineId;
  readonly applicationId: string;
  readonly state: LoanState;
}

/**
 * `loans.defaulted`: an instalment of a loan reached 90 days past due. Told once, when close of business or a payment finds
 * it; whatever is paid later, it has happened.
 */
export interface LoanDefaulted {
  readonly loanId: LoanId;
  readonly lineId: LineId;
  readonly applicationId: string;
  /** The first day on which an instalment was so late, which may lie before the day on which it was found. */
  readonly on: string;
}

/** `loans.instalment-nears`: published by close of business at the contact cadence's offsets (-3, -1, 0, +1, +3 days). */
export interface InstalmentNears {
  readonly loanId: LoanId;
  readonly lineId: LineId;
  readonly n: number;
  readonly due: string;
  readonly offsetDays: number;
  readonly outstanding: WireMoney;
}

export interface LoansClient extends LedgerOperations, ClosingOperations, ServicingOperations, CreditLineOperations {
  /** Opens a loan for a signed agreement; the same application answers the same loan. */
  readonly open: Operation<
    {
      readonly applicationId: string;
      readonly lineId: LineId;
      readonly cell: MenuCell;
      readonly agreementHash: string;
      /** The model behind the decision was trained on the simulated country. */
      readonly simulatedModel: boolean;
      /** The most principal that may be out on the line together; two that ask at once do not both get it. */
      readonly limit?: WireMoney;
      /** The credit line that it is drawn on: its limit counts, under the cap of the day. */
      readonly creditLineId?: CreditLineId;
      /** As signed; the oldest instalment first and no late fee unless told. */
      readonly servicing?: AgreedServicing;
    },
    Loan
  >;
  readonly cancel: Operation<{ readonly loanId: LoanId }, Loan>;
  /** A repayment asked for by the borrower, from the usual wallet or by the rail named; money moves by the payments slice. */
  readonly repay: Operation<
    { readonly loanId: LoanId; readonly amount: WireMoney; readonly rail?: string },
    { readonly paymentId: string; readonly state: string }
  >;
  readonly listMine: Operation<Record<string, never>, { readonly loans: readonly Loan[] }>;
  readonly getMine: Operation<{ readonly loanId: LoanId }, Loan>;
  readonly listMyReceipts: Operation<{ readonly loanId: LoanId }, { readonly receipts: readonly Receipt[] }>;
  readonly ownBook: Operation<{ readonly lineId: LineId }, OwnBook>;
  readonly list: Operation<
    { readonly state?: LoanState | 'all'; readonly limit?: number; readonly before?: string },
    { readonly loans: readonly LoanRow[]; readonly next: string | null }
  >;
  readonly get: Operation<{ readonly loanId: LoanId }, Loan>;
  readonly listReceipts: Operation<{ readonly loanId: LoanId }, { readonly receipts: readonly Receipt[] }>;
  readonly listEntries: Operation<{ readonly loanId: LoanId }, { readonly entries: readonly LedgerEntry[] }>;
  readonly portfolio: Operation<Record<string, never>, Portfolio>;
}
