import type { DayBucket } from '../state/day-bucket.ts';
import { DaySeries } from './day-series.ts';
import { cycleEntropy, variationOfDays, variationOfWeeks, weeklyPeriodicity } from './rhythm.ts';
import { type Figures, type Span, wholeDays } from './span.ts';

/** When the line is used: a series of whole days, and the hours of the day. */
export class RhythmTotals {
  readonly #today: number;
  readonly #talk: DaySeries;
  readonly #hours = Array.from({ length: 24 }, () => 0);

  constructor(today: number, since_day: number) {
    this.#today = today;
    this.#talk = new DaySeries(today - since_day);
  }

  prepend({ day, talk }: DayBucket): void {
    if (talk === null) return;
    this.#talk.add(this.#today - 1 - day, talk.callsIn + talk.callsOut + talk.textsIn + talk.textsOut);
    talk.hours.forEach((count, hour) => (this.#hours[hour]! += count));
  }

  figures(span: Span, since_day: number): Figures {
    const days = this.#talk.last(wholeDays(span, since_day));
    return {
      variation_of_days: variationOfDays(days),
      variation_of_weeks: variationOfWeeks(days),
      weekly_periodicity: weeklyPeriodicity(days),
      entropy_of_hours: cycleEntropy(this.#hours),
    };
  }
}
