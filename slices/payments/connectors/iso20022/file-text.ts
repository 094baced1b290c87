/** A file of a bank is at most this long; a longer one is not read. */
const most_bytes = 16 * 1024 * 1024;

/**
 * The text of a bank's file in the encoding that its mark or its declaration names; UTF-8 unless told, and where nobody knows
 * the name. Empty when the file is longer than any that is read, so that it is told as one that cannot be.
 */
export async function fileText(parts: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts) {
    size += part.length;
    if (size > most_bytes) return '';
    chunks.push(part);
  }
  const bytes = Buffer.concat(chunks);
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    bytes.toString('latin1', 0, 200),
  )?.[1];
  try {
    return new TextDecoder(declared ?? 'utf-8').encoding;
  } catch {
    return 'utf-8';
  }
}
