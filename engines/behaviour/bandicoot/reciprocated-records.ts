import { isCall, isOut, isText, type LineColumns, selectRows } from './line-columns.ts';

interface OwnLine {
  readonly name: string | null;
  readonly line: LineColumns;
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
  others: ReadonlyMap<string, LineColumns>,
): { readonly own: LineColumns; readonly others: ReadonlyMap<string, LineColumns> } {
  let ownLine = own.line;
  const now = new Map(others);
  const connected = new Set(own.line.peers);
  const lineOf = (name: string): LineColumns | undefined =>
    name === own.name ? ownLine : connected.has(name) ? now.get(name) : undefined;
  if (own.name === null || !others.has(own.name)) ownLine = cleaned(ownLine, lineOf);
  for (const [name, line] of others) now.set(name, cleaned(line, lineOf));
  return { own: ownLine, others: now };
}

function cleaned(line: LineColumns, lineOf: (name: string) => LineColumns | undefined): LineColumns {
  const sides = line.peers.map(lineOf);
  const kept = new Int32Array(line.length);
  let count = 0;
  for (let row = 0; row < line.length; row += 1) {
    const side = (line.flags[row]! & (isCall | isText)) === 0 ? undefined : sides[line.peer[row]!];
    if (side === undefined || hasMatch(line, row, side)) kept[count++] = row;
  }
  return selectRows(line, kept.subarray(0, count));
}

function hasMatch(line: LineColumns, row: number, other: LineColumns): boolean {
  const time_s = line.time_s[row]!;
  for (let at = firstAfter(other.time_s, time_s - window_s); at < other.length; at += 1) {
    if (other.time_s[at]! - time_s >= window_s) return false;
    // Of all bits of kind and direction only the direction differs.
    const differs = ((line.flags[row]! ^ other.flags[at]!) & (isCall | isText | isOut)) === isOut;
    if (differs && Object.is(line.seconds[row]!, other.seconds[at]!)) return true;
  }
  return false;
}

/** The first row later than a time. */
function firstAfter(times: Float64Array, time_s: number): number {
  let [from, to] = [0, times.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (times[middle]! <= time_s) from = middle + 1;
    else to = middle;
  }
  return from;
}
