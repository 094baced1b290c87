import type { CallFileKind } from './call-file.ts';
import { csvRows } from './csv-rows.ts';
import { decodeText, isZip } from './decode-text.ts';
import { isWorkbook } from './unpack-zip.ts';
import { callFileKindOf } from './read-call-records.ts';
import { statementKindOf } from './read-statement.ts';
import type { StatementKind } from './statement-file.ts';

/** What a file is. A workbook or an archive is told apart by `readStatement` only, since it must be unpacked for that. */
export type FileKind = CallFileKind | StatementKind | 'workbook' | 'archive';

/** The kind of a file by its content, never by its name; null when it is none that Lendline reads. */
export function detectKind(bytes: Uint8Array): FileKind | null {
  if (isZip(bytes)) return isWorkbook(bytes) ? 'workbook' : 'archive';
  const decoded = decodeText(bytes);
  if (!decoded.ok) return null;
  const { text } = decoded.value;
  return callFileKindOf(text) ?? statementKindOf(text, csvRows(text.slice(0, 50_000)));
}
