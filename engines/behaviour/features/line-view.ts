import { dayOfWall } from '../records/civil-day.ts';
import { wallClock } from '../records/wall-clock.ts';
import { windowStart, type FeatureWindow } from './feature-window.ts';
import { rowsWhere, type LineTable, type RowSet } from './line-table.ts';

/** One line in one window, as the strict features see it. */
export interface LineView {
  readonly table: LineTable;
  readonly calls: RowSet;
  readonly texts: RowSet;
  readonly both: RowSet;
  /** First and last local day that the records speak for within the window, both included. */
  readonly first_day: number;
  readonly last_day: number;
}

export interface ViewOptions {
  readonly as_of: Temporal.Instant;
  readonly zone?: string | undefined;
}

/**
 * Null when the records do not reach into the window's side of time at all: then nothing is known, which is not
 * the same as nothing having happened. A window that begins before the first record begins with that record instead.
 */
export function lineView(table: LineTable, window: FeatureWindow, { as_of, zone }: ViewOptions): LineView | null {
  if (table.length === 0) return null;
  const from = windowStart(window, as_of);
  const both = rowsWhere(table, (row) => table.time_ms[row]! >= from);
  const firstKnown = Math.max(from, table.time_ms[0]!);
  const clock = zone === undefined ? null : wallClock(zone);
  // Without a zone the newest record's own offset tells which local day it is at as_of.
  const offset = table.wall_ms.at(-1)! - table.time_ms.at(-1)!;
  const wall = (epoch_ms: number): number => (clock ? clock.toWall(epoch_ms) : epoch_ms + offset);
  return {
    table,
    both,
    calls: both.filter((row) => table.call[row] === 1),
    texts: both.filter((row) => table.call[row] === 0),
    first_day: dayOfWall(wall(firstKnown)),
    last_day: dayOfWall(wall(as_of.epochMilliseconds - 1)),
  };
}
