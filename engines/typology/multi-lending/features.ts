import {
  type LendingWindow,
  lendingWindows,
  type LendingStat,
  recencyFeatures,
  type RecencyFeature,
  type Segment,
  windowFeatures,
} from './grammar.ts';
import { beginning, dayNumber, type LendingScope, monthBounds, type Placed, placed } from './placed.ts';
import type { LendingQuery } from './query.ts';

/** By name. Null only where there is no such gap or application: see `blankIsZero`. */
export type LendingFeatures = Readonly<Record<string, number | null>>;

/**
 * All features of the grammar from dated applications. What the grammar leaves open:
 *
 * - A window is `[as_of - length, as_of)` in the lender's zone, as windows are everywhere in Lendline; months are calendar months.
 * - No application is 0, not missing, in every count and mean. A gap needs two applications and recency one; without, null.
 * - `week` is Saturday and Sunday, `night` from midnight to six, local time.
 * - Gaps and recency are differences of local dates: two applications on one day are 0 apart.
 * - `avg_monnum` is the mean over months *with* an application, `min_monnum` the least of all months of the window, 0 if
 *   one has none (as published answers show: four months, mean 1.25, least 0).
 * - First and last are those of the last twelve months. A run is days in a row that each have an application; `consnum`
 *   counts the applications of the run that ends with the last one, `csinteday` its days, 1 for a single one.
 */
export function multiLendingFeatures(queries: readonly LendingQuery[], scope: LendingScope): LendingFeatures {
  const all = placed(queries, scope);
  const spans = new Map(
    (Object.keys(lendingWindows) as LendingWindow[]).map((window) => [window, spanOf(all, scope, window)]),
  );
  const year = spans.get('m12')!;
  const today = dayNumber(scope.as_of.toZonedDateTimeISO(scope.zone).toPlainDate());
  return Object.fromEntries([
    ...windowFeatures.map(({ name, window, key, segment, stat }) => {
      const span = spans.get(window)!;
      const inside = span.placed.filter((one) => one.query.by.includes(key) && isIn(one, segment));
      return [name, statOf[stat](inside, { ...span, self: scope.self })] as const;
    }),
    ...recencyFeatures.map((feature) => [feature.name, recencyOf(feature, year.placed, today)] as const),
  ]);
}

interface Span {
  readonly placed: readonly Placed[];
  readonly monthBounds: readonly number[];
}

function spanOf(all: readonly Placed[], scope: LendingScope, window: LendingWindow): Span {
  const from_ms = beginning(scope, lendingWindows[window]);
  return { placed: all.filter(({ at_ms }) => at_ms >= from_ms), monthBounds: monthBounds(scope, window) };
}

function isIn({ query, weekend, night }: Placed, segment: Segment): boolean {
  switch (segment.kind) {
    case 'all':
      return true;
    case 'product':
      return query.product === segment.product;
    case 'group':
      return query.lender.group === segment.group;
    case 'sort':
      return query.lender.group === segment.group && query.lender.sort === segment.sort;
    case 'time':
      return query.lender.group === segment.group && (segment.time === 'week' ? weekend : night);
  }
}

interface Around {
  readonly monthBounds: readonly number[];
  readonly self: string | null;
}

type StatOf = (inside: readonly Placed[], around: Around) => number | null;

const statOf: Readonly<Record<LendingStat, StatOf>> = {
  allnum: (inside) => inside.length,
  orgnum: (inside) => new Set(inside.map(({ query }) => query.institution)).size,
  selfnum: (inside, { self }) => inside.filter(({ query }) => query.institution === self).length,
  tot_mons: (inside, { monthBounds: bounds }) => monthsWith(inside, bounds),
  avg_monnum: (inside, { monthBounds: bounds }) =>
    inside.length === 0 ? 0 : inside.length / monthsWith(inside, bounds),
  max_monnum: (inside, { monthBounds: bounds }) => Math.max(...perMonth(inside, bounds)),
  min_monnum: (inside, { monthBounds: bounds }) => Math.min(...perMonth(inside, bounds)),
  max_inteday: (inside) => (inside.length < 2 ? null : Math.max(...gaps(inside))),
  min_inteday: (inside) => (inside.length < 2 ? null : Math.min(...gaps(inside))),
};

/** Applications of each month of a window, the newest month first. */
function perMonth(inside: readonly Placed[], bounds: readonly number[]): readonly number[] {
  return bounds
    .slice(1)
    .map((from_ms, month) => inside.filter(({ at_ms }) => at_ms >= from_ms && at_ms < bounds[month]!).length);
}

function monthsWith(inside: readonly Placed[], bounds: readonly number[]): number {
  return perMonth(inside, bounds).filter((count) => count > 0).length;
}

function gaps(inside: readonly Placed[]): readonly number[] {
  return inside.slice(1).map(({ day }, before) => day - inside[before]!.day);
}

function recencyOf({ which, key, group, stat }: RecencyFeature, year: readonly Placed[], today: number): number | null {
  const inside = year.filter(({ query }) => query.by.includes(key) && query.lender.group === group);
  const found = which === 'fst' ? inside[0] : inside.at(-1);
  if (stat === 'inteday') return found === undefined ? null : today - found.day;
  const run = lastRun(inside);
  return stat === 'consnum' ? run.length : found === undefined ? 0 : found.day - run[0]!.day + 1;
}

/** The applications of the days in a row that end with the last one; oldest first. */
function lastRun(inside: readonly Placed[]): readonly Placed[] {
  let from = inside.length - 1;
  while (from > 0 && inside[from]!.day - inside[from - 1]!.day <= 1) from -= 1;
  return inside.slice(Math.max(0, from));
}
