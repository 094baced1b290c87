import { err, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { fileWarning } from '../records/file-warning.ts';
import { wallClock } from '../records/wall-clock.ts';
import { isBandicootText, readBandicootFile } from './bandicoot-file.ts';
import type { CallFile, CallFileKind, CallFileOptions, CallReading } from './call-file.ts';
import { isCarrierText, readCarrierList } from './carrier-list.ts';
import { decodeText } from './decode-text.ts';
import { isSmsBackupText, readSmsBackup } from './sms-backup.ts';

type Reader = (text: string, reading: CallReading) => Result<CallFile, FileProblem>;

const readers: Readonly<Record<CallFileKind, Reader>> = {
  bandicoot: readBandicootFile,
  'carrier-list': readCarrierList,
  'sms-backup': readSmsBackup,
};

/**
 * Reads the call-record file of one line, whatever its kind. Errors: those of `decodeText` and of the reader of the
 * kind; `unrecognised` when no kind fits. A bad row never fails the file: it is in `rejected` with its line and reason.
 */
export function readCallRecords(bytes: Uint8Array, options: CallFileOptions): Result<CallFile, FileProblem> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, cut } = decoded.value;
  const kind = options.kind && options.kind !== 'auto' ? options.kind : callFileKindOf(text);
  if (!kind) return err(fileProblem('unrecognised'));
  const read = readers[kind](text, { ...options, clock: wallClock(options.zone) });
  if (!read.ok || !cut) return read;
  return ok({ ...read.value, warnings: [...read.value.warnings, fileWarning('truncated', 1)] });
}

/** The kind of call-record file that a text is; null when it is none. */
export function callFileKindOf(text: string): CallFileKind | null {
  if (isSmsBackupText(text)) return 'sms-backup';
  if (isBandicootText(text)) return 'bandicoot';
  return isCarrierText(text) ? 'carrier-list' : null;
}
