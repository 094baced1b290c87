import type { LineId } from '@lendline/lines/contract';
import type { JSONColumnType } from 'kysely';
import type { FeatureSnapshot, SnapshotId } from '../contract.ts';
import type { DaySource } from '../rules/line-days.ts';

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

export interface LineDayRow {
  readonly tenant: string;
  readonly line_id: LineId;
  readonly source: DaySource;
  readonly day: Temporal.PlainDate;
  readonly code_version: number;
  readonly digest: string;
  readonly sealed: string;
}

export interface FeatureRow {
  readonly tenant: string;
  readonly line_id: LineId;
  readonly revision: number;
  readonly as_of: Temporal.Instant;
  readonly catalogue_version: string;
  readonly standing: string | null;
  /** In the order of the catalogue of this version: see `cellsOf`. */
  readonly feature_values: readonly (number | null)[];
  readonly coverage: FeatureSnapshot['coverage'];
}

export interface NodeRow {
  readonly tenant: string;
  readonly line_id: LineId;
  readonly key: string;
  readonly revision: number;
  readonly told_at: Temporal.Instant | null;
}

export interface TieRow {
  readonly tenant: string;
  readonly line_id: LineId;
  readonly owner: string;
  readonly peer: string;
  readonly days: readonly number[];
  readonly since_ms: readonly bigint[];
  readonly outs: readonly number[];
  readonly ins: readonly number[];
}

export interface DeclaredTieRow {
  readonly tenant: string;
  readonly line_id: LineId;
  readonly owner: string;
  readonly contact: string;
  readonly declared_at: Temporal.Instant;
  readonly ended_at: Temporal.Instant | null;
}

export interface OutcomeRow {
  readonly tenant: string;
  readonly loan_id: string;
  readonly line_id: LineId;
  readonly defaulted: boolean;
  readonly happened_at: Temporal.Instant;
  readonly known_at: Temporal.Instant;
}

type AsJson<Row extends Pick<FeatureRow | SnapshotRow, 'feature_values' | 'coverage'>> = Omit<
  Row,
  'feature_values' | 'coverage'
> & {
  readonly feature_values: JSONColumnType<Row['feature_values']>;
  readonly coverage: JSONColumnType<Row['coverage']>;
};

export interface FeaturesTables {
  snapshot: AsJson<SnapshotRow>;
  line_day: LineDayRow;
  feature_row: AsJson<FeatureRow>;
  node: NodeRow;
  tie: TieRow;
  declared_tie: DeclaredTieRow;
  outcome: OutcomeRow;
}
