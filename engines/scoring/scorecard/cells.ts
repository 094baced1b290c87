import type { CategoryColumn } from '../data/table.ts';

/** Outcomes of the rows that bins are made from. */
export interface Outcomes {
  /** 1 = bad, 0 = good, one per row of the column. */
  readonly bad: ArrayLike<number>;
  readonly weights?: Float64Array | undefined;
}

/** Rows of one distinct value (or of a run of values), in order of the value. */
export interface Cell {
  /** The number itself, or the code of a level. */
  readonly value: number;
  readonly rows: number;
  /** Sums of sample weights. */
  readonly good: number;
  readonly bad: number;
}

/** A run of cells: `from` to `to`, the last one not in it. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

export interface Counts {
  rows: number;
  good: number;
  bad: number;
}

/** One cell per distinct number, ascending; missing and special values are left out. */
export function numericCells(values: Float64Array, outcomes: Outcomes, specials: ReadonlySet<number>): Cell[] {
  const order = Int32Array.from(values.keys()).filter(
    (row) => !Number.isNaN(values[row]!) && !specials.has(values[row]!),
  );
  order.sort((a, b) => values[a]! - values[b]! || a - b);
  const cells: (Counts & { value: number })[] = [];
  for (const row of order) {
    const value = values[row]!;
    let cell = cells.at(-1);
    if (!cell || cell.value !== value) cells.push((cell = { value, rows: 0, good: 0, bad: 0 }));
    addRow(cell, outcomes, row);
  }
  return cells;
}

/** One cell per level, in the order of the levels. */
export function levelCells(column: CategoryColumn, outcomes: Outcomes): Cell[] {
  const cells = column.levels.map((_, value) => ({ value, rows: 0, good: 0, bad: 0 }));
  for (const [row, code] of column.codes.entries()) if (code >= 0) addRow(cells[code]!, outcomes, row);
  return cells;
}

export function addRow(to: Counts, outcomes: Outcomes, row: number): void {
  const weight = outcomes.weights?.[row] ?? 1;
  to.rows += 1;
  if (outcomes.bad[row]) to.bad += weight;
  else to.good += weight;
}

/** Goods, bads and rows of a run. */
export function countRun(cells: readonly Cell[], run: Run): Counts {
  const total = { good: 0, bad: 0, rows: 0 };
  for (const cell of cells.slice(run.from, run.to)) {
    total.good += cell.good;
    total.bad += cell.bad;
    total.rows += cell.rows;
  }
  return total;
}

export function badRate({ good, bad }: { readonly good: number; readonly bad: number }): number {
  return bad / (good + bad);
}
