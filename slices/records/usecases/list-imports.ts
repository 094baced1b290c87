import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { notFound } from '@lendline/platform';
import type { FeedId, ImportId, ImportReport } from '../contract.ts';
import { feedFacts } from '../store/feeds.ts';
import { reportAt } from '../store/import-report.ts';
import { findImport, importsOfLine } from '../store/imports.ts';
import type { ImportRow } from '../store/tables.ts';
import type { RecordsParts } from './parts.ts';

/** The imports of a line, newest first, judged as of now. */
export async function listImports(
  { database, freshness }: RecordsParts,
  context: Context,
  line: LineId,
): Promise<Result<{ imports: readonly ImportReport[] }, Problem>> {
  const now = context.now();
  const imports = await database.transaction(
    context,
    async (tx) => {
      const rows = await importsOfLine(tx, line, now);
      const feeds = await feedFacts(tx, rows.map(feedOf), now);
      return rows.map((row) => reportAt(row, { at: now, freshness, feeds }));
    },
    { readOnly: true },
  );
  return ok({ imports });
}

export async function getImport(
  { database, freshness }: RecordsParts,
  context: Context,
  id: ImportId,
): Promise<Result<ImportReport, Problem>> {
  const at = context.now();
  const report = await database.transaction(
    context,
    async (tx) => {
      const row = await findImport(tx, id);
      return row && reportAt(row, { at, freshness, feeds: await feedFacts(tx, [row.feed_id], at) });
    },
    { readOnly: true },
  );
  return report ? ok(report) : notFound();
}

function feedOf({ feed_id }: ImportRow): FeedId | null {
  return feed_id;
}
