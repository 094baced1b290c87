import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

/** One line of a file and its number, from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** A line that no application is as long as: what holds it is another kind of file. */
const longest = 4_000_000;

/**
 * The lines of a file, or of standard input for `-`, one after the other; gzip is told by its first bytes. Empty lines are
 * counted and left out. `onBytes` hears how much of the file was read. Throws the error of the file system, and a
 * RangeError for a line that is longer than any application.
 */
export async function* linesOf(path: string, onBytes: (bytes: number) => void = () => {}): AsyncGenerator<Line> {
  let [number, rest, read] = [0, '', 0];
  const decoder = new TextDecoder();
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of path === '-' ? process.stdin : createReadStream(path)) {
      read += (chunk as Uint8Array).length;
      onBytes(read);
      yield chunk as Uint8Array;
    }
  };
  for await (const chunk of unzipped(counted())) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const text of parts) {
      number += 1;
      if (text.trim() !== '') yield { number, text };
    }
    if (rest.length > longest) throw new RangeError(`line ${number + 1} is longer than ${longest} characters`);
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield { number: number + 1, text: rest };
}

/** Bytes of a file; undefined of standard input, or where there is none. */
export async function sizeOf(path: string): Promise<number | undefined> {
  if (path === '-') return undefined;
  return stat(path).then(
    ({ size }) => size,
    () => undefined,
  );
}

async function* unzipped(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const first = await chunks.next();
  if (first.done === true) return;
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    yield first.value;
    yield* chunks;
  };
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) yield* whole();
  else yield* inflated(whole());
}

async function* inflated(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Readable, pipeline } = await import('node:stream');
  const gunzip = createGunzip();
  // The error reaches whoever reads: the pipeline destroys the stream with it.
  pipeline(Readable.from(chunks), gunzip, () => {});
  yield* gunzip as AsyncIterable<Uint8Array>;
}
