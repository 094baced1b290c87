import type { StrategySummary } from '../contract.ts';
import type { Listed } from './strategies.ts';
import type { ReleaseRow } from './tables.ts';

/** A version as it is told, with what it is to each environment. */
export function strategySummary(row: Listed, releases: readonly ReleaseRow[]): StrategySummary {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    origin: row.origin,
    basedOn: row.based_on,
    state: row.state,
    revision: row.revision,
    releases: releases
      .filter(({ strategy_id }) => strategy_id === row.id)
      .map(({ environment, state, share_ppm, since }) => ({ environment, state, share_ppm, since: since.toString() })),
    isBeside: row.is_beside,
    savedBy: row.saved_by,
    savedAt: row.saved_at.toString(),
    documentHash: row.document_hash,
  };
}
