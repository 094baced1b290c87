import { type Context, type FileAnswer, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { ImportId } from '../contract.ts';
import { type LeftOutRow, rejectedCsv } from '../rules/rejected-csv.ts';
import { findImport } from '../store/imports.ts';
import { openRows, sealedOf } from '../store/sealed-rows.ts';
import type { RecordsParts } from './parts.ts';

/** Every row of a file that is no record, in the reader's language. The look is audited. */
export async function downloadRejected(
  { database, crypto }: RecordsParts,
  context: Context,
  id: ImportId,
): Promise<Result<FileAnswer, Problem>> {
  const sealed = await database.transaction(context, async (tx) => {
    if (!(await findImport(tx, id))) return null;
    await tx.audit({ action: 'download-rejected', subject: id, outcome: 'done' });
    return sealedOf(tx, [id], 'problems');
  });
  if (!sealed) return notFound();
  const rows = await openRows<LeftOutRow>(crypto, sealed);
  const bytes = Uint8Array.from(new TextEncoder().encode(rejectedCsv(rows, context.locale)));
  return ok({ fileName: `${id}-rejected.csv`, mediaType: 'text/csv; charset=utf-8', bytes });
}
