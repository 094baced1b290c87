import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type {
  ImportReport,
  QualityOfLine,
  RecordSource,
  SourceQuality,
  StoredCall,
  StoredTransaction,
} from '../contract.ts';
import { callIdentity, mergeRows, transactionIdentity } from '../rules/merge-imports.ts';
import { qualityOf } from '../rules/quality.ts';
import type { LeftOutRow } from '../rules/rejected-csv.ts';
import { openRows, sealedOf } from '../store/sealed-rows.ts';
import type { RecordsParts } from './parts.ts';
import { allowedSources, type Kept, keptAt, rowsOf } from './read-records.ts';

/** How good the records of a line are now. A source whose consent has ended is not looked at. */
export async function readQuality(
  parts: RecordsParts,
  context: Context,
  line: LineId,
): Promise<Result<QualityOfLine, Problem>> {
  const allowed = await allowedSources(parts, context, line);
  if (!allowed.ok) return allowed;
  const at = context.now();
  const kept = await keptAt(parts, context, { line, at, allowed: allowed.value });
  const sources = [
    await sourceQuality<StoredCall>(parts, context, { kept, source: 'call-records', identity: callIdentity }),
    await sourceQuality<StoredTransaction>(parts, context, {
      kept,
      source: 'payment-statement',
      identity: transactionIdentity,
    }),
  ];
  return ok({ lineId: line, asOf: at.toString(), sources: sources.filter(({ imports }) => imports > 0) });
}

interface OfSource<Row> {
  readonly kept: Kept;
  readonly source: RecordSource;
  readonly identity: (row: Row) => string;
}

async function sourceQuality<Row extends StoredCall | StoredTransaction>(
  parts: RecordsParts,
  context: Context,
  { kept, source, identity }: OfSource<Row>,
): Promise<SourceQuality> {
  const imports = kept.imports.filter((one) => one.source === source);
  const rows = await rowsOf<Row>(parts, kept, source);
  const leftOut = await leftOutOf(parts, context, imports);
  return qualityOf({ source, imports, rows, merged: mergeRows(rows, identity), leftOut });
}

async function leftOutOf(
  { database, crypto }: RecordsParts,
  context: Context,
  imports: readonly ImportReport[],
): Promise<readonly LeftOutRow[]> {
  const ids = imports.filter(({ rows }) => rows.rejected + rows.ignored > 0).map(({ id }) => id);
  const sealed = await database.transaction(context, (tx) => sealedOf(tx, ids, 'problems'), { readOnly: true });
  return openRows<LeftOutRow>(crypto, sealed);
}
