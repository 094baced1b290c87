import type { ImportReport } from '../contract.ts';
import type { ImportRow } from './tables.ts';
import { countsWith, flagsAt, type Freshness } from '../rules/import-flags.ts';

/** What an import is worth at an instant. */
export function reportAt(row: ImportRow, at: Temporal.Instant, freshness: Freshness): ImportReport {
  const { oldest_event: from, newest_event: to } = row;
  const judged = { accepted: row.accepted, newestEvent: to, holder: row.holder, marks: row.marks };
  const flags = flagsAt(judged, at, freshness);
  return {
    id: row.id,
    lineId: row.line_id,
    source: row.source,
    kind: row.kind,
    importedAt: row.imported_at.toString(),
    fileHash: row.file_hash,
    rows: { read: row.rows_read, accepted: row.accepted, rejected: row.rejected, ignored: row.ignored },
    window: from && to ? { from: from.toString(), to: to.toString() } : null,
    coveredDays: row.covered_days,
    flags,
    counts: countsWith(flags),
    warnings: row.warnings,
    firstProblems: row.first_problems,
  };
}
