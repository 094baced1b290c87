import type { Value } from '../data/table.ts';
import type { RowValues } from '../model/parts.ts';

/** What a person can do about one feature. Features that are not named cannot be changed: age, history, place. */
export interface Changeable {
  /** Values that could be reached, such as those of others; the present one may be among them. */
  readonly values: readonly Value[];
  /** Which way a number can go: savings grow, a past only gets older. Both ways unless told. */
  readonly direction?: 'up' | 'down';
  /** A step that costs as much effort as a step of any other feature; the spread of `values` unless told. */
  readonly scale?: number;
}

export interface Change {
  readonly feature: string;
  readonly from: Value;
  readonly to: Value;
}

export interface Counterfactual {
  readonly changes: readonly Change[];
  readonly pd: number;
  /** Sum of the changes in steps; a change of category counts as one. */
  readonly effort: number;
}

export interface CounterfactualSearch {
  readonly values: RowValues;
  readonly changeable: Readonly<Record<string, Changeable>>;
  /** Reached when the PD is below this. */
  readonly pdBelow: number;
  /** Most features changed at once; 3 unless told, more is no advice that anybody follows. */
  readonly mostChanges?: number;
  /** Most answers; 3 unless told. */
  readonly most?: number;
}

/** How many half-finished sets of changes are carried on to the next change. */
const beam = 24;

interface Option extends Change {
  readonly effort: number;
}

interface State extends Counterfactual {
  readonly values: RowValues;
}

/**
 * The smallest changes within a person's reach that bring the PD below a limit (Wachter, Mittelstadt and Russell 2018; only
 * actionable ones, Ustun, Spangher and Liu 2019): one change where one does, by the least effort, then two, then
 * three. All single changes are tried, and all pairs that begin with one of the most helpful. Answers that change what a
 * smaller one already changes are left out. Empty when nothing within reach is enough.
 */
export async function findCounterfactuals(
  pdsOf: (rows: readonly RowValues[]) => Promise<ArrayLike<number>>,
  search: CounterfactualSearch,
): Promise<Counterfactual[]> {
  const { values, changeable, pdBelow, mostChanges = 3, most = 3 } = search;
  const options = Object.entries(changeable).flatMap(([feature, one]) =>
    optionsOf(feature, values[feature] ?? null, one),
  );
  const found: State[] = [];
  let states: readonly State[] = [{ values, changes: [], pd: Number.NaN, effort: 0 }];
  for (let size = 1; size <= mostChanges && found.length < most; size += 1) {
    const grown = states.flatMap((state) => grow(state, options));
    if (grown.length === 0) break;
    // All at once: a net answers many rows in the time of a few.
    const pds = await pdsOf(grown.map((state) => state.values));
    const next = grown.map((state, index): State => ({ ...state, pd: pds[index]! }));
    const reached = next.filter(({ pd }) => pd < pdBelow).toSorted((a, b) => a.effort - b.effort || a.pd - b.pd);
    for (const state of reached) if (found.length < most && !repeats(state, found)) found.push(state);
    states = next
      .filter(({ pd }) => pd >= pdBelow)
      .toSorted((a, b) => a.pd - b.pd || a.effort - b.effort)
      .slice(0, beam);
  }
  return found.map(({ changes, pd, effort }) => ({ changes, pd, effort }));
}

function optionsOf(feature: string, from: Value, { values, direction, scale }: Changeable): Option[] {
  const numbers = values.filter((value) => typeof value === 'number');
  const step = scale ?? spreadOf(numbers);
  return values
    .filter((to) => to !== from && to !== null && isReachable(from, to, direction))
    .map((to) => ({ feature, from, to, effort: effortOf(from, to, step) }));
}

function isReachable(from: Value, to: Value, direction: Changeable['direction']): boolean {
  if (direction === undefined || typeof to !== 'number') return direction === undefined;
  // From nothing known there is no up or down.
  if (typeof from !== 'number') return false;
  return direction === 'up' ? to > from : to < from;
}

function effortOf(from: Value, to: Value, step: number): number {
  return typeof from === 'number' && typeof to === 'number' ? Math.abs(to - from) / step : 1;
}

/** Mean distance from the median, as a step that fits any unit. */
function spreadOf(numbers: readonly number[]): number {
  if (numbers.length === 0) return 1;
  const middle = numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;
  return numbers.reduce((sum, value) => sum + Math.abs(value - middle), 0) / numbers.length || 1;
}

/** States with one change more; none of them has been asked about yet. */
function grow(state: State, options: readonly Option[]): Omit<State, 'pd'>[] {
  const changed = new Set(state.changes.map(({ feature }) => feature));
  return options
    .filter(({ feature }) => !changed.has(feature))
    .map(({ effort, ...change }) => ({
      values: { ...state.values, [change.feature]: change.to },
      changes: [...state.changes, change],
      effort: state.effort + effort,
    }));
}

/** Whether a smaller answer already changes only features that this one changes too. */
function repeats({ changes }: State, found: readonly State[]): boolean {
  const features = new Set(changes.map(({ feature }) => feature));
  return found.some((other) => other.changes.every(({ feature }) => features.has(feature)));
}
