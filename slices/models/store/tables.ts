import type { DriftReference, TrainingCard } from '@lendline/scoring';
import type { LocalText } from '@lendline/kernel';
import type { Generated, JSONColumnType } from 'kysely';
import type {
  AlertFinding,
  AlertId,
  Duty,
  Exposure,
  ModelId,
  ModelRole,
  RoleRequest,
  RoleRequestId,
  Segment,
  TrainingRun,
  TrainingRunId,
  TrainingStep,
} from '../contract.ts';
import type { MeasuredWeek } from '../rules/drift-view.ts';

type Instant = Temporal.Instant;

export interface ModelRow {
  readonly id: ModelId;
  readonly tenant: string;
  readonly name: string;
  readonly version: number;
  readonly kind: string;
  readonly simulated: boolean;
  readonly segments: readonly Segment[];
  readonly metrics: Readonly<Record<string, number>>;
  readonly document_hash: string;
  readonly document: string;
  readonly registered_at: Instant;
  readonly registered_by: string;
  readonly data_hash: string | null;
  readonly code_version: string | null;
  readonly training_card: TrainingCard | null;
  readonly reference: DriftReference | null;
}

export interface AssignmentRow {
  readonly tenant: string;
  readonly model_id: ModelId;
  readonly segment: Segment;
  readonly role: ModelRole;
  readonly since: Instant;
}

export interface RoleRequestRow {
  readonly id: RoleRequestId;
  readonly tenant: string;
  readonly model_id: ModelId;
  readonly segments: readonly Segment[];
  readonly to_role: ModelRole;
  readonly kind: RoleRequest['kind'];
  readonly emergency: boolean;
  readonly note: string;
  readonly asked_by: string;
  readonly asked_at: Instant;
  readonly state: RoleRequest['state'];
  readonly decided_by: string | null;
  readonly decided_at: Instant | null;
  readonly decision_note: string | null;
}

export interface RoleChangeRow {
  readonly id: string;
  /** In the order of the moves, which a clock cannot tell apart. */
  readonly seq: bigint;
  readonly tenant: string;
  readonly model_id: ModelId;
  readonly segment: Segment;
  readonly from_role: ModelRole;
  readonly to_role: ModelRole;
  readonly request_id: RoleRequestId | null;
  readonly by_whom: string;
  readonly at: Instant;
  readonly note: string;
}

export interface KeptScoreRow {
  readonly id: string;
  readonly tenant: string;
  readonly segment: Segment;
  readonly model_id: ModelId;
  readonly application_id: string;
  readonly attempt: number;
  readonly line_id: string;
  readonly pd: number;
  readonly score: number;
  /** Null once the person withdrew a consent that they were computed under. */
  readonly feature_values: Readonly<Record<string, number | string | null>> | null;
  readonly scored_at: Instant;
  /** Whether the models beside the champion have said what they say about it. */
  readonly is_beside: boolean;
  /** The first days on which the values, and then the score itself, are kept no more. */
  readonly values_until: Temporal.PlainDate;
  readonly score_until: Temporal.PlainDate;
}

export interface ModelScoreRow {
  readonly tenant: string;
  readonly kept_id: string;
  readonly model_id: ModelId;
  readonly role: ModelRole;
  readonly pd: number;
  readonly score: number;
  readonly bins: readonly number[];
  readonly scored_at: Instant;
}

export interface OutcomeRow {
  readonly tenant: string;
  readonly application_id: string;
  readonly bad: boolean;
  readonly definition: string;
  readonly recorded_at: Instant;
}

export interface DriftWeekRow extends MeasuredWeek {
  readonly tenant: string;
  readonly model_id: ModelId;
  readonly measured_at: Instant;
}

export interface AlertRow {
  readonly id: AlertId;
  readonly tenant: string;
  readonly model_id: ModelId;
  readonly role: 'champion' | 'challenger';
  readonly finding: AlertFinding;
  readonly about: string;
  readonly week: Temporal.PlainDate;
  readonly last_week: Temporal.PlainDate;
  readonly figure: number;
  readonly threshold: number;
  readonly owner: string;
  readonly raised_at: Instant;
  readonly acknowledged_at: Instant | null;
  readonly acknowledged_by: string | null;
  readonly note: string | null;
}

export interface TrainingRunRow {
  readonly id: TrainingRunId;
  readonly tenant: string;
  readonly kind: TrainingRun['kind'];
  readonly segment: Segment;
  readonly base_model_id: ModelId;
  readonly state: TrainingRun['state'];
  readonly asked_by: string;
  readonly asked_at: Instant;
  readonly note: string;
  readonly kept_ids: readonly string[] | null;
  readonly rows: number | null;
  readonly bads: number | null;
  readonly model_id: ModelId | null;
  readonly reproduced: boolean | null;
  readonly because: LocalText | null;
  readonly ended_at: Instant | null;
  readonly started_at: Instant | null;
  readonly steps: readonly TrainingStep[];
}

export interface DutyRow {
  readonly tenant: string;
  readonly model_id: ModelId;
  readonly duty: Duty;
  readonly holder: string;
  readonly since: Instant;
}

export interface MaterialityRow {
  readonly tenant: string;
  readonly model_id: ModelId;
  readonly intended_use: string;
  readonly exposure: Exposure;
  readonly note: string;
  readonly set_by: string;
  readonly set_at: Instant;
}

type WithJson<Row, Names extends keyof Row> = Omit<Row, Names> & {
  readonly [Name in Names]: JSONColumnType<Row[Name] & object> | (null extends Row[Name] ? null : never);
};

export interface ModelsTables {
  model: WithJson<ModelRow, 'metrics' | 'training_card' | 'reference'>;
  assignment: AssignmentRow;
  role_request: RoleRequestRow;
  role_change: Omit<RoleChangeRow, 'seq'> & { readonly seq: Generated<bigint> };
  kept_score: WithJson<KeptScoreRow, 'feature_values'>;
  model_score: ModelScoreRow;
  outcome: OutcomeRow;
  drift_week: WithJson<DriftWeekRow, 'drift' | 'expected' | 'matured'>;
  model_alert: AlertRow;
  training_run: WithJson<TrainingRunRow, 'because' | 'steps'>;
  duty: DutyRow;
  materiality: MaterialityRow;
}
