import { err, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { fileWarning, type FileWarning } from '../records/file-warning.ts';
import { type FileWords, wordCounter } from '../records/vocabulary.ts';
import { wallClock } from '../records/wall-clock.ts';
import { isBandicootText, readBandicootFile } from './bandicoot-file.ts';
import type { CallFile, CallFileKind, CallFileOptions, CallReading, ReadCallFile } from './call-file.ts';
import { isCarrierText, readCarrierList } from './carrier-list.ts';
import { isCiderText, readCiderFile } from './cider/cider-file.ts';
import { decodeText } from './decode-text.ts';
import { isSmsBackupText, readSmsBackup } from './sms-backup.ts';

type Reader = (text: string, reading: CallReading) => Result<CallFile, FileProblem>;

const readers: Readonly<Record<CallFileKind, Reader>> = {
  bandicoot: readBandicootFile,
  'carrier-list': readCarrierList,
  'sms-backup': readSmsBackup,
  cider: readCiderFile,
};

/**
 * Reads the call-record file of one line, whatever its kind. Errors: those of `decodeText` and of the reader of the
 * kind; `unrecognised` when no kind fits. A bad row never fails the file: it is in `rejected` with its line and reason.
 */
export function readCallRecords(bytes: Uint8Array, options: CallFileOptions): Result<ReadCallFile, FileProblem> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, cut } = decoded.value;
  const kind = options.kind && options.kind !== 'auto' ? options.kind : callFileKindOf(text);
  if (!kind) return err(fileProblem('unrecognised'));
  const words = wordCounter();
  const read = readers[kind](text, { ...options, clock: wallClock(options.zone), words });
  if (!read.ok) return read;
  const found = words.words();
  const warnings = [...read.value.warnings, ...unknownKinds(found), ...(cut ? [fileWarning('truncated', 1)] : [])];
  return ok({ ...read.value, ...found, warnings });
}

/** Rows whose kind or direction has no word that is known are rejected; the words themselves are told as well. */
function unknownKinds({ unknown_words }: FileWords): FileWarning[] {
  const count = Object.values(unknown_words)
    .flatMap((words) => Object.values(words))
    .reduce((sum, rows) => sum + rows, 0);
  return count > 0 ? [fileWarning('unknown-kind', count)] : [];
}

/** The kind of call-record file that a text is; null when it is none. */
export function callFileKindOf(text: string): CallFileKind | null {
  if (isSmsBackupText(text)) return 'sms-backup';
  if (isBandicootText(text)) return 'bandicoot';
  if (isCiderText(text)) return 'cider';
  return isCarrierText(text) ? 'carrier-list' : null;
}
