import type { LocalText } from '@lendline/kernel';
import type { FeedId, ImportFlag, ImportId, ImportReport, RecordSource } from '@lendline/records/contract';

export interface ImportView {
  readonly id: ImportId;
  readonly source: RecordSource;
  /** The feed that it is a page or message of; null for a file. */
  readonly feedId: FeedId | null;
  readonly kind: string;
  readonly importedAt: string;
  readonly rows: ImportReport['rows'];
  readonly window: ImportReport['window'];
  readonly coveredDays: number;
  readonly flags: readonly ImportFlag[];
  readonly counts: boolean;
  readonly warnings: readonly LocalText[];
  readonly problems: readonly { readonly line: number; readonly field: string; readonly text: LocalText }[];
  /** Rejected and ignored rows can be fetched with their reasons. */
  readonly hasLeftOut: boolean;
}

export function importView(report: ImportReport): ImportView {
  const { id, source, feed, kind, importedAt, rows, window, coveredDays, flags, counts, warnings, firstProblems } =
    report;
  return {
    id,
    source,
    feedId: feed?.id ?? null,
    kind,
    importedAt,
    rows,
    window,
    coveredDays,
    flags,
    counts,
    warnings,
    problems: firstProblems.map(({ line, field, text }) => ({ line, field, text })),
    hasLeftOut: rows.rejected + rows.ignored > 0,
  };
}
