import type { Id, LocalText, Operation, WireMoney } from '@lendline/kernel';
import type { Loan, LoanEventKind, LoanId } from './contract.ts';

export type LoanEventId = Id<'event'>;
export type LoanChangeId = Id<'change'>;

/** What staff can do to a loan. Days are business dates; amounts are above zero, in the loan's currency. */
export type LoanChange =
  /** Money that came beside the rails; after a write-off it is a recovery. */
  | { readonly kind: 'repayment'; readonly amount: WireMoney }
  /** An event did not happen as it was written: everything after it is read anew without it. */
  | { readonly kind: 'reversal'; readonly eventId: LoanEventId }
  /** Of what is open, the oldest first. */
  | { readonly kind: 'waiver'; readonly component: 'interest' | 'fee' | 'penalty'; readonly amount: WireMoney }
  /** A fee bears the loan's duty, a penalty none; it falls due with the instalment of its day. */
  | { readonly kind: 'charge'; readonly penalty: boolean; readonly amount: WireMoney; readonly due: string }
  | { readonly kind: 'goodwill-credit'; readonly amount: WireMoney }
  /** The borrower's bank took money back: it is owed again. */
  | { readonly kind: 'chargeback'; readonly amount: WireMoney }
  /** A credit balance that was paid out beside the rails; what a rail gives back is booked when it says so. */
  | { readonly kind: 'refund'; readonly amount: WireMoney }
  | { readonly kind: 'charge-off'; readonly fraud: boolean }
  | { readonly kind: 'write-off' }
  /** All that is open is owed anew from a first day on; nothing is late any more. */
  | { readonly kind: 're-age'; readonly first: string; readonly instalments: number }
  /** All that is open moves into the due dates to come. */
  | { readonly kind: 're-amortise' }
  /** The next due date moves, and those after it follow. */
  | { readonly kind: 'reschedule'; readonly first: string; readonly extraInstalments: number }
  | { readonly kind: 'interest-pause'; readonly until: string }
  | { readonly kind: 'delinquency-pause'; readonly until: string }
  /** Within the days that the lender grants: interest and fees fall away, the principal goes back. */
  | { readonly kind: 'withdrawal' };

export interface AskedChange {
  readonly loanId: LoanId;
  readonly change: LoanChange;
  /** The day for which it counts; today unless given, never before the payout. */
  readonly on?: string;
}

/** All-in annual rates of a loan, from the money that passed and what is agreed to come, against the cap of its day. */
export interface LoanRates {
  readonly nominal_ppm: number;
  readonly effective_ppm: number;
  readonly eu_ppm: number;
  readonly us_ppm: number;
  readonly cap_ppm: number | null;
  readonly arithmetic: readonly LocalText[];
}

export interface ChangePreview {
  /** The loan as it would be; the same as what is then created. */
  readonly loan: Loan;
  readonly rates: LoanRates | null;
  /** Money is given away, so a second person has to agree. */
  readonly needsSecondPerson: boolean;
  readonly postings: readonly { readonly debit: string; readonly credit: string; readonly amount: WireMoney }[];
}

export interface LoanChangeRequest {
  readonly id: LoanChangeId;
  readonly loanId: LoanId;
  readonly change: LoanChange;
  readonly on: string;
  readonly reason: string;
  /** `overtaken`: the loan had changed meanwhile, so that it was not possible any more. */
  readonly state: 'waiting' | 'applied' | 'refused' | 'overtaken';
  readonly askedBy: string;
  readonly askedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly note: string | null;
  readonly eventId: LoanEventId | null;
}

/** An event of a loan's log, with what it met as the log reads now. */
export interface LoanLogEntry {
  readonly id: LoanEventId;
  readonly kind: LoanEventKind;
  readonly on: string;
  readonly enteredOn: string;
  readonly recordedAt: string;
  readonly madeBy: string;
  readonly approvedBy: string | null;
  readonly reason: string | null;
  readonly reverses: LoanEventId | null;
  readonly reversedBy: LoanEventId | null;
  readonly amount: WireMoney | null;
  readonly met: Readonly<Record<'penalties' | 'fees' | 'interest' | 'principal' | 'overpaid', WireMoney>> | null;
}

