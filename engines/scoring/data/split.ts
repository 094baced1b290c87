import { type Random } from '@lendline/kernel';

/** Rows that build a model and rows that judge it; no row is in both. */
export interface Split {
  readonly development: Int32Array;
  readonly test: Int32Array;
  readonly kind: 'time' | 'group' | 'random' | 'given';
  /** Split by time: the first moment of the test, epoch milliseconds. */
  readonly testFrom_ms: number | null;
  /** Development rows left out because their group is also in a later test. */
  readonly leftOut: number;
}

export interface SplitInput {
  /** Row numbers to divide. */
  readonly rows: Int32Array;
  /** Share of rows for the test. */
  readonly testShare: number;
  /** Moment of each row, by row number. */
  readonly times_ms?: Float64Array | undefined;
  /** Group of each row, by row number: a person's rows stay on one side. -1 stands alone. */
  readonly groups?: Int32Array | undefined;
  /** Outcome by row number; a random split keeps the bad rate on both sides. */
  readonly bad: ArrayLike<number>;
  readonly random: Random;
  /** By row number, 1 for a row that has to be in the test: nothing is drawn then. */
  readonly given?: Uint8Array | undefined;
}

/**
 * Divides rows: as given where that is said, else by time when there are times (the latest `testShare` are the test, equal moments stay together; groups
 * that reach into the test leave the development rows), else by whole groups, else at random within each class.
 */
export function splitRows(input: SplitInput): Split {
  if (input.given) return splitAsGiven(input, input.given);
  if (input.times_ms) return splitByTime(input, input.times_ms);
  return input.groups ? splitByGroup(input, input.groups) : splitAtRandom(input);
}

function splitAsGiven({ rows, times_ms }: SplitInput, given: Uint8Array): Split {
  const test = rows.filter((row) => given[row] === 1);
  const first = times_ms
    ? test.reduce((least, row) => Math.min(least, times_ms[row]!), Number.POSITIVE_INFINITY)
    : null;
  return {
    ...sides('given', Array.from(rows.filter((row) => given[row] !== 1)), Array.from(test)),
    testFrom_ms: first,
  };
}

function splitByTime({ rows, testShare, groups }: SplitInput, times: Float64Array): Split {
  const order = rows.toSorted((a, b) => times[a]! - times[b]! || a - b);
  let cut = Math.min(order.length - 1, Math.round(order.length * (1 - testShare)));
  while (cut > 0 && times[order[cut]!] === times[order[cut - 1]!]) cut -= 1;
  const test = order.subarray(cut);
  const later = new Set(groups ? Array.from(test, (row) => groups[row]!).filter((group) => group >= 0) : []);
  const before = order.subarray(0, cut);
  const development = groups ? before.filter((row) => !later.has(groups[row]!)) : before;
  const testFrom_ms = times[order[cut]!] ?? null;
  const leftOut = before.length - development.length;
  return { kind: 'time', development: ordered(development), test: ordered(test), testFrom_ms, leftOut };
}

function splitByGroup({ rows, testShare, random }: SplitInput, groups: Int32Array): Split {
  const members = new Map<string, number[]>();
  for (const row of rows) {
    const key = groups[row]! < 0 ? `row ${row}` : `group ${groups[row]}`;
    const list = members.get(key);
    if (list) list.push(row);
    else members.set(key, [row]);
  }
  const shuffled = shuffle([...members.values()], random);
  const test: number[] = [];
  const development: number[] = [];
  for (const group of shuffled) {
    const side = test.length < testShare * rows.length ? test : development;
    for (const row of group) side.push(row);
  }
  return sides('group', development, test);
}

function splitAtRandom({ rows, testShare, bad, random }: SplitInput): Split {
  const halves = [0, 1].map((outcome) => {
    const shuffled = shuffle(Array.from(rows.filter((row) => bad[row] === outcome)), random);
    const cut = Math.round(shuffled.length * testShare);
    return { test: shuffled.slice(0, cut), development: shuffled.slice(cut) };
  });
  const of = (side: 'test' | 'development'): number[] => halves.flatMap((half) => half[side]);
  return sides('random', of('development'), of('test'));
}

function sides(kind: Split['kind'], development: readonly number[], test: readonly number[]): Split {
  return {
    kind,
    development: ordered(Int32Array.from(development)),
    test: ordered(Int32Array.from(test)),
    testFrom_ms: null,
    leftOut: 0,
  };
}

function ordered(rows: Int32Array): Int32Array {
  return rows.toSorted((a, b) => a - b);
}

/** A new order of the items (Fisher and Yates). */
export function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}

/**
 * Fold (0 to `folds` - 1) of every row for cross-fitting: whole groups where there are groups, else shuffled within
 * each class.
 */
export function foldRows(
  { bad, groups, random }: { bad: ArrayLike<number>; groups?: Int32Array | undefined; random: Random },
  folds: number,
): Uint8Array {
  const result = new Uint8Array(bad.length);
  if (groups) {
    const foldOf = new Map<number, number>();
    for (let row = 0; row < bad.length; row += 1) {
      const group = groups[row]!;
      const fold = (group < 0 ? undefined : foldOf.get(group)) ?? random.below(folds);
      if (group >= 0) foldOf.set(group, fold);
      result[row] = fold;
    }
    return result;
  }
  const counts = [0, 0];
  const order = shuffle(
    Array.from({ length: bad.length }, (_, row) => row),
    random,
  );
  for (const row of order) result[row] = counts[bad[row]!]!++ % folds;
  return result;
}
