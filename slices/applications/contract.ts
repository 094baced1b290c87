import type { FileAnswer, Id, LocalText, Locale, Operation, WireMoney } from '@lendline/kernel';
import type { Consent } from '@lendline/consents/contract';
import type { Decision, DecisionForBorrower, DecisionId, MenuCell } from '@lendline/decisions/contract';
import type { FeatureSnapshot } from '@lendline/features/contract';
import type { Challenge, Line, LineId, LineReport } from '@lendline/lines/contract';
import type { CreditLineId, LoanId } from '@lendline/loans/contract';
import type { Segment } from '@lendline/models/contract';
import type { ImportReport } from '@lendline/records/contract';
import type { Business, BusinessOperations, Guarantor } from './business-contract.ts';

export type { Business, Guarantee, Guarantor, GuarantorId } from './business-contract.ts';

export type ApplicationId = Id<'application'>;
export type AgreementId = Id<'agreement'>;

/** The lifecycle; the transitions are data in `rules/lifecycle.ts`. */
export type ApplicationState =
  | 'draft'
  | 'deciding'
  | 'offered'
  | 'declined'
  | 'in-review'
  | 'chosen'
  | 'confirmed'
  | 'signed'
  | 'held'
  | 'disbursing'
  | 'active'
  | 'cancelled'
  | 'expired';

/** `credit-line`: opens one with its first drawdown; `drawdown`: a loan under one that is open. */
export type ApplicationProduct = 'loan' | 'credit-line' | 'drawdown';

export interface InstalmentView {
  readonly n: number;
  readonly due: string;
  readonly principal: WireMoney;
  readonly interest: WireMoney;
  readonly fees: WireMoney;
  readonly dueTotal: WireMoney;
  readonly balance: WireMoney;
}

/** The statement of the whole cost of credit that must be read before signing. */
export interface CostStatement {
  readonly amount: WireMoney;
  readonly received: WireMoney;
  readonly interest: WireMoney;
  readonly fees: WireMoney;
  readonly duty: WireMoney;
  readonly totalRepayable: WireMoney;
  readonly apr: { readonly nominal_ppm: number; readonly effective_ppm: number; readonly method: string };
  readonly cap_ppm: number;
  readonly lateCost: LocalText;
  /** The confirmation is refused before the statement was open this long. */
  readonly readingSeconds: number;
  /** Null until `openCostStatement`: the reading time has not begun. */
  readonly openedAt: string | null;
}

export interface Offer {
  readonly cell: MenuCell;
  readonly schedule: readonly InstalmentView[];
  readonly cost: CostStatement;
  readonly costConfirmedAt: string | null;
}

export interface AgreementSummary {
  readonly id: AgreementId;
  readonly version: string;
  /** SHA-256 of the PDF: what the signature's code is bound to. */
  readonly hash: string;
  readonly locale: Locale;
  readonly signedAt: string | null;
}

export interface Appeal {
  readonly message: string;
  readonly madeAt: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
}

/** The borrower's view of an application: all that the phone app needs for its next step. */
export interface MyApplication {
  readonly id: ApplicationId;
  readonly state: ApplicationState;
  readonly segment: Segment;
  readonly requested: WireMoney | null;
  readonly createdAt: string;
  readonly submittedAt: string | null;
  /** While deciding: the steps done so far, for the live status. */
  readonly progress: readonly DecisionStage[];
  readonly decision: DecisionForBorrower | null;
  readonly offer: Offer | null;
  readonly agreement: AgreementSummary | null;
  readonly loanId: LoanId | null;
  readonly appeal: Appeal | null;
  /** Why the money is held, in plain words. */
  readonly hold: LocalText | null;
  /** The licensed business that it is for. */
  readonly business?: Business;
  /** Who was asked last to answer for it beside the borrower. */
  readonly guarantor?: Guarantor;
  /** Left out for a single loan. */
  readonly product?: ApplicationProduct;
  /** The credit line that it opened or is drawn on, once there is one. */
  readonly creditLineId?: CreditLineId;
}

export type DecisionStage = 'identity' | 'records' | 'score' | 'offer';

