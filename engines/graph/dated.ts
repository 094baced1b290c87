import { assert } from '@lendline/kernel';

/** When something began to hold and when that became known; and the same of its end, once it has one. Epoch milliseconds. */
export interface Dated {
  readonly from_ms: number;
  readonly arrived_ms: number;
  readonly ended?: Ending | undefined;
}

/** An end may be known before it comes, as that of a contract, or after, as that of a recycled number. */
export interface Ending {
  readonly at_ms: number;
  readonly arrived_ms: number;
}

/**
 * The readings that see a dated thing: those with `seen_ms <= as_of < gone_ms`. A reading sees what happened before it and
 * had arrived by it, and an end is something that happens, so both dates of a beginning or an end come down to one instant.
 */
export interface Sight {
  readonly seen_ms: number;
  readonly gone_ms: number;
}

/** Error: throws when an end lies before its beginning. */
export function sightOf({ from_ms, arrived_ms, ended }: Dated): Sight {
  assert(Number.isFinite(from_ms) && Number.isFinite(arrived_ms), 'the dates of an edge are finite');
  if (ended === undefined) return { seen_ms: Math.max(from_ms + 1, arrived_ms), gone_ms: Infinity };
  assert(ended.at_ms >= from_ms, 'nothing ends before it began');
  return {
    seen_ms: Math.max(from_ms + 1, arrived_ms),
    gone_ms: Math.max(ended.at_ms + 1, ended.arrived_ms),
  };
}
