import type { SignalValues } from '../signals/signal-values.ts';
import { none, type SignalValue } from '../signals/signal.ts';
import type { LendingFeatures } from './features.ts';
import type { LendingKey, LendingWindow } from './grammar.ts';

/**
 * The register's signals from features of the grammar, computed here or answered by a partner. A feature that is not there
 * leaves its signals unknown.
 */
export function registerSignals(features: LendingFeatures): SignalValues {
  const both = (window: LendingWindow, key: LendingKey, stat: string): number | null => {
    const [banks, others] = [
      features[`als_${window}_${key}_bank_${stat}`],
      features[`als_${window}_${key}_nbank_${stat}`],
    ];
    return typeof banks === 'number' && typeof others === 'number' ? banks + others : null;
  };
  const [byNumber, byId] = [both('m3', 'cell', 'allnum'), both('m3', 'id', 'allnum')];
  const gap_days = features['als_m3_id_min_inteday'];
  return {
    register_lenders_7d: both('d7', 'id', 'orgnum'),
    register_lenders_1m: both('m1', 'id', 'orgnum'),
    register_lenders_3m: both('m3', 'id', 'orgnum'),
    register_week_to_quarter: shareOf(both('d7', 'id', 'allnum'), byId),
    register_night_share_1m: shareOf(both('m1', 'id', 'night_allnum'), both('m1', 'id', 'allnum')),
    register_number_beyond_id_3m: byNumber === null || byId === null ? null : Math.max(0, byNumber - byId),
    register_shortest_gap_3m_days: gap_days === undefined ? null : (gap_days ?? none),
  };
}

/** Never above 1: a partner's own windows may disagree by an application. */
function shareOf(part: number | null, whole: number | null): SignalValue | null {
  if (part === null || whole === null) return null;
  return whole === 0 ? none : Math.min(1, part / whole);
}