export interface ApplicationRow {
  readonly id: ApplicationId;
  readonly state: ApplicationState;
  readonly maskedName: string | null;
  readonly maskedPhone: string;
  readonly segment: Segment;
  readonly requested: WireMoney | null;
  readonly limit: WireMoney | null;
  readonly tier: string | null;
  readonly score: number | null;
  readonly simulated: boolean;
  readonly createdAt: string;
  readonly submittedAt: string | null;
  readonly waitingSince: string | null;
  readonly assignee: string | null;
}

export interface TimelineEntry {
  readonly at: string;
  readonly actor: string;
  readonly what: string;
  readonly text: LocalText;
}

/** One application whole, gathered from the slices that own its parts. */
export interface ApplicationFile {
  readonly application: MyApplication;
  readonly row: ApplicationRow;
  readonly line: Line;
  readonly report: LineReport | null;
  readonly consents: readonly Consent[];
  readonly imports: readonly ImportReport[];
  readonly features: FeatureSnapshot | null;
  readonly decisions: readonly Decision[];
  readonly reviews: readonly Review[];
  readonly documents: readonly AgreementSummary[];
  readonly timeline: readonly TimelineEntry[];
}

export interface Review {
  readonly by: string;
  readonly outcome: 'approve' | 'decline';
  readonly note: string;
  readonly at: string;
}

/** `applications.changed`: after every change of state. */
export interface ApplicationChanged {
  readonly applicationId: ApplicationId;
  readonly lineId: LineId;
  readonly from: ApplicationState;
  readonly to: ApplicationState;
  readonly decisionId: DecisionId | null;
}

export interface ApplicationsClient extends BusinessOperations {
  /** Starts an application, or answers the open one. */
  readonly start: Operation<
    {
      readonly segment: 'person' | 'trader';
      readonly requested: WireMoney | null;
      /** A trader with a licence may ask for a credit line; a single loan unless said. */
      readonly product?: 'loan' | 'credit-line';
    },
    MyApplication
  >;
  /** Begins a drawdown of the own credit line, with what can be drawn today; it goes on like any offer. */
  readonly draw: Operation<{ readonly creditLineId: CreditLineId }, MyApplication>;
  readonly getMine: Operation<{ readonly applicationId: ApplicationId }, MyApplication>;
  readonly listMine: Operation<Record<string, never>, { readonly applications: readonly MyApplication[] }>;
  /** Hands it in; the decision follows within seconds (watch it by `getMine` or the event stream). */
  readonly submit: Operation<{ readonly applicationId: ApplicationId }, MyApplication>;
  readonly choose: Operation<
    { readonly applicationId: ApplicationId; readonly amount: WireMoney; readonly instalments: number },
    MyApplication
  >;
  readonly openCostStatement: Operation<{ readonly applicationId: ApplicationId }, MyApplication>;
  readonly confirmCostStatement: Operation<{ readonly applicationId: ApplicationId }, MyApplication>;
  readonly downloadAgreement: Operation<{ readonly applicationId: ApplicationId }, FileAnswer>;
  readonly startSigning: Operation<{ readonly applicationId: ApplicationId; readonly locale: Locale }, Challenge>;
  /** Signs the agreement with the code and asks for the money. */
  readonly sign: Operation<
    { readonly applicationId: ApplicationId; readonly challengeId: string; readonly code: string },
    MyApplication
  >;
  readonly cancel: Operation<{ readonly applicationId: ApplicationId }, MyApplication>;
  /** Asks for a person to look at a decline. */
  readonly appeal: Operation<{ readonly applicationId: ApplicationId; readonly message: string }, MyApplication>;

  readonly queue: Operation<
    { readonly state?: ApplicationState | 'all'; readonly limit?: number; readonly before?: string },
    { readonly applications: readonly ApplicationRow[]; readonly waiting: number; readonly next: string | null }
  >;
  readonly getFile: Operation<{ readonly applicationId: ApplicationId }, ApplicationFile>;
  /** A person decides a referred or appealed application. `tier` prices an approval. */
  readonly review: Operation<
    {
      readonly applicationId: ApplicationId;
      readonly outcome: 'approve' | 'decline';
      readonly tier?: string;
      readonly note: string;
    },
    ApplicationFile
  >;
  /** Two staff members release money that a drawdown check held; the first call proposes, the second releases. */
  readonly releaseHold: Operation<{ readonly applicationId: ApplicationId; readonly note: string }, ApplicationFile>;
  readonly downloadDocument: Operation<{ readonly agreementId: AgreementId }, FileAnswer>;
}
