import { inflateSync } from 'node:zlib';

const woffHeader = 44;
const woffEntry = 20;
const sfntHeader = 12;
const sfntEntry = 16;

interface FontTable {
  readonly tag: Buffer;
  readonly checksum: number;
  readonly data: Buffer;
}

/**
 * Unpacks a WOFF 1.0 file (W3C Recommendation, 13 December 2012) into the OpenType font it holds. The reader behind
 * pdfkit unpacks a table again for every glyph it looks at, which takes minutes for a Chinese font; unpacked once,
 * it takes milliseconds.
 */
export function openTypeOfWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new TypeError('expected a WOFF 1.0 font');
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, index) =>
    readTable(woff, woffHeader + index * woffEntry),
  );
  const directory = Buffer.alloc(sfntHeader + sfntEntry * tables.length);
  woff.copy(directory, 0, 4, 8); // The flavour: TrueType or CFF outlines.
  writeSearchHints(directory, tables.length);
  let offset = directory.length;
  const bodies = tables.map(({ tag, checksum, data }, index) => {
    const entry = sfntHeader + index * sfntEntry;
    tag.copy(directory, entry);
    directory.writeUInt32BE(checksum, entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(data.length, entry + 12);
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([directory, ...bodies]);
}

function readTable(woff: Buffer, entry: number): FontTable {
  const offset = woff.readUInt32BE(entry + 4);
  const packedLength = woff.readUInt32BE(entry + 8);
  const length = woff.readUInt32BE(entry + 12);
  const packed = woff.subarray(offset, offset + packedLength);
  return {
    tag: woff.subarray(entry, entry + 4),
    checksum: woff.readUInt32BE(entry + 16),
    // A table that would not become smaller is stored as it is.
    data: packedLength < length ? inflateSync(packed) : packed,
  };
}

/** Fields for binary search of the directory (OpenType 1.9, table directory). */
function writeSearchHints(directory: Buffer, tables: number): void {
  const power = Math.floor(Math.log2(tables));
  const range = 2 ** power * sfntEntry;
  directory.writeUInt16BE(tables, 4);
  directory.writeUInt16BE(range, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(tables * sfntEntry - range, 10);
}
