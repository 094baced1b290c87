import type { FeedId, ImportReport } from '../contract.ts';
import type { ImportRow } from './tables.ts';
import { countsWith, flagsAt, type Freshness } from '../rules/import-flags.ts';

/** The feed of an import, and up to when it spoke: its pages are old or fresh together. */
export interface FeedFacts {
  readonly id: FeedId;
  readonly provider: string;
  readonly way: 'pull' | 'push';
  readonly reaches: Temporal.Instant | null;
}

export interface JudgedAt {
  readonly at: Temporal.Instant;
  readonly freshness: Freshness;
  readonly feeds?: ReadonlyMap<FeedId, FeedFacts>;
}

/** What an import is worth at an instant. */
export function reportAt(row: ImportRow, { at, freshness, feeds }: JudgedAt): ImportReport {
  const { oldest_event: from, newest_event: to } = row;
  const feed = row.feed_id === null ? undefined : feeds?.get(row.feed_id);
  const newestEvent = feed ? feed.reaches : to;
  const flags = flagsAt({ accepted: row.accepted, newestEvent, holder: row.holder, marks: row.marks }, at, freshness);
  return {
    id: row.id,
    lineId: row.line_id,
    source: row.source,
    ...(feed ? { feed: { id: feed.id, provider: feed.provider, way: feed.way } } : {}),
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
