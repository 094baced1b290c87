import { err, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { csvRows, type CellRow } from './csv-rows.ts';
import { decodeText, isZip, type DecodedText } from './decode-text.ts';
import { sheetRows } from './sheet-rows.ts';
import { isWorkbook, unpackZip } from './unpack-zip.ts';

/** What a file holds once it is unpacked and decoded. */
export interface Contents {
  /** The text of a file that is no workbook; null for one. */
  readonly text: string | null;
  /** Its rows, where it is a table. */
  readonly sheets: () => readonly (readonly CellRow[])[];
  /** Null for a workbook, which has no encoding to lose. */
  readonly encoding: DecodedText['encoding'] | null;
  /** The bytes end inside a character. */
  readonly cut: boolean;
}

/**
 * The contents of a statement file: a text, a workbook, or the one file inside a zip. Errors: those of `decodeText`,
 * `sheetRows` and `unpackZip`, and `several-files` when an archive holds more than one.
 */
export async function statementContents(
  bytes: Uint8Array,
  password: string | undefined,
): Promise<Result<Contents, FileProblem>> {
  if (!isZip(bytes)) return textContents(bytes);
  if (isWorkbook(bytes)) return workbookContents(bytes);
  const unpacked = await unpackZip(bytes, password);
  if (!unpacked.ok) return unpacked;
  const [only, ...more] = unpacked.value;
  if (more.length > 0) return err(fileProblem('several-files'));
  return isZip(only!.bytes) ? workbookContents(only!.bytes) : textContents(only!.bytes);
}

function textContents(bytes: Uint8Array): Result<Contents, FileProblem> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding, cut } = decoded.value;
  let rows: readonly CellRow[] | undefined;
  return ok({ text, encoding, cut, sheets: () => [(rows ??= csvRows(text))] });
}

async function workbookContents(bytes: Uint8Array): Promise<Result<Contents, FileProblem>> {
  const read = await sheetRows(bytes);
  if (!read.ok) return read;
  const sheets = read.value.map(({ rows }) => rows);
  return ok({ text: null, encoding: null, cut: false, sheets: () => sheets });
}
