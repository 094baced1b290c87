export interface ZipContents {
  readonly names: readonly string[];
  /** What the entries claim to unpack to, together. */
  readonly bytes: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const entryLength = 46;

/**
 * Reads the central directory of a zip (APPNOTE 4.3.12, 4.3.16) without unpacking anything, so that a zip bomb is
 * refused before it is opened. Null when the directory is missing, as it is in a file that was cut off.
 */
export function unpackedSize(archive: Uint8Array): ZipContents | null {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let bytes = 0;
  const names: string[] = [];
  for (let entry = 0; entry < count; entry += 1) {
    if (at + entryLength > view.byteLength || view.getUint32(at, true) !== entrySignature) return null;
    bytes += view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    names.push(new TextDecoder().decode(archive.subarray(at + entryLength, at + entryLength + nameLength)));
    at += entryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { names, bytes };
}

function findEnd(view: DataView): number | null {
  // A comment of up to 65,535 bytes may follow the end record.
  const lowest = Math.max(0, view.byteLength - endLength - 65_535);
  for (let at = view.byteLength - endLength; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}
