import type { Id, LocalText, Operation } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';

export type SnapshotId = Id<'snapshot'>;

export interface FeatureDefinition {
  readonly name: string;
  readonly label: LocalText;
  readonly definition: LocalText;
  readonly unit: string;
  readonly source: 'calls' | 'statement' | 'graph' | 'line' | 'own-book';
}

/** Everything known about a line at one point in time; immutable, so that a decision can be replayed. */
export interface FeatureSnapshot {
  readonly id: SnapshotId;
  readonly lineId: LineId;
  readonly asOf: string;
  readonly catalogueVersion: string;
  /** A null is "no opportunity to see", not zero. */
  readonly values: Readonly<Record<string, number | null>>;
  readonly coverage: Readonly<Record<'calls' | 'statement', SourceCoverage>>;
}

export interface SourceCoverage {
  readonly present: boolean;
  readonly coveredDays: number;
  readonly newest: string | null;
  readonly ageDays: number | null;
  /** `stale`, `other-holder`: why present files count as absent. */
  readonly flags: readonly string[];
}

export interface FeaturesClient {
  readonly catalogue: Operation<
    Record<string, never>,
    { readonly version: string; readonly features: readonly FeatureDefinition[] }
  >;
  readonly compute: Operation<{ readonly lineId: LineId; readonly asOf: string }, FeatureSnapshot>;
  readonly getSnapshot: Operation<{ readonly snapshotId: SnapshotId }, FeatureSnapshot>;
}
