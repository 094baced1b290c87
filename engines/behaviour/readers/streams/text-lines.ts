import { err, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../../records/file-problem.ts';
import { type DecodedText, decodeText } from '../decode-text.ts';

/** Lines of a text, in batches as they arrive. */
export interface LineStream {
  readonly lines: AsyncIterable<readonly string[]>;
}

/** No row of a table is that long: what goes on is cut, so that one endless line cannot fill the memory. */
export const maxLineLength = 1_000_000;
const headBytes = 65_536;

/**
 * Splits a file that is too large to hold into lines. Errors, by its first 64 KiB: those of `decodeText`. A text that
 * is plain ASCII so far may turn out to be either encoding, so the first byte beyond it decides; damage further down
 * becomes replacement characters, which costs the rows it stands in and no others.
 */
export async function textLines(source: AsyncIterable<Uint8Array>): Promise<Result<LineStream, FileProblem>> {
  const chunks = source[Symbol.asyncIterator]();
  const head = await readHead(chunks);
  if (head.length === 0) return err(fileProblem('empty'));
  const decoded = decodeText(head);
  if (!decoded.ok) return decoded;
  return ok({ lines: linesOf(head, chunks, decoded.value.encoding) });
}

async function readHead(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < headBytes) {
    const next = await chunks.next();
    if (next.done) break;
    parts.push(next.value);
    size += next.value.length;
  }
  const head = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    head.set(part, at);
    at += part.length;
  }
  return head;
}

async function* linesOf(
  head: Uint8Array,
  chunks: AsyncIterator<Uint8Array>,
  sniffed: DecodedText['encoding'],
): AsyncGenerator<readonly string[]> {
  const decode = decoder(sniffed);
  const split = splitter();
  try {
    yield split(decode(head));
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield split(decode(next.value));
    yield [...split(decode(null)), ...split(null)];
  } finally {
    await chunks.return?.();
  }
}

/** Decodes chunk after chunk; null ends the text. */
function decoder(sniffed: DecodedText['encoding']): (chunk: Uint8Array | null) => string {
  let encoding = sniffed;
  let decided = sniffed !== 'utf-8';
  let inner = new TextDecoder(encoding);
  return (chunk) => {
    if (chunk && !decided && chunk.some((byte) => byte >= 0x80)) {
      decided = true;
      if (!isUtf8(chunk)) {
        encoding = 'gb18030';
        inner = new TextDecoder(encoding);
      }
    }
    return chunk ? inner.decode(chunk, { stream: true }) : inner.decode();
  };
}

function isUtf8(chunk: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Cuts text into whole lines and keeps the rest for the next call; null ends the text. */
function splitter(): (text: string | null) => string[] {
  let rest = '';
  let skipping = false;
  return (text) => {
    if (text === null) return rest === '' || skipping ? [] : [rest];
    const whole = rest + text;
    // A carriage return at the very end may be half of a line's end.
    const held = whole.endsWith('\r') ? '\r' : '';
    const lines = whole.slice(0, whole.length - held.length).split(/\r\n|\n|\r/);
    rest = lines.pop()! + held;
    if (skipping && lines.length > 0) {
      lines.shift();
      skipping = false;
    }
    if (rest.length <= maxLineLength) return lines;
    if (!skipping) lines.push(rest.slice(0, maxLineLength));
    skipping = true;
    rest = '';
    return lines;
  };
}
