import type { DayBucket } from '../state/day-bucket.ts';
import type { DayTalk } from '../state/day-talk.ts';
import { type LineState, visibleDays } from '../state/line-state.ts';
import { ContactTotals } from './contact-totals.ts';
import { type FeatureWindow, featureWindows, windowDays, windowed } from './feature-window.ts';
import type { Features } from './features.ts';
import { RhythmTotals } from './rhythm-totals.ts';
import { type Figures, type Moment, momentOf, type Span, spanOf } from './span.ts';
import { TalkTotals } from './talk-totals.ts';

const day_ms = 86_400_000;

/**
 * Every feature of the catalogue that records of a line give, as of one moment: from records that happened before it and
 * had arrived by then (a record whose arrival nobody noted counts as arrived). Days are joined from the newest back, each
 * once: a longer window goes on where the shorter one stopped, and nothing is ever taken out again.
 * Null means that there was nothing to measure, never zero.
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
  const byWindow = new Map<FeatureWindow, Figures>();
  let next = 0;
  for (const window of featureWindows) {
    const first_day = moment.today - windowDays(window);
    for (; next < days.length && days[next]!.day >= first_day; next += 1) totals.prepend(days[next]!);
    if (windows.includes(window)) byWindow.set(window, totals.figures(spanOf(window, moment)));
  }
  const features: Features = recency(days, moment);
  for (const window of windows) {
    for (const [name, value] of Object.entries(byWindow.get(window)!)) features[windowed(name, window)] = value;
  }
  return features;
}

function recency(days: readonly DayBucket[], { as_of_ms }: Moment): Features {
  const since = (at: (talk: DayTalk) => number | null): number | null => {
    for (const { talk } of days) {
      const at_ms = talk && at(talk);
      if (at_ms !== null) return (as_of_ms - at_ms) / day_ms;
    }
    return null;
  };
  const oldest = days.findLast(({ talk }) => talk !== null)?.talk;
  return {
    days_since_last__callandtext: since(({ last_ms }) => last_ms),
    days_since_last_out__call: since(({ lastOutCall_ms }) => lastOutCall_ms),
    days_since_last_in__text: since(({ lastInText_ms }) => lastInText_ms),
    days_since_first__callandtext: oldest ? (as_of_ms - oldest.first_ms) / day_ms : null,
  };
}

/** The first local day of which a family of records says anything at all; null when none does. */
function firstDay(days: readonly DayBucket[], says: (day: DayBucket) => boolean): number | null {
  return days.findLast(says)?.day ?? null;
}

/** All families of one line, as days are put in. */
class LineTotals {
  readonly #since: { readonly talk: number | null };
  readonly #talk = new TalkTotals();
  readonly #contacts = new ContactTotals();
  readonly #rhythm: RhythmTotals;

  constructor(days: readonly DayBucket[], { today }: Moment) {
    this.#since = { talk: firstDay(days, ({ talk }) => talk !== null) };
    this.#rhythm = new RhythmTotals(today, this.#since.talk ?? today);
  }

  prepend(day: DayBucket): void {
    this.#talk.prepend(day);
    this.#contacts.prepend(day);
    this.#rhythm.prepend(day);
  }

  figures(span: Span): Figures {
    const { talk } = this.#since;
    const since = talk ?? span.today;
    return known(talk, {
      ...this.#talk.figures(span, since),
      ...this.#contacts.figures(),
      ...this.#rhythm.figures(span, since),
    });
  }
}

/** A line of which no record of a family is known did not do nothing: nothing is known of it. */
function known(since: number | null, figures: Figures): Figures {
  return since === null ? Object.fromEntries(Object.keys(figures).map((name) => [name, null])) : figures;
}
