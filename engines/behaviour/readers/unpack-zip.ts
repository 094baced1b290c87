import { err, ok, type Result } from '@lendline/kernel';
import {
  type Entry,
  ERR_ENCRYPTED,
  ERR_INVALID_PASSWORD,
  ERR_INVALID_CRC32,
  type FileEntry,
  Uint8ArrayReader,
  ZipReader,
} from '@zip.js/zip.js';

import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { maxFileBytes } from './decode-text.ts';
import { unpackedSize } from './zip-size.ts';

export interface UnpackedFile {
  /** As the archive names it; may name the holder, so it is no log text. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

// A mailed archive holds one statement, at times one more for each month; thousands of entries are an attack.
const maxEntries = 100;
const statementName = /\.(csv|txt|xlsx|xml|json)$/i;

/** Whether a zip is an XLSX workbook. */
export function isWorkbook(archive: Uint8Array): boolean {
  return unpackedSize(archive)?.names.some((name) => name.startsWith('xl/')) ?? true;
}

/**
 * The statement files inside a zip, encrypted (AES or ZipCrypto, as wallets mail them) or not; other files in it are
 * left. Errors: `damaged-zip`, `zip` (nothing in it that could be a statement), `zip-password` (encrypted, none given),
 * `zip-wrong-password`, `too-large`: nothing is unpacked beyond the size of a statement, whatever the archive claims.
 */
export async function unpackZip(
  archive: Uint8Array,
  password: string | undefined,
): Promise<Result<readonly UnpackedFile[], FileProblem>> {
  const options = { useWebWorkers: false, ...(password === undefined ? {} : { password }) };
  const reader = new ZipReader(new Uint8ArrayReader(archive), options);
  try {
    const entries = await reader.getEntries();
    const files = entries.filter(isStatementEntry);
    if (files.length === 0) return err(fileProblem('zip'));
    if (files.length > maxEntries) return err(fileProblem('too-large'));
    if (password === undefined && files.some(({ encrypted }) => encrypted)) return err(fileProblem('zip-password'));
    return await unpackAll(files);
  } catch (error) {
    return err(zipProblem(error));
  } finally {
    await reader.close();
  }
}

function isStatementEntry(entry: Entry): entry is FileEntry {
  return !entry.directory && statementName.test(entry.filename);
}

async function unpackAll(entries: readonly FileEntry[]): Promise<Result<readonly UnpackedFile[], FileProblem>> {
  const files: UnpackedFile[] = [];
  let left = maxFileBytes;
  for (const entry of entries) {
    const sink = limitedSink(left);
    await entry.getData(sink.stream, { checkSignature: true });
    const bytes = sink.bytes();
    left -= bytes.length;
    files.push({ name: entry.filename, bytes });
  }
  return ok(files);
}

class TooLarge extends Error {}

/** Collects what is unpacked and stops at the limit, because an archive may lie about its size. */
function limitedSink(limit: number): { readonly stream: WritableStream<Uint8Array>; readonly bytes: () => Uint8Array } {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const stream = new WritableStream<Uint8Array>({
    write: (chunk) => {
      total += chunk.length;
      if (total > limit) throw new TooLarge();
      chunks.push(chunk.slice());
    },
  });
  return { stream, bytes: () => joined(chunks, total) };
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

// The library throws on every kind of damage; only a wrong password and a bomb ask for something else of the person.
function zipProblem(error: unknown): FileProblem {
  if (error instanceof TooLarge) return fileProblem('too-large');
  const message = error instanceof Error ? error.message : '';
  if (message === ERR_ENCRYPTED) return fileProblem('zip-password');
  // ZipCrypto checks a password by one byte: one wrong password in 256 shows only in the checksum of what it unpacks.
  const wrong = message === ERR_INVALID_PASSWORD || message === ERR_INVALID_CRC32;
  return fileProblem(wrong ? 'zip-wrong-password' : 'damaged-zip');
}
