import type { Context } from '@lendline/kernel';
import { type SliceTransaction, toJson } from '@lendline/platform';
import type { ImportReport } from '../contract.ts';
import { splitPostDated } from '../rules/post-dated.ts';
import type { LeftOutRow } from '../rules/rejected-csv.ts';
import { rowProblem } from '../rules/stored-rows.ts';
import { knownLeftOut, knownRows, seeAgain, writeLeftOut, writeRows } from '../store/feed-rows.ts';
import type { FeedRecord, RecordsTables } from '../store/tables.ts';
import { facesOf, toldRecord, type ToldRow } from './face-rows.ts';
import { feedImport } from './feed-import.ts';
import type { RecordsParts } from './parts.ts';
import type { Sorted, Told } from './told.ts';
import { writeImport } from './write-import.ts';

/** Sorts what was told into what is new, what is known and what is no record, and seals what is to be kept. */
export async function sortRows(parts: RecordsParts, context: Context, told: Told): Promise<Sorted> {
  const { happened, problems } = sortOut(told, context.now());
  const faced = await facesOf(parts, context, { rows: happened, country: told.country });
  const faces = faced.map(({ face }) => face);
  const hash = (text: string): Promise<string> =>
    parts.crypto.blindIndex({ tenant: context.tenant, use: 'feed-page' }, text);
  const leftOut = await Promise.all(problems.map(({ raw }) => hash(raw)));
  const before = await parts.database.transaction(
    context,
    async (tx) => ({
      rows: await knownRows(tx, told.feed.id, faces),
      leftOut: await knownLeftOut(tx, told.feed.id, leftOut),
    }),
    { readOnly: true },
  );
  const matched = told.match(before.rows, faces, told.reading);
  const keyed = faced.map((row, index) => ({ ...row, ...matched[index]! }));
  const fresh = keyed.filter(({ outcome }) => outcome !== 'same');
  const mark = await hash([...faces.map(({ digest }) => digest), ...leftOut].join('\n'));
  const unheard = problems.filter((_, index) => !before.leftOut.has(leftOut[index]!));
  return {
    mark,
    fresh,
    again: keyed.filter(({ outcome }) => outcome === 'same').map(({ key }) => key),
    leftOut,
    import: await feedImport(parts, context, { told, mark, fresh, problems: unheard.map(({ row }) => row) }),
    problems: problems.map(({ row }) => row),
  };
}

/** Writes what was sorted, in the transaction in which the feed's turn was taken. */
export async function writeSorted(
  parts: Pick<RecordsParts, 'freshness'>,
  tx: SliceTransaction<RecordsTables>,
  { feed, reading, sorted }: { readonly feed: FeedRecord; readonly reading: string; readonly sorted: Sorted },
): Promise<ImportReport | null> {
  const of = { feed: feed.id, reading };
  await writeRows(tx, of, sorted.fresh);
  await seeAgain(tx, of, sorted.again);
  await writeLeftOut(tx, feed.id, sorted.leftOut);
  return sorted.import === null ? null : writeImport(parts, tx, sorted.import);
}

interface LeftOut {
  readonly raw: string;
  readonly row: LeftOutRow;
}

interface SortedOut {
  readonly happened: readonly ToldRow[];
  readonly problems: readonly LeftOut[];
}

/** Takes out what cannot have happened yet. */
function sortOut({ rows, leftOut }: Told, now: Temporal.Instant): SortedOut {
  const lines = rows.map((told) => ({ told, ...toldRecord(told) }));
  const { happened, postDated } = splitPostDated(lines, now);
  const byLine = new Map(lines.map((one) => [one.source_line, one.told]));
  return {
    happened: happened.map(({ told }) => told),
    problems: [
      ...leftOut.map(({ raw, ...row }) => ({ raw, row })),
      ...postDated.map((row) => ({
        raw: toJson(byLine.get(row.line)),
        row: { ...rowProblem(row), outcome: 'rejected' as const },
      })),
    ],
  };
}
