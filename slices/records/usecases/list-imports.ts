import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { notFound } from '@lendline/platform';
import type { ImportId, ImportReport } from '../contract.ts';
import { reportAt } from '../store/import-report.ts';
import { findImport, importsOfLine } from '../store/imports.ts';
import type { RecordsParts } from './parts.ts';

/** The files of a line, newest first, judged as of now. */
export async function listImports(
  { database, freshness }: RecordsParts,
  context: Context,
  line: LineId,
): Promise<Result<{ imports: readonly ImportReport[] }, Problem>> {
  const now = context.now();
  const rows = await database.transaction(context, (tx) => importsOfLine(tx, line, now), { readOnly: true });
  return ok({ imports: rows.map((row) => reportAt(row, now, freshness)) });
}

export async function getImport(
  { database, freshness }: RecordsParts,
  context: Context,
  id: ImportId,
): Promise<Result<ImportReport, Problem>> {
  const row = await database.transaction(context, (tx) => findImport(tx, id), { readOnly: true });
  return row ? ok(reportAt(row, context.now(), freshness)) : notFound();
}
