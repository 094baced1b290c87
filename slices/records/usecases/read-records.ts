import { callIdentity, paymentIdentity } from '@lendline/behaviour';
import type { ConsentAnswer } from '@lendline/consents/contract';
import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import type {
  FeedId,
  ImportId,
  ImportReport,
  RecordsOfLine,
  RecordSource,
  StoredCall,
  StoredTransaction,
} from '../contract.ts';
import { mergeRows } from '../rules/merge-imports.ts';
import { newestVersions, type VersionedRow } from '../rules/newest-versions.ts';
import { goneKeys } from '../store/feed-rows.ts';
import { feedFacts } from '../store/feeds.ts';
import { type FeedFacts, reportAt } from '../store/import-report.ts';
import { importsOfLine } from '../store/imports.ts';
import { openRows, sealedOf } from '../store/sealed-rows.ts';
import type { RecordsTables, SealedRows } from '../store/tables.ts';
import { tiesAt } from '../store/ties.ts';
import { askConsent } from './ask-consent.ts';
import type { RecordsParts } from './parts.ts';

/**
 * What was known at `asOf`: rows that had happened before it and arrived by then, of imports that count on that day.
 * A source whose consent has ended is not read, and its imports are not told of either.
 */
export async function readRecords(
  parts: RecordsParts,
  context: Context,
  { lineId, asOf }: { lineId: LineId; asOf: string },
): Promise<Result<RecordsOfLine, Problem>> {
  const at = Temporal.Instant.from(asOf);
  const allowed = await allowedSources(parts, context, lineId);
  if (!allowed.ok) return allowed;
  const kept = await keptAt(parts, context, { line: lineId, at, allowed: allowed.value });
  const { imports, ties } = kept;
  return ok({
    lineId,
    asOf,
    calls: mergeRows(await rowsOf<StoredCall>(parts, kept, 'call-records'), callIdentity),
    transactions: mergeRows(await rowsOf<StoredTransaction>(parts, kept, 'payment-statement'), paymentIdentity),
    imports,
    ties,
  });
}

type Allowed = ReadonlySet<RecordSource | 'declared-ties'>;

type Consents = Readonly<Record<RecordSource | 'declared-ties', Pick<ConsentAnswer, 'allowed' | 'because'>>>;

/** Whether each source may be read at this moment, and why not. */
export async function consentsOf(
  parts: RecordsParts,
  context: Context,
  line: LineId,
): Promise<Result<Consents, Problem>> {
  const ask = (source: RecordSource | 'declared-ties') => askConsent(parts, context, { line, source });
  const [calls, payments, ties] = [
    await ask('call-records'),
    await ask('payment-statement'),
    await ask('declared-ties'),
  ];
  if (!calls.ok) return calls;
  if (!payments.ok) return payments;
  if (!ties.ok) return ties;
  const told = ({ allowed, because }: ConsentAnswer) => ({ allowed, because });
  return ok({
    'call-records': told(calls.value),
    'payment-statement': told(payments.value),
    'declared-ties': told(ties.value),
  });
}

export function allowedAmong(consents: Consents): Allowed {
  const sources = ['call-records', 'payment-statement', 'declared-ties'] as const;
  return new Set(sources.filter((source) => consents[source].allowed));
}

export async function allowedSources(
  parts: RecordsParts,
  context: Context,
  line: LineId,
): Promise<Result<Allowed, Problem>> {
  const consents = await consentsOf(parts, context, line);
  return consents.ok ? ok(allowedAmong(consents.value)) : consents;
}

export interface ImportsAt {
  /** Newest first. */
  readonly imports: readonly ImportReport[];
  readonly feeds: ReadonlyMap<FeedId, FeedFacts>;
}

/** The imports that had arrived by an instant, of the sources that may be read, each judged as of then. */
export async function importsAt(
  { freshness }: Pick<RecordsParts, 'freshness'>,
  tx: SliceTransaction<RecordsTables>,
  { line, at, allowed }: { readonly line: LineId; readonly at: Temporal.Instant; readonly allowed: Allowed },
): Promise<ImportsAt> {
  const arrived = (await importsOfLine(tx, line, at)).filter(({ source }) => allowed.has(source));
  const feeds = await feedFacts(
    tx,
    arrived.map(({ feed_id }) => feed_id),
    at,
  );
  return { feeds, imports: arrived.map((row) => reportAt(row, { at, freshness, feeds })) };
}

interface Kept extends Pick<RecordsOfLine, 'imports' | 'ties'> {
  readonly at: Temporal.Instant;
  readonly sealed: readonly SealedRows[];
  readonly gone: ReadonlyMap<FeedId, ReadonlySet<string>>;
}

/** What lies in the store as of an instant, of the sources that may be read; rows are still sealed. */
function keptAt(
  parts: RecordsParts,
  context: Context,
  of: { readonly line: LineId; readonly at: Temporal.Instant; readonly allowed: Allowed },
): Promise<Kept> {
  const { line, at, allowed } = of;
  return parts.database.transaction(
    context,
    async (tx) => {
      const { imports, feeds } = await importsAt(parts, tx, of);
      const counted = imports.filter(({ counts }) => counts).map(({ id }) => id);
      return {
        at,
        imports,
        sealed: await sealedOf(tx, counted, 'accepted'),
        gone: await goneKeys(tx, [...feeds.keys()], at),
        ties: allowed.has('declared-ties') ? await tiesAt(tx, line, at) : [],
      };
    },
    { readOnly: true },
  );
}

interface Timed {
  readonly at_ms: number;
  readonly arrived_ms: number | null;
}

/** The rows of one source, newest first: those of each file, and of each feed the newest version of every row. */
async function rowsOf<Row extends Timed>(
  { crypto }: Pick<RecordsParts, 'crypto'>,
  { imports, sealed, gone, at }: Kept,
  source: RecordSource,
): Promise<Row[][]> {
  const partsOf = Map.groupBy(sealed, ({ import_id }) => import_id);
  const open = async <Opened>(id: ImportId): Promise<Opened[]> => openRows<Opened>(crypto, partsOf.get(id) ?? []);
  const told = imports.filter((one) => one.source === source);
  const groups = [...Map.groupBy(told, ({ id, feed }) => feed?.id ?? id).values()];
  const rows = await Promise.all(
    groups.map(async (group): Promise<Row[]> => {
      const [newest] = group;
      if (!newest?.feed) return newest ? arrivedIn(newest, await open<Row>(newest.id)) : [];
      const pages = await Promise.all(group.map((page) => open<VersionedRow<Row>>(page.id)));
      return newestVersions(pages, gone.get(newest.feed.id));
    }),
  );
  return rows.map((some) =>
    some.filter(({ at_ms, arrived_ms }) => at_ms < at.epochMilliseconds && (arrived_ms ?? 0) <= at.epochMilliseconds),
  );
}

/** Rows that were kept before each knew its own arrival arrived with their file. */
function arrivedIn<Row extends Timed>({ importedAt }: ImportReport, rows: readonly Row[]): Row[] {
  const { epochMilliseconds } = Temporal.Instant.from(importedAt);
  return rows.map((row) => ({ ...row, arrived_ms: row.arrived_ms ?? epochMilliseconds }));
}
