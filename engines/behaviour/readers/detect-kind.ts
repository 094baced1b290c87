import type { CallFileKind } from './call-file.ts';
import { csvRows } from './csv-rows.ts';
import { decodeText, isZip } from './decode-text.ts';
import { callFileKindOf } from './read-call-records.ts';
import { statementKindOf } from './read-statement.ts';
import type { StatementKind } from './statement-file.ts';

/** What a file is. A workbook is told apart by `readStatement` only, since it must be unpacked for that. */
export type FileKind = CallFileKind | StatementKind | 'workbook';

/** The kind of a file by its content, never by its name; null when it is none that Lendline reads. */
export function detectKind(bytes: Uint8Array): FileKind | null {
  if (isZip(bytes)) return 'workbook';
  const decoded = decodeText(bytes);
  if (!decoded.ok) return null;
  return callFileKindOf(decoded.value.text) ?? statementKindOf(csvRows(decoded.value.text.slice(0, 50_000)));
}
