import type { LineRecord } from '../records/line-record.ts';
import { bandicootFeatures, type BandicootOptions } from './bandicoot-features.ts';
import { featureWindows, windowed, type FeatureWindow } from './feature-window.ts';
import { lineTable, type LineTable } from './line-table.ts';
import { lineView, type LineView } from './line-view.ts';
import { strictIndicators } from './strict-indicators.ts';

/** Feature names to values; null means that there was nothing to measure, never zero. */
export type Features = Record<string, number | null>;

export interface StrictCallOptions {
  readonly mode?: 'strict';
  /** Only records that happened before this instant are looked at. */
  readonly as_of: Temporal.Instant;
  /** The zone whose wall clock tells day, night and weekend; without it the file's own wall times are used. */
  readonly zone?: string;
  readonly windows?: readonly FeatureWindow[];
}

export type BandicootCallOptions = BandicootOptions & { readonly mode: 'bandicoot' };

export type CallFeatureOptions = StrictCallOptions | BandicootCallOptions;

/**
 * Behaviour features of one line. `strict` (the default) gives every feature of the catalogue with source `calls`, in
 * each window; `bandicoot` gives bandicoot's own figures under its flattened names.
 */
export function callFeatures(records: readonly LineRecord[], options: CallFeatureOptions): Features {
  if (options.mode === 'bandicoot') return bandicootFeatures(records, options);
  const { as_of, zone } = options;
  const table = lineTable(records, { as_of, mode: 'strict', zone });
  const features: Features = recency(table, as_of);
  for (const window of options.windows ?? featureWindows) {
    const view = lineView(table, window, { as_of, zone });
    for (const [name, value] of Object.entries(strictIndicators(view ?? emptyView(table)))) {
      features[windowed(name, window)] = view ? value : null;
    }
  }
  return features;
}

function recency(table: LineTable, as_of: Temporal.Instant): Features {
  const since = (keep: (row: number) => boolean): number | null => {
    for (let row = table.length - 1; row >= 0; row -= 1) {
      if (keep(row)) return (as_of.epochMilliseconds - table.time_ms[row]!) / 86_400_000;
    }
    return null;
  };
  return {
    days_since_last__callandtext: since(() => true),
    days_since_last_out__call: since((row) => table.call[row] === 1 && table.out[row] === 1),
    days_since_last_in__text: since((row) => table.call[row] === 0 && table.out[row] === 0),
    days_since_first__callandtext:
      table.length === 0 ? null : (as_of.epochMilliseconds - table.time_ms[0]!) / 86_400_000,
  };
}

// Gives the names of the features when there is nothing to measure them on.
function emptyView(table: LineTable): LineView {
  const none = new Int32Array(0);
  return { table, calls: none, texts: none, both: none, first_day: 0, last_day: 0 };
}
