import { isCall, isOut, isText, type LineRows, selectRows } from './line-columns.ts';

interface OwnLine {
  readonly name: string | null;
  readonly line: LineRows;
}

const window_s = 30;

/**
 * Drops records that the other side does not have: a record of the same kind and length in the other direction, less
 * than 30 seconds apart. As in bandicoot the lines are cleaned one after the other, each against the others as they are
 * by then; with whom the matching record is plays no part; and a person who has records with their own number is
 * cleaned as a copy in the network, never as themselves.
 */
export function reciprocated(
  own: OwnLine,
  others: ReadonlyMap<string, LineRows>,
): { readonly own: LineRows; readonly others: ReadonlyMap<string, LineRows> } {
  let ownLine = own.line;
  const now = new Map(others);
  const connected = new Set(own.line.peers);
  const lineOf = (name: string): LineRows | undefined =>
    name === own.name ? ownLine : connected.has(name) ? now.get(name) : undefined;
  if (own.name === null || !others.has(own.name)) ownLine = cleaned(ownLine, lineOf);
  for (const [name, line] of others) now.set(name, cleaned(line, lineOf));
  return { own: ownLine, others: now };
}

function cleaned(line: LineRows, lineOf: (name: string) => LineRows | undefined): LineRows {
  const { flags, peer, length } = line;
  const sides = line.peers.map(lineOf);
  // Rows come in time order, and so does the first row of each side that can match.
  const starts = new Int32Array(sides.length);
  const kept = new Int32Array(length);
  let count = 0;
  for (let row = 0; row < length; row += 1) {
    const number = peer[row]!;
    const side = (flags[row]! & (isCall | isText)) === 0 ? undefined : sides[number];
    if (side) starts[number] = firstAfter(side, line.time_s[row]! - window_s, starts[number]!);
    if (!side || hasMatch(line, row, { side, start: starts[number]! })) kept[count++] = row;
  }
  return selectRows(line, kept.subarray(0, count));
}

function hasMatch(line: LineRows, row: number, { side, start }: { side: LineRows; start: number }): boolean {
  const end_s = line.time_s[row]! + window_s;
  const flag = line.flags[row]!;
  const seconds = line.seconds[row]!;
  for (let at = start; at < side.length && side.time_s[at]! < end_s; at += 1) {
    // Of all bits of kind and direction only the direction differs.
    const differs = ((flag ^ side.flags[at]!) & (isCall | isText | isOut)) === isOut;
    if (differs && Object.is(seconds, side.seconds[at]!)) return true;
  }
  return false;
}

/** The first row later than a time, from a row that is not later than it. */
function firstAfter({ time_s, length }: LineRows, after_s: number, from: number): number {
  let at = from;
  while (at < length && time_s[at]! <= after_s) at += 1;
  return at;
}
