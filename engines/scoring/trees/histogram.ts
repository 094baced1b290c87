import type { BinnedTable } from './binned-table.ts';

/** Per bin of every feature: sum of gradients, sum of hessians and number of rows, side by side. */
export type Histogram = Float64Array;

export const histogramWidth = 3;

/** Gradients and hessians of the loss, one per row of the table. */
export interface Slopes {
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
}

export interface HistogramRows {
  readonly table: BinnedTable;
  readonly slopes: Slopes;
  readonly rows: Int32Array;
}

/** Sums the slopes of some rows into `into`, which is emptied first. */
export function fillHistogram(into: Histogram, { table, slopes, rows }: HistogramRows): void {
  const { codes } = table;
  const { gradients, hessians } = slopes;
  const width = table.features.length;
  into.fill(0);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]!;
    const gradient = gradients[row]!;
    const hessian = hessians[row]!;
    const end = (row + 1) * width;
    for (let at = row * width; at < end; at += 1) {
      const bin = codes[at]! * 3;
      into[bin]! += gradient;
      into[bin + 1]! += hessian;
      into[bin + 2]! += 1;
    }
  }
}

/** What is left of a node when one child is taken away: the other child, at a tenth of the cost of summing it. */
export function subtractHistogram(whole: Histogram, part: Histogram): void {
  for (let at = 0; at < whole.length; at += 1) whole[at]! -= part[at]!;
}