/** An event of the own loan, without who at the lender made it and what they noted. */
export interface MyLoanEvent {
  readonly id: LoanEventId;
  readonly kind: LoanEventKind;
  readonly on: string;
  readonly enteredOn: string;
  readonly reverses: LoanEventId | null;
  readonly reversedBy: LoanEventId | null;
  readonly amount: WireMoney | null;
  readonly met: LoanLogEntry['met'];
  /** What was waived, or what kind of charge it is. */
  readonly about: 'interest' | 'fee' | 'penalty' | null;
  /** The day that it names: the last of a pause, the first of a new plan, or until when a withdrawn loan goes back. */
  readonly day: string | null;
}

/** The borrower's right to withdraw from a loan. */
export type Withdrawal =
  /** `until` is the last day on which it is possible; what would go back, and what of today's payoff would fall away. */
  | {
      readonly state: 'open';
      readonly until: string;
      readonly returnBy: string;
      readonly toReturn: WireMoney;
      readonly fallsAway: WireMoney;
    }
  /** Done: this much is left to return. */
  | { readonly state: 'done'; readonly returnBy: string; readonly toReturn: WireMoney }
  | { readonly state: 'over'; readonly until: string };

/** What of a loan was paid too much, and what of it is asked back and not decided on yet. */
export interface MyRefund {
  readonly creditBalance: WireMoney;
  readonly asked: { readonly amount: WireMoney; readonly at: string } | null;
}

export interface PayoffQuote {
  readonly on: string;
  readonly payoff: WireMoney;
  readonly principal: WireMoney;
  readonly interest: WireMoney;
  readonly fees: WireMoney;
  readonly penalties: WireMoney;
  /** Interest of the schedule that is not owed when the loan is paid off on that day. */
  readonly interestSaved: WireMoney;
}

export interface LoanDelinquency {
  readonly dpd: number;
  readonly bucket: string;
  /** The oldest due date that is open. */
  readonly since: string | null;
  readonly instalments: readonly { readonly n: number; readonly dpd: number; readonly open: WireMoney }[];
  readonly pauses: readonly { readonly from: string; readonly until: string }[];
  /** From which day on the loan was in which bucket, as its log reads now. */
  readonly history: readonly { readonly from: string; readonly bucket: string }[];
}

export interface ServicingOperations {
  readonly previewChange: Operation<AskedChange, ChangePreview>;
  /** Done at once, or, where money is given away, asked of a second person. */
  readonly changeLoan: Operation<
    AskedChange & { readonly reason: string },
    { readonly request: LoanChangeRequest; readonly loan: Loan }
  >;
  /** The second person's word. */
  readonly decideChange: Operation<
    { readonly changeId: LoanChangeId; readonly approve: boolean; readonly note: string },
    { readonly request: LoanChangeRequest; readonly loan: Loan }
  >;
  readonly listChanges: Operation<
    { readonly loanId?: LoanId; readonly state?: LoanChangeRequest['state'] },
    { readonly requests: readonly LoanChangeRequest[] }
  >;
  readonly listEvents: Operation<{ readonly loanId: LoanId }, { readonly events: readonly LoanLogEntry[] }>;
  readonly payoffQuote: Operation<{ readonly loanId: LoanId; readonly on?: string }, PayoffQuote>;
  readonly myPayoffQuote: Operation<{ readonly loanId: LoanId; readonly on?: string }, PayoffQuote>;
  readonly delinquency: Operation<{ readonly loanId: LoanId }, LoanDelinquency>;
  readonly listMyEvents: Operation<{ readonly loanId: LoanId }, { readonly events: readonly MyLoanEvent[] }>;
  readonly myWithdrawal: Operation<{ readonly loanId: LoanId }, Withdrawal>;
  /** The borrower's own right, within the days that the lender grants, once. */
  readonly withdraw: Operation<{ readonly loanId: LoanId }, Loan>;
  readonly myRefund: Operation<{ readonly loanId: LoanId }, MyRefund>;
  /** The borrower asks for all that was paid too much; a person of the lender agrees. One request waits at a time. */
  readonly askRefund: Operation<{ readonly loanId: LoanId }, MyRefund>;
}
