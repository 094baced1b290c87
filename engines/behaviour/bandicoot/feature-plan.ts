import { conversationIndicators } from './conversation-tally.ts';
import { allFigures } from './distribution.ts';
import type { Indicator } from './indicator.ts';
import { callIndicators, textIndicators } from './kind-tally.ts';
import { placeIndicators } from './place-tally.ts';

export type BandicootGroup = 'none' | 'day' | 'week' | 'month' | 'year';

/** How the indicators are asked for: the options of bandicoot's `utils.all`. */
export interface Grouping {
  /** Indicators are computed per group of records, and mean and deviation over the groups are given; `week` unless told. */
  readonly group?: BandicootGroup;
  /** All seven figures of a list instead of mean and deviation. */
  readonly extended?: boolean;
  /** Weekdays and weekends apart as well. */
  readonly split_week?: boolean;
  /** Day and night apart as well. */
  readonly split_day?: boolean;
  /** Groups without records count too (`filter_empty=False`). */
  readonly keep_empty?: boolean;
}

/** One part of the week and of the day. */
export interface Split {
  readonly name: string;
  /** Bit n says whether a record is in it whose part of week and day is n, as `LineColumns.flags` have it. */
  readonly holds: number;
}

/** The order and the names of the numbers that a line gives. */
export interface FeaturePlan {
  readonly group: BandicootGroup;
  readonly keep_empty: boolean;
  /** 2, or 7 with `extended`. */
  readonly perList: number;
  readonly splits: readonly Split[];
  /** By position in the numbers; the churn rates are the last two. */
  readonly names: readonly string[];
}

const plans = new Map<string, FeaturePlan>();

/** The plan of a grouping, made once. */
export function featurePlan(grouping: Grouping): FeaturePlan {
  const { group = 'week', extended = false, split_week = false, split_day = false, keep_empty = false } = grouping;
  const key = [group, extended, split_week, split_day, keep_empty].join(' ');
  const known = plans.get(key);
  if (known) return known;
  const figures = extended ? allFigures : allFigures.slice(0, 2);
  const splits = splitsOf(split_week, split_day);
  const names = splits.flatMap((split) =>
    streams.flatMap(({ indicators, suffix }) =>
      figureNames(indicators, { suffix: `__${split.name}${suffix}`, figures, grouped: group !== 'none' }),
    ),
  );
  // Always over weeks, and of the whole line.
  names.push('churn_rate__mean', 'churn_rate__std');
  const plan = { group, keep_empty, perList: figures.length, splits, names };
  plans.set(key, plan);
  return plan;
}

interface Naming {
  readonly suffix: string;
  readonly figures: readonly string[];
  readonly grouped: boolean;
}

/** Names in the order in which a tally writes and a `GroupSeries` gives them. */
export function figureNames(indicators: readonly Indicator[], { suffix, figures, grouped }: Naming): string[] {
  return indicators.flatMap(({ name, shape }) => {
    const own = shape === 'list' ? figures.map((figure) => `${name}${suffix}__${figure}`) : [`${name}${suffix}`];
    return grouped ? own.flatMap((figure) => [`${figure}__mean`, `${figure}__std`]) : own;
  });
}

export function splitsOf(split_week: boolean, split_day: boolean): Split[] {
  const weeks = split_week ? weekParts : weekParts.slice(0, 1);
  const days = split_day ? dayParts : dayParts.slice(0, 1);
  return weeks.flatMap((week) =>
    days.map((day) => ({ name: `${week.name}__${day.name}`, holds: week.holds & day.holds })),
  );
}

// Bits of the four parts: weekday's day 1, weekend's day 2, weekday's night 4, weekend's night 8.
const weekParts = [
  { name: 'allweek', holds: 15 },
  { name: 'weekday', holds: 5 },
  { name: 'weekend', holds: 10 },
];
const dayParts = [
  { name: 'allday', holds: 15 },
  { name: 'day', holds: 3 },
  { name: 'night', holds: 12 },
];

/** The streams of records in the order in which a line's numbers come. */
const streams: readonly { readonly indicators: readonly Indicator[]; readonly suffix: string }[] = [
  { indicators: callIndicators, suffix: '__call' },
  { indicators: textIndicators, suffix: '__text' },
  { indicators: conversationIndicators, suffix: '__callandtext' },
  { indicators: placeIndicators, suffix: '' },
];
