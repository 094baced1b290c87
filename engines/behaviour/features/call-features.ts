import type { LineRecord } from '../records/line-record.ts';
import { emptyState, ingest } from '../state/line-state.ts';
import { bandicootFeatures, type BandicootOptions } from './bandicoot-features.ts';
import type { FeatureWindow } from './feature-window.ts';
import type { Features } from './features.ts';
import { featuresAt } from './features-at.ts';

export type { Features } from './features.ts';

export interface StrictCallOptions {
  readonly mode?: 'strict';
  /** Only records that happened before this instant, and had arrived by it, are looked at. */
  readonly as_of: Temporal.Instant;
  /** The zone whose wall clock tells day, night and weekend; without it the file's own wall times are used. */
  readonly zone?: string;
  readonly windows?: readonly FeatureWindow[];
}

export type BandicootCallOptions = BandicootOptions & { readonly mode: 'bandicoot' };

export type CallFeatureOptions = StrictCallOptions | BandicootCallOptions;

/**
 * Behaviour features of one line. `strict` (the default) gives every feature of the catalogue with source `calls`, in
 * each window, by the same day buckets that are kept from day to day (`featuresAt`); `bandicoot` gives bandicoot's own figures under its flattened names.
 */
export function callFeatures(records: readonly LineRecord[], options: CallFeatureOptions): Features {
  if (options.mode === 'bandicoot') return bandicootFeatures(records, options);
  const state = emptyState(options.zone ?? null);
  ingest(state, records);
  return featuresAt(state, options.as_of, options.windows);
}
