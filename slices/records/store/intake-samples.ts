import type { FileWords } from '@lendline/behaviour';
import { newId } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { type SliceTransaction, toJson } from '@lendline/platform';
import { sql } from 'kysely';
import type { RecordSource } from '../contract.ts';
import type { FileFacts, SpanFacts } from '../rules/drift.ts';
import type { RecordsTables } from './tables.ts';

type Tx = SliceTransaction<RecordsTables>;

/** What is remembered of one import to tell drift by. */
export interface IntakeSample {
  readonly kind: string;
  readonly source: RecordSource;
  /** Or a page or message of a feed. */
  readonly isFile: boolean;
  readonly week: Temporal.PlainDate;
  readonly line: LineId;
  /** Why the whole file was refused; null when it was read. */
  readonly refused: string | null;
  readonly rows: number;
  readonly leftOut: number;
  readonly days: number;
  readonly words: FileWords;
}

export async function insertSample({ db, context }: Tx, sample: IntakeSample): Promise<void> {
  const now = context.now();
  await db
    .insertInto('intake_sample')
    .values({
      id: newId('sample', now),
      tenant: context.tenant,
      kind: sample.kind,
      source: sample.source,
      is_file: sample.isFile,
      week: sample.week,
      line_id: sample.line,
      arrived_at: now,
      refused: sample.refused,
      rows_read: sample.rows,
      rows_left_out: sample.leftOut,
      days: sample.days,
      words: toJson(sample.words.vocabulary),
      unknown_words: toJson(sample.words.unknown_words),
    })
    .execute();
}

/** Mondays; both included. */
export interface Weeks {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
}

/** How many files of a source came over these weeks, whatever their kind, and how many could not be read. */
export async function filesOfWeeks({ db }: Tx, source: RecordSource, { first, last }: Weeks): Promise<FileFacts> {
  const { rows } = await sql<{ files: bigint; unread: bigint }>`
    select count(*) as files, count(refused) as unread
      from intake_sample where source = ${source} and is_file and week between ${first} and ${last}`.execute(db);
  return { files: Number(rows[0]?.files ?? 0), unread: Number(rows[0]?.unread ?? 0) };
}

/** What the imports of one kind amounted to over these weeks; files that could not be read are not among them. */
export async function factsOfWeeks({ db }: Tx, kind: string, { first, last }: Weeks): Promise<SpanFacts> {
  const totals = await sql<{ intakes: bigint; rows: bigint; left_out: bigint; per_day: number | null }>`
    select count(*) as intakes,
           coalesce(sum(rows_read), 0)::bigint as rows,
           coalesce(sum(rows_left_out), 0)::bigint as left_out,
           percentile_cont(0.5) within group (order by rows_read::float8 / days) filter (where days > 0) as per_day
      from intake_sample
     where kind = ${kind} and week between ${first} and ${last} and refused is null`.execute(db);
  const words = await sql<{ column: string; word: string; rows: bigint; lines: bigint; unknown: boolean }>`
    select c.key as "column", w.key as word, sum(w.value::bigint)::bigint as rows, count(distinct line_id) as lines,
           bool_or(coalesce(unknown_words -> c.key ? w.key, false)) as unknown
      from intake_sample, jsonb_each(words) c, jsonb_each_text(c.value) w
     where kind = ${kind} and week between ${first} and ${last}
     group by 1, 2`.execute(db);
  const [all] = totals.rows;
  return {
    intakes: Number(all?.intakes ?? 0),
    rows: Number(all?.rows ?? 0),
    rowsLeftOut: Number(all?.left_out ?? 0),
    rowsPerDay: all?.per_day ?? null,
    words: words.rows.map((row) => ({ ...row, rows: Number(row.rows), lines: Number(row.lines) })),
  };
}
