import type { EntityKind } from '@lendline/graph';
import type { LocalText } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { LendingFeatures, SignalValues } from '@lendline/typology';
import type { Generated, JSONColumnType } from 'kysely';
import type {
  AssessedHit,
  AssessmentId,
  AssessmentStage,
  CaseEventKind,
  CaseOutcome,
  CasePriority,
  CaseState,
  FraudAlertId,
  FraudAssessment,
  FraudCaseId,
  GuardAlertId,
  ListEntry,
  ListEntryId,
  ListEntryState,
  ListEvent,
  ListHit,
  ListName,
  TypologyTest,
  TypologyVersionId,
  TypologyVersionState,
} from '../contract.ts';
import type { ObservedTables } from './observed-tables.ts';

type Instant = Temporal.Instant;

export interface ListEntryRow {
  readonly id: ListEntryId;
  readonly tenant: string;
  readonly list: ListName;
  readonly kind: EntityKind;
  readonly key: string;
  readonly masked: string;
  readonly reason: string;
  readonly source: ListEntry['source'];
  readonly origin: string | null;
  readonly from_at: Instant;
  readonly until_at: Instant | null;
  readonly state: ListEntryState;
  readonly known_at: Instant | null;
  readonly asked_by: string;
  readonly asked_at: Instant;
  readonly decided_by: string | null;
  readonly decided_at: Instant | null;
  readonly note: string | null;
  readonly ended_by: string | null;
  readonly ended_at: Instant | null;
}

export interface ListEventRow {
  readonly seq: bigint;
  readonly tenant: string;
  readonly entry_id: ListEntryId;
  readonly kind: ListEvent['kind'];
  readonly at: Instant;
  readonly by_whom: string;
  readonly note: string | null;
}

export interface TypologyVersionRow {
  readonly id: TypologyVersionId;
  readonly tenant: string;
  readonly version: number;
  readonly state: TypologyVersionState;
  readonly revision: number;
  readonly note: string;
  readonly based_on: TypologyVersionId | null;
  readonly document: readonly unknown[];
  readonly document_hash: string;
  readonly test: TypologyTest | null;
  readonly tested_hash: string | null;
  readonly made_by: string;
  readonly made_at: Instant;
  readonly saved_by: string;
  readonly saved_at: Instant;
  readonly submitted_by: string | null;
  readonly decided_by: string | null;
  readonly decided_at: Instant | null;
  readonly decision_note: string | null;
  readonly live_since: Instant | null;
  readonly took_over_from: TypologyVersionId | null;
}

export interface TypologyHaltRow {
  readonly id: GuardAlertId;
  readonly tenant: string;
  readonly typology: string;
  readonly title: LocalText;
  readonly recent_hits: number;
  readonly recent_rows: number;
  readonly baseline_hits: number;
  readonly baseline_rows: number;
  readonly p_value: number;
  readonly threshold: number;
  readonly owner: string;
  readonly halted_by: string | null;
  readonly halt_note: string | null;
  readonly halted_at: Instant;
  readonly resumed_at: Instant | null;
  readonly resumed_by: string | null;
  readonly note: string | null;
}

export interface CaseRow {
  readonly id: FraudCaseId;
  readonly tenant: string;
  readonly state: CaseState;
  readonly priority: CasePriority;
  readonly outcome: CaseOutcome | null;
  readonly assigned_to: string | null;
  readonly opened_at: Instant;
  readonly waiting_since: Instant;
  readonly last_alert_at: Instant;
  readonly snoozed_until: Instant | null;
  readonly merged_into: FraudCaseId | null;
  readonly closed_at: Instant | null;
  readonly closed_by: string | null;
  /** Of a closed case, with all that were merged into it. */
  readonly delete_on: Temporal.PlainDate | null;
}

export interface CasePersonRow {
  readonly tenant: string;
  readonly case_id: FraudCaseId;
  readonly line_id: LineId;
  readonly is_open: boolean;
}

export interface AlertRow {
  readonly id: FraudAlertId;
  readonly tenant: string;
  readonly case_id: FraudCaseId;
  readonly assessment_id: AssessmentId;
  readonly application_id: string;
  readonly attempt: number;
  readonly stage: AssessmentStage;
  readonly line_id: LineId;
  readonly as_of: Instant;
  readonly raised_at: Instant;
  readonly hits: readonly AssessedHit[];
  readonly list_hits: readonly ListHit[];
}

export interface CaseEventRow {
  readonly seq: bigint;
  readonly tenant: string;
  readonly case_id: FraudCaseId;
  readonly kind: CaseEventKind;
  readonly at: Instant;
  readonly by_whom: string;
  readonly note: string | null;
  readonly about: string | null;
}

export interface LabelRow {
  readonly seq: bigint;
  readonly tenant: string;
  readonly case_id: FraudCaseId;
  readonly application_id: string;
  readonly attempt: number;
  readonly line_id: LineId;
  readonly outcome: CaseOutcome;
  readonly as_of: Instant;
  readonly known_at: Instant;
  readonly withdrawn_at: Instant | null;
}

export interface AssessmentRow {
  readonly id: AssessmentId;
  readonly tenant: string;
  readonly application_id: string;
  readonly attempt: number;
  readonly line_id: LineId;
  readonly stage: AssessmentStage;
  readonly as_of: Instant;
  readonly assessed_at: Instant;
  readonly lists: FraudAssessment['lists'];
  readonly velocity: FraudAssessment['velocity'];
  readonly ring: FraudAssessment['ring'];
  readonly typologies: FraudAssessment['typologies'];
  readonly signals: FraudAssessment['signals'];
  readonly register: FraudAssessment['register'];
  readonly hits: readonly AssessedHit[];
  readonly list_hits: readonly ListHit[];
  readonly typology_version_id: TypologyVersionId;
  readonly halted: readonly string[];
  readonly case_id: FraudCaseId | null;
  readonly delete_on: Temporal.PlainDate;
}

export interface RegisterQuestionRow {
  readonly id: string;
  readonly tenant: string;
  readonly application_id: string;
  readonly attempt: number;
  readonly line_id: LineId;
  readonly as_of: Instant;
  readonly state: 'asking' | 'answered' | 'unknown' | 'refused';
  readonly because: string | null;
  readonly features: LendingFeatures | null;
  readonly signals: SignalValues | null;
  readonly asked_at: Instant;
  readonly answered_at: Instant | null;
  readonly delete_on: Temporal.PlainDate;
}

type WithJson<Row, Names extends keyof Row> = Omit<Row, Names> & {
  readonly [Name in Names]: JSONColumnType<Row[Name] & object> | (null extends Row[Name] ? null : never);
};
type Numbered<Row> = Omit<Row, 'seq'> & { readonly seq: Generated<bigint> };

export interface FraudTables extends ObservedTables {
  list_entry: ListEntryRow;
  list_event: Numbered<ListEventRow>;
  typology_version: WithJson<TypologyVersionRow, 'document' | 'test'>;
  typology_halt: WithJson<TypologyHaltRow, 'title'>;
  fraud_case: CaseRow;
  case_person: CasePersonRow;
  fraud_alert: WithJson<AlertRow, 'hits' | 'list_hits'>;
  case_event: Numbered<CaseEventRow>;
  fraud_label: Numbered<LabelRow>;
  register_question: WithJson<RegisterQuestionRow, 'features' | 'signals'>;
  /** Shared: every lender that has typologies. */
  lender: { readonly tenant: string };
  assessment: WithJson<AssessmentRow, 'signals' | 'hits' | 'list_hits'>;
}
