import type { LineRecord } from '../records/line-record.ts';
import { civilDay } from '../records/civil-day.ts';
import { bandicootIndicators, type BandicootIndicator, type Interaction } from './bandicoot-indicators.ts';
import { lineTable, rowsWhere, type LineTable, type RowSet } from './line-table.ts';
import { meanAndStd, summaryStats, type SummaryStats } from './summary-stats.ts';

export type BandicootGroup = 'none' | 'day' | 'week' | 'month';

export interface BandicootOptions {
  readonly as_of: Temporal.Instant;
  /** Indicators are computed per group of records, and the mean and deviation over the groups are given. */
  readonly group?: BandicootGroup;
  /** All seven figures of a list instead of mean and deviation. */
  readonly extended?: boolean;
  /** Weekdays and weekends apart as well. */
  readonly split_week?: boolean;
  /** Day and night apart as well. */
  readonly split_day?: boolean;
}

/** Flattened names of bandicoot, such as `call_duration__allweek__night__call__mean__std`, to values. */
export type BandicootFeatures = Record<string, number | null>;

type PartOfWeek = 'allweek' | 'weekday' | 'weekend';
type PartOfDay = 'allday' | 'day' | 'night';

/**
 * The individual indicators exactly as bandicoot 0.6 computes them (`utils.all`, empty groups left out): wall times of
 * the file without a zone, weeks from Monday, gaps and conversations cut at the edges of groups and of splits.
 */
export function bandicootFeatures(records: readonly LineRecord[], options: BandicootOptions): BandicootFeatures {
  const table = lineTable(records, { as_of: options.as_of, mode: 'bandicoot' });
  const group = options.group ?? 'week';
  const keys = group === 'none' ? null : groupKeys(table, group);
  const figures: readonly (keyof SummaryStats)[] = options.extended
    ? ['mean', 'std', 'median', 'skewness', 'kurtosis', 'min', 'max']
    : ['mean', 'std'];
  const groups = cached((parts: Parts) => split(rowsOf(table, parts), keys));
  const features: BandicootFeatures = {};
  for (const indicator of bandicootIndicators) {
    for (const parts of partsOf(options, indicator.interactions)) {
      const name = [indicator.name, parts.week, parts.day, parts.interaction].join('__');
      const found = groups(parts).map((rows) => valueOf(indicator, table, rows));
      if (keys === null) addValue(features, { name, figures, value: found[0] ?? emptyOf(indicator) });
      else addDistribution(features, { name, figures, values: found, indicator });
    }
  }
  return features;
}

interface Parts {
  readonly week: PartOfWeek;
  readonly day: PartOfDay;
  readonly interaction: Interaction;
}

function partsOf(options: BandicootOptions, interactions: readonly Interaction[]): Parts[] {
  const weeks: PartOfWeek[] = options.split_week ? ['allweek', 'weekday', 'weekend'] : ['allweek'];
  const days: PartOfDay[] = options.split_day ? ['allday', 'day', 'night'] : ['allday'];
  return weeks.flatMap((week) =>
    days.flatMap((day) => interactions.map((interaction) => ({ week, day, interaction }))),
  );
}

function rowsOf(table: LineTable, { week, day, interaction }: Parts): RowSet {
  return rowsWhere(
    table,
    (row) =>
      (interaction === 'callandtext' || (interaction === 'call') === (table.call[row] === 1)) &&
      (week === 'allweek' || (week === 'weekend') === (table.weekend[row] === 1)) &&
      (day === 'allday' || (day === 'night') === (table.night[row] === 1)),
  );
}

/** Rows that follow one another with the same key are one group; without keys all rows are, unless there are none. */
function split(rows: RowSet, keys: Int32Array | null): RowSet[] {
  if (keys === null) return rows.length === 0 ? [] : [rows];
  const groups: RowSet[] = [];
  let start = 0;
  for (let index = 1; index <= rows.length; index += 1) {
    if (index < rows.length && keys[rows[index]!] === keys[rows[start]!]) continue;
    groups.push(rows.subarray(start, index));
    start = index;
  }
  return groups;
}

function groupKeys(table: LineTable, group: Exclude<BandicootGroup, 'none'>): Int32Array {
  if (group === 'day') return table.day;
  // 1970-01-01 was a Thursday, so day -3 began a week; the number stands for the ISO year and week.
  if (group === 'week') return table.day.map((day) => Math.floor((day + 3) / 7));
  return table.day.map((day) => {
    const { year, month } = civilDay(day);
    return year * 12 + month;
  });
}

type Value = number | null | SummaryStats;

function valueOf(indicator: BandicootIndicator, table: LineTable, rows: RowSet): Value {
  return indicator.shape === 'scalar' ? indicator.of(table, rows) : summaryStats(indicator.of(table, rows));
}

function emptyOf(indicator: BandicootIndicator): Value {
  return indicator.shape === 'scalar' ? null : summaryStats([]);
}

interface Named {
  readonly name: string;
  readonly figures: readonly (keyof SummaryStats)[];
}

function addValue(features: BandicootFeatures, { name, figures, value }: Named & { readonly value: Value }): void {
  if (value === null || typeof value === 'number') features[name] = value;
  else for (const figure of figures) features[`${name}__${figure}`] = value[figure];
}

type Distribution = Named & { readonly values: readonly Value[]; readonly indicator: BandicootIndicator };

function addDistribution(features: BandicootFeatures, { name, figures, values, indicator }: Distribution): void {
  if (indicator.shape === 'scalar') {
    addMeanAndStd(
      features,
      name,
      values.map((value) => (typeof value === 'number' ? value : null)),
    );
    return;
  }
  const summaries = values.filter((value) => typeof value === 'object' && value !== null);
  for (const figure of figures) {
    addMeanAndStd(
      features,
      `${name}__${figure}`,
      summaries.map((summary) => summary[figure]),
    );
  }
}

/** Groups without a value are left out of the mean. */
function addMeanAndStd(features: BandicootFeatures, name: string, values: readonly (number | null)[]): void {
  const { mean, std } = meanAndStd(values.filter((value) => value !== null));
  features[`${name}__mean`] = mean;
  features[`${name}__std`] = std;
}

function cached(compute: (parts: Parts) => RowSet[]): (parts: Parts) => RowSet[] {
  const known = new Map<string, RowSet[]>();
  return (parts) => {
    const key = `${parts.week} ${parts.day} ${parts.interaction}`;
    const groups = known.get(key) ?? compute(parts);
    known.set(key, groups);
    return groups;
  };
}
