import { dayOfWall, isoWeekday } from '../records/civil-day.ts';
import { allFigures, Distribution } from './distribution.ts';
import { figureNames, type Grouping, splitsOf } from './feature-plan.ts';
import { groupOfDay } from './group-keys.ts';
import { GroupSeries } from './group-series.ts';
import { type Indicator, widthOf } from './indicator.ts';
import { type Calendar, inNight } from './line-columns.ts';

/** One top-up, in the unit of its file. */
export interface Recharge {
  /** What the wall clock showed, in milliseconds since 1970-01-01T00:00 of that wall. */
  readonly wall_ms: number;
  readonly amount: number;
}

const indicators: readonly Indicator[] = [
  { name: 'amount_recharges', shape: 'list' },
  { name: 'interevent_time_recharges', shape: 'list' },
  { name: 'percent_pareto_recharges', shape: 'scalar' },
  { name: 'number_of_recharges', shape: 'scalar' },
];

const day_ms = 86_400_000;

/** The five indicators of top-ups, names to values; none for a person without top-ups, as in bandicoot. */
export function rechargeFeatures(
  recharges: readonly Recharge[],
  grouping: Grouping,
  calendar: Calendar,
): Record<string, number | null> {
  if (recharges.length === 0) return {};
  const features: Record<string, number | null> = {};
  const figures = grouping.extended ? allFigures : allFigures.slice(0, 2);
  const group = grouping.group ?? 'week';
  for (const split of splitsOf(grouping.split_week ?? false, grouping.split_day ?? false)) {
    const held = recharges.filter(({ wall_ms }) => ((split.holds >> partOf(wall_ms, calendar)) & 1) === 1);
    const values = groupedFigures(held, grouping, figures.length);
    const naming = { suffix: `__${split.name}`, figures, grouped: group !== 'none' };
    figureNames(indicators, naming).forEach((name, index) => {
      const value = values[index]!;
      features[name] = Number.isNaN(value) ? null : value;
    });
  }
  return { ...features, average_balance_recharges: averageBalance(recharges) };
}

function groupedFigures(recharges: readonly Recharge[], grouping: Grouping, perList: number): Float64Array {
  const { group = 'week', keep_empty = false } = grouping;
  const series = new GroupSeries(widthOf(indicators, perList), group !== 'none');
  const tally = new RechargeTally(recharges.length);
  series.begin();
  if (keep_empty) {
    tally.write(series.figures, perList);
    series.keepEmpty();
  }
  recharges.forEach((recharge, index) => {
    tally.add(recharge);
    const key = keyOf(recharge, group);
    if (index + 1 < recharges.length && keyOf(recharges[index + 1]!, group) === key) return;
    tally.write(series.figures, perList);
    series.add(key);
  });
  const values = new Float64Array(series.width);
  series.write(values, 0);
  return values;
}

/** The top-ups of one group. */
class RechargeTally {
  readonly #amounts: Distribution;
  readonly #gaps: Distribution;
  #last_ms = 0;

  constructor(most: number) {
    this.#amounts = new Distribution(most);
    this.#gaps = new Distribution(most);
  }

  add({ wall_ms, amount }: Recharge): void {
    const [amounts, gaps] = [this.#amounts, this.#gaps];
    if (amounts.length > 0) gaps.values[gaps.length++] = (wall_ms - this.#last_ms) / 1000;
    amounts.values[amounts.length++] = amount;
    this.#last_ms = wall_ms;
  }

  write(figures: Float64Array, perList: number): void {
    const amounts = this.#amounts.values.slice(0, this.#amounts.length).sort();
    figures[2 * perList] = shareThatHoldsFourFifths(amounts);
    figures[2 * perList + 1] = amounts.length;
    this.#amounts.values.set(amounts);
    this.#amounts.total = sum(amounts);
    this.#gaps.total = sum(this.#gaps.values.subarray(0, this.#gaps.length));
    this.#amounts.write(figures, 0, perList);
    this.#gaps.write(figures, perList, perList);
  }
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The share of the largest top-ups that come to four fifths of the sum; at least one of them, NaN for none. */
function shareThatHoldsFourFifths(ascending: Float64Array): number {
  const total = ascending.reduceRight((sum, amount) => sum + amount, 0);
  let [held, used] = [0, 0];
  do {
    used += 1;
    held += ascending[ascending.length - used] ?? 0;
  } while (held < 0.8 * total && used < ascending.length);
  return ascending.length === 0 ? Number.NaN : used / ascending.length;
}

/**
 * bandicoot's average balance: half of each top-up but the last, times the days until the next one, over the days of
 * all, where every number of days is cut to at most 1 (`min` where `max` was meant). Null where it divides by 0: all
 * top-ups within one day.
 */
function averageBalance(recharges: readonly Recharge[]): number | null {
  let area = 0;
  for (let index = 1; index < recharges.length; index += 1) {
    const before = recharges[index - 1]!;
    area += (before.amount * daysBetween(before, recharges[index]!)) / 2;
  }
  const days = daysBetween(recharges[0]!, recharges.at(-1)!);
  return days === 0 ? null : area / days;
}

function daysBetween(from: Recharge, to: Recharge): number {
  return Math.min(1, Math.floor((to.wall_ms - from.wall_ms) / day_ms));
}

function keyOf({ wall_ms }: Recharge, group: NonNullable<Grouping['group']>): number {
  return groupOfDay(dayOfWall(wall_ms), group);
}

function partOf(wall_ms: number, calendar: Calendar): number {
  const day = dayOfWall(wall_ms);
  const weekend = calendar.weekend.includes(isoWeekday(day)) ? 1 : 0;
  return weekend | (inNight((wall_ms - day * day_ms) / 1000, calendar) ? 2 : 0);
}
