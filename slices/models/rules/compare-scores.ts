import { seededRandom } from '@lendline/kernel';
import { compareAuc, rank } from '@lendline/scoring';
import type { Comparison } from '../contract.ts';

export interface Pair {
  readonly champion: number;
  readonly other: number;
  /** Null while it is not known. */
  readonly bad: boolean | null;
}

/** Lower ends of the groups of PD that are drawn: finer where most people are. */
const starts = [0, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.5] as const;
const fifths = 5;

/** What two models say about the same applications. */
export function compareScores(pairs: readonly Pair[]): Omit<Comparison, 'segment' | 'champion'> {
  const champion = Float64Array.from(pairs, (pair) => pair.champion);
  const other = Float64Array.from(pairs, (pair) => pair.other);
  return {
    rows: pairs.length,
    meanPd: { champion: mean(champion), other: mean(other) },
    spread: spreadOf(champion, other),
    grid: gridOf(champion, other),
    matured: maturedOf(pairs),
  };
}

function mean(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function spreadOf(champion: Float64Array, other: Float64Array): Comparison['spread'] {
  const count = (values: Float64Array, from: number, below: number) =>
    values.reduce((sum, value) => sum + (value >= from && value < below ? 1 : 0), 0);
  return starts.map((from, group) => {
    const below = starts[group + 1] ?? null;
    const end = below ?? Infinity;
    return { from, below, champion: count(champion, from, end), other: count(other, from, end) };
  });
}

function gridOf(champion: Float64Array, other: Float64Array): readonly (readonly number[])[] {
  const [rows, columns] = [fifthsOf(champion), fifthsOf(other)];
  const grid = Array.from({ length: fifths }, () => Array.from({ length: fifths }, () => 0));
  for (const [row, fifth] of rows.entries()) grid[fifth]![columns[row]!]! += 1;
  return grid;
}

/** The fifth of each value by its rank; equal values stay in order, so that the groups are of equal size. */
function fifthsOf(values: Float64Array): number[] {
  const order = [...values.keys()].toSorted((a, b) => values[a]! - values[b]! || a - b);
  const groups: number[] = Array.from(values, () => 0);
  for (const [place, row] of order.entries()) groups[row] = Math.floor((fifths * place) / values.length);
  return groups;
}

function maturedOf(pairs: readonly Pair[]): Comparison['matured'] {
  const known = pairs.filter(({ bad }) => bad !== null);
  const bad = Uint8Array.from(known, (pair) => (pair.bad ? 1 : 0));
  const bads = bad.reduce((sum, one) => sum + one, 0);
  if (bads === 0 || bads === known.length) return null;
  const first = Float64Array.from(known, (pair) => pair.champion);
  const second = Float64Array.from(known, (pair) => pair.other);
  const { gain, standardError } = compareAuc({ first, second, bad }, seededRandom(1));
  return {
    rows: known.length,
    bads,
    aucChampion: rank({ risk: first, bad }).auc,
    aucOther: rank({ risk: second, bad }).auc,
    gain,
    standardError,
  };
}
