import type { LineRecord } from '../records/line-record.ts';
import { emptyState, ingest } from '../state/line-state.ts';
import type { FeatureWindow } from './feature-window.ts';
import type { Features } from './features.ts';
import { featuresAt } from './features-at.ts';

export type { Features } from './features.ts';

export interface CallFeatureOptions {
  /** Only records that happened before this instant, and had arrived by it, are looked at. */
  readonly as_of: Temporal.Instant;
  /** The zone whose wall clock tells day, night and weekend; without it the file's own wall times are used. */
  readonly zone?: string;
  readonly windows?: readonly FeatureWindow[];
}

/**
 * Behaviour features of one line: every feature of the catalogue with source `calls`, in each window, by the same day
 * buckets that are kept from day to day (`featuresAt`).
 */
export function callFeatures(records: readonly LineRecord[], options: CallFeatureOptions): Features {
  const state = emptyState(options.zone ?? null);
  ingest(state, records);
  return featuresAt(state, options.as_of, options.windows);
}
