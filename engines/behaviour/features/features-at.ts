import type { DayBucket } from '../state/day-bucket.ts';
import { type LineState, visibleDays } from '../state/line-state.ts';
import { type FeatureWindow, featureWindows, windowDays, windowed } from './feature-window.ts';
import type { Features } from './features.ts';
import { LineTotals } from './line-totals.ts';
import { type Figures, type Moment, momentOf, spanOf } from './span.ts';

const day_ms = 86_400_000;

/**
 * Every feature of the catalogue that records of a line give, as of one moment: from records that happened before it and
 * had arrived by then (a record whose arrival nobody noted counts as arrived). Windows are whole local days before the day
 * of `as_of`, and that day as far as it has gone; figures that compare days with each other leave that part out.
 * Days are joined from the newest back, each once: a longer window goes on where the shorter one stopped, and nothing is
 * ever taken out again. Null means that there was nothing to measure, never zero.
 * Error: throws when the state lacks the records of a day that it needs; `daysWithoutRecords` tells which.
 */
export function featuresAt(
  state: LineState,
  as_of: Temporal.Instant,
  windows: readonly FeatureWindow[] = featureWindows,
): Features {
  const days = visibleDays(state, as_of);
  const moment = momentOf(as_of, state.zone, days[0]);
  const totals = new LineTotals(days, moment);
  const byWindow = new Map<FeatureWindow, readonly Figures[]>();
  let next = 0;
  for (const window of featureWindows) {
    const first_day = moment.today - windowDays(window);
    for (; next < days.length && days[next]!.day >= first_day; next += 1) totals.prepend(days[next]!);
    if (windows.includes(window)) byWindow.set(window, totals.figures(spanOf(window, moment)));
  }
  const features: Features = { ...recency(days, moment), ...totals.overall(moment.as_of_ms) };
  for (const window of windows) {
    for (const figures of byWindow.get(window)!) {
      for (const name in figures) features[valueName(name, window)] = figures[name]!;
    }
  }
  return features;
}

const valueNames = new Map<FeatureWindow, Map<string, string>>();

// Names are put together once: a thousand of them per question would cost more than the figures.
function valueName(name: string, window: FeatureWindow): string {
  let names = valueNames.get(window);
  if (names === undefined) valueNames.set(window, (names = new Map()));
  let full = names.get(name);
  if (full === undefined) names.set(name, (full = windowed(name, window)));
  return full;
}

/** Days from the newest record of a kind, and from the oldest of all, to the moment. */
function recency(days: readonly DayBucket[], { as_of_ms }: Moment): Features {
  const ago = (at_ms: number | null | undefined) =>
    at_ms === null || at_ms === undefined ? null : (as_of_ms - at_ms) / day_ms;
  const since = (at: (day: DayBucket) => number | null | undefined): number | null => {
    for (const day of days) {
      const found = ago(at(day));
      if (found !== null) return found;
    }
    return null;
  };
  return {
    days_since_last__callandtext: since(({ talk }) => talk?.last_ms),
    days_since_last_out__call: since(({ talk }) => talk?.lastOutCall_ms),
    days_since_last_in__text: since(({ talk }) => talk?.lastInText_ms),
    days_since_first__callandtext: ago(days.findLast(({ talk }) => talk !== null)?.talk?.first_ms),
    days_since_last_recharge: since(({ airtime }) => (airtime?.topupCount ? airtime.topupGaps.last_ms : null)),
    days_since_last_record: ago(days[0]?.marks.last_ms),
    days_since_first_record: ago(days.at(-1)?.marks.first_ms),
  };
}
