import { err, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { isGarbled } from './garbled-text.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
  /** The bytes end in the middle of a character: the file was cut off. */
  readonly cut: boolean;
}

/** More than a statement of ten years; above it a file is a mistake or an attack. */
export const maxFileBytes = 50 * 1024 * 1024;

/**
 * Bytes to text: a byte-order mark decides, then UTF-8, then GB18030 (what Chinese wallets write). Errors: `empty`,
 * `too-large`, `pdf`, `old-excel`, `zip`, `mis-encoded` (neither encoding), `mojibake` (decoded wrongly and saved).
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, FileProblem> {
  if (bytes.length > maxFileBytes) return err(fileProblem('too-large'));
  const container = containerProblem(bytes);
  if (container) return err(container);
  const decoded = decode(bytes);
  if (!decoded) return err(fileProblem('mis-encoded'));
  if (decoded.text.trim() === '') return err(fileProblem('empty'));
  return isGarbled(decoded.text) ? err(fileProblem('mojibake')) : ok(decoded);
}

/** Whether the bytes are a zip archive, as an XLSX workbook is. */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
}

function containerProblem(bytes: Uint8Array): FileProblem | null {
  if (isZip(bytes)) return fileProblem('zip');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return fileProblem('old-excel');
  return startsWith(bytes, [0x25, 0x50, 0x44, 0x46]) ? fileProblem('pdf') : null;
}

function decode(bytes: Uint8Array): DecodedText | null {
  const mark = markedEncoding(bytes);
  for (const encoding of mark ? [mark] : (['utf-8', 'gb18030'] as const)) {
    const whole = tryDecode(bytes, encoding);
    if (whole !== null) return { text: whole, encoding, cut: false };
    const found = decodeCut(bytes, encoding);
    if (found) return found;
  }
  return null;
}

// A character takes at most four bytes, so a cut inside one leaves up to three stray bytes at the end.
function decodeCut(bytes: Uint8Array, encoding: DecodedText['encoding']): DecodedText | null {
  for (let stray = 1; stray <= 3 && stray < bytes.length; stray += 1) {
    const text = tryDecode(bytes.subarray(0, bytes.length - stray), encoding);
    if (text !== null) return { text, encoding, cut: true };
  }
  return null;
}

function markedEncoding(bytes: Uint8Array): DecodedText['encoding'] | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : null;
}

function tryDecode(bytes: Uint8Array, encoding: DecodedText['encoding']): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}
