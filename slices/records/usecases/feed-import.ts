import { coverage, fileQuality, type FileWords, rowWords } from '@lendline/behaviour';
import { type Context, newId } from '@lendline/kernel';
import type { FieldCrypto } from '@lendline/platform';
import type { LeftOutRow } from '../rules/rejected-csv.ts';
import { keptWords } from '../rules/vocabulary.ts';
import { sealRows } from '../store/sealed-rows.ts';
import type { KeptQuality } from '../store/import-quality.ts';
import type { ImportRow } from '../store/tables.ts';
import { keepQuality } from './keep-quality.ts';
import type { RecordsParts } from './parts.ts';
import type { KeyedRow, Told } from './told.ts';
import type { NewImport } from './write-import.ts';

export interface FreshRows {
  readonly told: Told;
  readonly mark: string;
  readonly fresh: readonly KeyedRow[];
  readonly problems: readonly LeftOutRow[];
}

/** How many rows that are no records a report shows; the rest is in the download. */
const shownProblems = 20;

/** The import that what is new of a page or message becomes, its rows sealed; null when nothing is. */
export async function feedImport(
  { crypto }: Pick<RecordsParts, 'crypto'>,
  context: Context,
  given: FreshRows,
): Promise<NewImport | null> {
  const { fresh, problems } = given;
  if (fresh.length === 0 && problems.length === 0) return null;
  const row = importRow(given, context);
  const rows = fresh.map(({ key, stored }) => ({ key, row: stored }));
  const sealed = [
    ...(await sealRows(crypto, context, { id: row.id, content: 'accepted', rows })),
    ...(await sealRows(crypto, context, { id: row.id, content: 'problems', rows: problems })),
  ];
  const words = rowWords(fresh.map(({ record }) => record));
  return { row, sealed, quality: await qualityOf(crypto, context, { given, words }), words: keptWords(words) };
}

/** Pages of one feed are one series; what each row is a version of is kept with it. */
async function qualityOf(
  crypto: FieldCrypto,
  context: Context,
  { given, words }: { readonly given: FreshRows; readonly words: FileWords },
): Promise<KeptQuality> {
  const { told, fresh, problems } = given;
  const { provider: kind, id: series } = told.feed;
  const quality = fileQuality({
    name: kind,
    kind,
    series,
    accepted: fresh.map(({ record }) => record),
    leftOut: problems,
    unknown_words: words.unknown_words,
  });
  const keys = fresh.map(({ identity }) => identity);
  return keepQuality({ crypto }, context, { quality: { ...quality, keys }, rowKeys: fresh.map(({ key }) => key) });
}

function importRow({ told, mark, fresh, problems }: FreshRows, context: Context): Omit<ImportRow, 'tenant'> {
  const now = context.now();
  const { feed, reading } = told;
  const rejected = problems.filter(({ outcome }) => outcome === 'rejected').length;
  const spoken = coverage(
    fresh.map(({ record }) => record),
    // Rows of a zone that is a day ahead are taken; what lies further ahead was left out.
    now.add({ hours: 48 }),
  );
  return {
    id: newId('import', now),
    line_id: feed.line_id,
    source: feed.source,
    kind: feed.provider,
    // A row may say again what an older version of it said: the same rows in another reading are another import.
    file_hash: `${reading}/${feed.revision}/${mark}`,
    imported_at: now,
    rows_read: fresh.length + problems.length,
    accepted: fresh.length,
    rejected,
    ignored: problems.length - rejected,
    oldest_event: spoken.oldest,
    newest_event: spoken.newest,
    covered_days: spoken.days_covered,
    holder: feed.holder,
    marks: [],
    warnings: [],
    first_problems: problems.slice(0, shownProblems).map(({ outcome: _, ...shown }) => shown),
    feed_id: feed.id,
  };
}
