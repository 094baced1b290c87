import type { JSONColumnType } from 'kysely';
import type { ModelId, ModelRole, Segment } from '../contract.ts';

export interface ModelRow {
  readonly id: ModelId;
  readonly tenant: string;
  readonly name: string;
  readonly kind: string;
  readonly simulated: boolean;
  readonly segments: readonly Segment[];
  readonly metrics: Readonly<Record<string, number>>;
  readonly document_hash: string;
  readonly document: string;
  readonly registered_at: Temporal.Instant;
}

export interface AssignmentRow {
  readonly tenant: string;
  readonly model_id: ModelId;
  readonly segment: Segment;
  readonly role: ModelRole;
  readonly since: Temporal.Instant;
}

export interface ModelsTables {
  model: Omit<ModelRow, 'metrics'> & { readonly metrics: JSONColumnType<ModelRow['metrics']> };
  assignment: AssignmentRow;
}
