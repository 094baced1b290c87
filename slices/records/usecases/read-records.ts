import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService } from '@lendline/platform';
import type { ImportReport, RecordsOfLine, RecordSource, StoredCall, StoredTransaction } from '../contract.ts';
import { callIdentity, mergeRows, transactionIdentity } from '../rules/merge-imports.ts';
import { reportAt } from '../store/import-report.ts';
import { importsOfLine } from '../store/imports.ts';
import { openRows, sealedOf } from '../store/sealed-rows.ts';
import type { SealedRows } from '../store/tables.ts';
import type { RecordsParts } from './parts.ts';

/**
 * What was known at `asOf`: rows that had happened before it, of files that had arrived by then and count on that day.
 * A source whose consent has ended is not read, and its files are not told of either.
 */
export async function readRecords(
  parts: RecordsParts,
  context: Context,
  { lineId, asOf }: { lineId: LineId; asOf: string },
): Promise<Result<RecordsOfLine, Problem>> {
  const at = Temporal.Instant.from(asOf);
  const allowed = await allowedSources(parts, context, lineId);
  if (!allowed.ok) return allowed;
  const { imports, sealed } = await parts.database.transaction(
    context,
    async (tx) => {
      const arrived = (await importsOfLine(tx, lineId, at)).filter(({ source }) => allowed.value.has(source));
      const reports = arrived.map((row) => reportAt(row, at, parts.freshness));
      const counted = reports.filter(({ counts }) => counts).map(({ id }) => id);
      return { imports: reports, sealed: await sealedOf(tx, counted, 'accepted') };
    },
    { readOnly: true },
  );
  const read = <Row extends { readonly at_ms: number }>(source: RecordSource, identity: (row: Row) => string) =>
    rowsOf(parts, { files: imports.filter((one) => one.source === source), sealed, identity, at });
  return ok({
    lineId,
    asOf,
    calls: await read<StoredCall>('call-records', callIdentity),
    transactions: await read<StoredTransaction>('payment-statement', transactionIdentity),
    imports,
  });
}

async function allowedSources(
  { consents }: RecordsParts,
  context: Context,
  lineId: LineId,
): Promise<Result<ReadonlySet<RecordSource>, Problem>> {
  const allowed = new Set<RecordSource>();
  for (const source of ['call-records', 'payment-statement'] as const) {
    const answer = await consents.check(asService(context, 'records'), { lineId, source });
    if (!answer.ok) return answer;
    if (answer.value.allowed) allowed.add(source);
  }
  return ok(allowed);
}

interface RowsOf<Row> {
  /** Newest first. */
  readonly files: readonly ImportReport[];
  readonly sealed: readonly SealedRows[];
  readonly identity: (row: Row) => string;
  readonly at: Temporal.Instant;
}

async function rowsOf<Row extends { readonly at_ms: number }>(
  { crypto }: RecordsParts,
  { files, sealed, identity, at }: RowsOf<Row>,
): Promise<Row[]> {
  const opened = await Promise.all(
    files.map(({ id }) =>
      openRows<Row>(
        crypto,
        sealed.filter(({ import_id }) => import_id === id),
      ),
    ),
  );
  const happened = opened.map((rows) => rows.filter(({ at_ms }) => at_ms < at.epochMilliseconds));
  return mergeRows(happened, identity);
}
