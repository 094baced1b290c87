import { type Cell, countRun, type Run } from './cells.ts';

export interface TreeLimits {
  readonly maxLeaves: number;
  readonly minLeafRows: number;
}

interface Leaf extends Run {
  readonly gain: number;
  readonly at: number;
}

/**
 * Cuts ordered cells into runs with a classification tree on one variable: the leaf whose best split lowers the
 * weighted gini impurity most is split first, until `maxLeaves` (Breiman et al. 1984; scikit-learn's best-first
 * growth, which OptBinning pre-bins with).
 */
export function growRuns(cells: readonly Cell[], limits: TreeLimits): Run[] {
  const sums = cumulate(cells);
  const leaves: Leaf[] = [bestSplit(sums, { from: 0, to: cells.length }, limits)];
  while (leaves.length < limits.maxLeaves) {
    const next = leaves.reduce((best, leaf) => (leaf.gain > best.gain ? leaf : best));
    if (!(next.gain > 1e-12)) break;
    leaves.splice(
      leaves.indexOf(next),
      1,
      bestSplit(sums, { from: next.from, to: next.at }, limits),
      bestSplit(sums, { from: next.at, to: next.to }, limits),
    );
  }
  return leaves.map(({ from, to }) => ({ from, to }));
}

/**
 * Joins every run that holds goods only or bads only with its right neighbour, the last one with its left, and looks
 * again until none is left: a pure bin has no finite WOE. All at once in each round, as OptBinning refines pre-bins.
 */
export function joinPureRuns(cells: readonly Cell[], runs: readonly Run[]): Run[] {
  if (runs.length < 2) return [...runs];
  const pure = runs.map((run) => isPure(cells, run));
  if (!pure.includes(true)) return [...runs];
  const last = runs.length - 1;
  const joinsNext = (index: number): boolean => pure[index]! || (index === last - 1 && pure[last]!);
  const joined: Run[] = [];
  for (const [index, run] of runs.entries()) {
    const before = joined.at(-1);
    if (before && joinsNext(index - 1)) joined[joined.length - 1] = { from: before.from, to: run.to };
    else joined.push(run);
  }
  return joinPureRuns(cells, joined);
}

function isPure(cells: readonly Cell[], run: Run): boolean {
  const { good, bad } = countRun(cells, run);
  return good === 0 || bad === 0;
}

interface Sums {
  readonly rows: Float64Array;
  readonly good: Float64Array;
  readonly bad: Float64Array;
}

function cumulate(cells: readonly Cell[]): Sums {
  const size = cells.length + 1;
  const sums = { rows: new Float64Array(size), good: new Float64Array(size), bad: new Float64Array(size) };
  for (const [index, cell] of cells.entries()) {
    sums.rows[index + 1] = sums.rows[index]! + cell.rows;
    sums.good[index + 1] = sums.good[index]! + cell.good;
    sums.bad[index + 1] = sums.bad[index]! + cell.bad;
  }
  return sums;
}

function bestSplit(sums: Sums, run: Run, limits: TreeLimits): Leaf {
  const whole = impurity(sums, run.from, run.to);
  let gain = 0;
  let at = run.to;
  for (let cut = run.from + 1; cut < run.to; cut += 1) {
    if (sums.rows[cut]! - sums.rows[run.from]! < limits.minLeafRows) continue;
    if (sums.rows[run.to]! - sums.rows[cut]! < limits.minLeafRows) break;
    const lower = whole - impurity(sums, run.from, cut) - impurity(sums, cut, run.to);
    if (lower > gain) {
      gain = lower;
      at = cut;
    }
  }
  return { ...run, gain, at };
}

/** Gini impurity of a run times its weight: 2 * good * bad / (good + bad). */
function impurity(sums: Sums, from: number, to: number): number {
  const good = sums.good[to]! - sums.good[from]!;
  const bad = sums.bad[to]! - sums.bad[from]!;
  return good + bad > 0 ? (2 * good * bad) / (good + bad) : 0;
}
