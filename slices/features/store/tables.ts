import type { LineId } from '@lendline/lines/contract';
import type { JSONColumnType } from 'kysely';
import type { FeatureSnapshot, SnapshotId } from '../contract.ts';

export interface SnapshotRow {
  readonly id: SnapshotId;
  readonly tenant: string;
  readonly line_id: LineId;
  readonly as_of: Temporal.Instant;
  readonly catalogue_version: string;
  readonly feature_values: FeatureSnapshot['values'];
  readonly coverage: FeatureSnapshot['coverage'];
  readonly computed_at: Temporal.Instant;
}

export interface FeaturesTables {
  snapshot: Omit<SnapshotRow, 'feature_values' | 'coverage'> & {
    readonly feature_values: JSONColumnType<FeatureSnapshot['values']>;
    readonly coverage: JSONColumnType<FeatureSnapshot['coverage']>;
  };
}
