import type { Id, LocalText, Operation } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { AssessedHit, AssessmentId, AssessmentStage, ListHit } from './assess-contract.ts';

export type FraudCaseId = Id<'fraudcase'>;
export type FraudAlertId = Id<'fraudalert'>;

/** The transitions are data in `rules/case-lifecycle.ts`. A case that was merged goes on in another one. */
export type CaseState = 'open' | 'snoozed' | 'closed' | 'merged';
export type CasePriority = 'urgent' | 'high' | 'normal';
/** `valuable-alert`: right to look, though no fraud was proved. */
export type CaseOutcome = 'confirmed-fraud' | 'valuable-alert' | 'false-positive';

/** What an assessment found that somebody has to look at. */
export interface FraudAlert {
  readonly id: FraudAlertId;
  readonly caseId: FraudCaseId;
  readonly assessmentId: AssessmentId;
  readonly applicationId: string;
  readonly attempt: number;
  readonly stage: AssessmentStage;
  readonly lineId: LineId;
  /** The instant that the assessment looks from. */
  readonly asOf: string;
  readonly raisedAt: string;
  readonly hits: readonly AssessedHit[];
  readonly listHits: readonly ListHit[];
}

export interface FraudCase {
  readonly id: FraudCaseId;
  readonly state: CaseState;
  readonly priority: CasePriority;
  readonly outcome: CaseOutcome | null;
  /** The people of the case, all seen in one ring or known by themselves. */
  readonly lineIds: readonly LineId[];
  readonly alerts: number;
  /** The typologies behind it, those that interdict first. */
  readonly typologies: readonly { readonly typology: string; readonly title: LocalText }[];
  readonly assignedTo: string | null;
  readonly openedAt: string;
  readonly lastAlertAt: string;
  /** Since the case was opened, or opened again; until it was closed. */
  readonly age_h: number;
  readonly snoozedUntil: string | null;
  readonly mergedInto: FraudCaseId | null;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
}

export type CaseEventKind =
  | 'opened'
  | 'alert-joined'
  | 'assigned'
  | 'noted'
  | 'snoozed'
  | 'woken'
  | 'merged'
  | 'closed'
  | 'reopened';

/** One entry of a case's history, which is only ever added to. */
export interface CaseEvent {
  readonly seq: number;
  /** The case it happened to: after a merge both histories are told. */
  readonly caseId: FraudCaseId;
  readonly kind: CaseEventKind;
  readonly at: string;
  readonly by: string;
  readonly note: string | null;
  /** Whom it was assigned to, until when it sleeps, the outcome, or the other case of a merge. */
  readonly about: string | null;
}

export interface FraudCaseDetail extends FraudCase {
  readonly alertList: readonly FraudAlert[];
  /** The oldest first; of merged cases as well. */
  readonly history: readonly CaseEvent[];
  /** Cases that were merged into this one. */
  readonly merged: readonly FraudCaseId[];
  /** Other cases of the same people, newest first. */
  readonly others: readonly FraudCase[];
}

/** What a closed case says of one application, for models and backtests; read as of an instant. */
export interface FraudLabel {
  readonly applicationId: string;
  readonly attempt: number;
  readonly lineId: LineId;
  readonly outcome: CaseOutcome;
  readonly caseId: FraudCaseId;
  /** The instant that the alert looked from. */
  readonly asOf: string;
  /** When it became known: before that, nobody can have learnt from it. */
  readonly knownAt: string;
}

/** `fraud.case-opened`, `fraud.case-changed`, `fraud.case-closed`, `fraud.case-reopened`. */
export interface FraudCaseEvent {
  readonly caseId: FraudCaseId;
  readonly state: CaseState;
  readonly outcome: CaseOutcome | null;
  readonly lineIds: readonly LineId[];
}

export interface CaseOperations {
  /** The queue: the most urgent first, then the oldest. `assignedTo` is `me`, `nobody` or a staff member. */
  readonly listCases: Operation<
    {
      readonly state?: CaseState;
      readonly priority?: CasePriority;
      readonly assignedTo?: string;
      readonly limit?: number;
      readonly offset?: number;
    },
    { readonly cases: readonly FraudCase[]; readonly total: number }
  >;
  readonly getCase: Operation<{ readonly caseId: FraudCaseId }, FraudCaseDetail>;
  readonly casesOfApplication: Operation<{ readonly applicationId: string }, { readonly cases: readonly FraudCase[] }>;
  /** `to` is `me`, a staff member's id, or null to give it back to the queue. */
  readonly assignCase: Operation<{ readonly caseId: FraudCaseId; readonly to: string | null }, FraudCaseDetail>;
  readonly noteCase: Operation<{ readonly caseId: FraudCaseId; readonly note: string }, FraudCaseDetail>;
  /** `other` goes on in `caseId`; both histories stay. */
  readonly mergeCases: Operation<
    { readonly caseId: FraudCaseId; readonly other: FraudCaseId; readonly note: string },
    FraudCaseDetail
  >;
  /** Sleeps until then, or until its next alert. */
  readonly snoozeCase: Operation<
    { readonly caseId: FraudCaseId; readonly until: string; readonly note: string },
    FraudCaseDetail
  >;
  readonly wakeCase: Operation<{ readonly caseId: FraudCaseId; readonly note: string }, FraudCaseDetail>;
  /** `about` names those of its people that the outcome is about; all who had an alert unless told. */
  readonly closeCase: Operation<
    {
      readonly caseId: FraudCaseId;
      readonly outcome: CaseOutcome;
      readonly note: string;
      readonly about?: readonly LineId[];
    },
    FraudCaseDetail
  >;
  /** Takes the outcome back from now on, and what it put on the block list with it. */
  readonly reopenCase: Operation<{ readonly caseId: FraudCaseId; readonly note: string }, FraudCaseDetail>;
  /** What was known of applications at an instant; now unless told. */
  readonly labels: Operation<
    { readonly asOf?: string; readonly limit?: number; readonly after?: string },
    { readonly labels: readonly FraudLabel[]; readonly next: string | null }
  >;
}
