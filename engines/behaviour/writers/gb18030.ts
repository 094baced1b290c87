/**
 * Encodes text as GB 18030, which `TextEncoder` cannot. The table is the platform's own decoder turned round, so that
 * what is written here is read back the same; a lone surrogate becomes U+FFFD.
 */
export function encodeGb18030(text: string): Uint8Array {
  const table = reverseTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else if (code >= 0x10000) bytes.push(...supplementary(code));
    else bytes.push(...(table.get(code) ?? table.get(0xfffd)!));
  }
  return Uint8Array.from(bytes);
}

type Bytes = readonly number[];

let cached: ReadonlyMap<number, Bytes> | undefined;

function reverseTable(): ReadonlyMap<number, Bytes> {
  if (cached) return cached;
  const table = new Map<number, Bytes>();
  // Two bytes come first: a character with a short form is written in it.
  for (const codes of [twoByteCodes(), fourByteCodes()]) {
    // A line feed is never part of a code, so it keeps a code without a character from swallowing the next.
    const decoded = new TextDecoder('gb18030').decode(Uint8Array.from(codes.flatMap((code) => [...code, 0x0a])));
    decoded.split('\n').forEach((characters, index) => {
      const code = characters.codePointAt(0);
      if (characters.length === 1 && code !== undefined && !table.has(code)) table.set(code, codes[index]!);
    });
  }
  cached = table;
  return table;
}

function twoByteCodes(): Bytes[] {
  const trails = [...range(0x40, 0x7e), ...range(0x80, 0xfe)];
  return range(0x81, 0xfe).flatMap((lead) => trails.map((trail) => [lead, trail]));
}

/** The four-byte codes of the basic plane: 81 30 81 30 to 84 31 A4 39. */
function fourByteCodes(): Bytes[] {
  return Array.from({ length: 39_420 }, (_, index) => fourBytes(index, 0x81));
}

// The planes above the basic one follow one another from 90 30 81 30.
function supplementary(code: number): Bytes {
  return fourBytes(code - 0x10000, 0x90);
}

function fourBytes(index: number, lead: number): Bytes {
  return [
    lead + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}
