import { isoWeekday } from '../records/civil-day.ts';
import type { DayBucket } from '../state/day-bucket.ts';
import { cycleEntropy, resultantLength } from './cycle.ts';
import { DaySeries } from './day-series.ts';
import {
  monthlyRhythm,
  silentWeeks,
  trendOfWeeks,
  variationOfDays,
  variationOfWeeks,
  weekdayRegularity,
  weeklyPeriodicity,
} from './rhythm.ts';
import { type Figures, type Span, wholeDays } from './span.ts';

/** When the line is used: series of whole days, and the hours of the week. */
export class RhythmTotals {
  readonly #today: number;
  readonly #calls: DaySeries;
  readonly #texts: DaySeries;
  readonly #seconds: DaySeries;
  readonly #weekHours = new Float64Array(7 * 24);

  constructor(today: number, since_day: number) {
    this.#today = today;
    this.#calls = new DaySeries(today - since_day);
    this.#texts = new DaySeries(today - since_day);
    this.#seconds = new DaySeries(today - since_day);
  }

  prepend({ day, talk }: DayBucket): void {
    if (talk === null) return;
    const daysAgo = this.#today - 1 - day;
    this.#calls.add(daysAgo, talk.callsIn + talk.callsOut);
    this.#texts.add(daysAgo, talk.textsIn + talk.textsOut);
    this.#seconds.add(daysAgo, talk.seconds.moments.sum);
    const monday = (isoWeekday(day) - 1) * 24;
    for (let hour = 0; hour < 24; hour += 1) this.#weekHours[monday + hour]! += talk.hours[hour]!;
  }

  figures(span: Span, since_day: number): Figures {
    const days = wholeDays(span, since_day);
    const [calls, texts] = [this.#calls.last(days), this.#texts.last(days)];
    const both = new Float64Array(calls.length);
    for (let day = 0; day < both.length; day += 1) both[day] = calls[day]! + texts[day]!;
    return {
      variation_of_days: variationOfDays(both),
      variation_of_days__call: variationOfDays(calls),
      variation_of_days__text: variationOfDays(texts),
      variation_of_days__call_seconds: variationOfDays(this.#seconds.last(days)),
      variation_of_weeks: variationOfWeeks(both),
      trend_of_weeks: trendOfWeeks(both),
      percent_silent_weeks: silentWeeks(both),
      weekly_periodicity: weeklyPeriodicity(both),
      weekly_periodicity__call: weeklyPeriodicity(calls),
      weekly_periodicity__text: weeklyPeriodicity(texts),
      weekday_regularity: weekdayRegularity(both),
      monthly_rhythm: monthlyRhythm(both),
      ...this.#clock(),
    };
  }

  #clock(): Figures {
    const hours = new Float64Array(24);
    for (let at = 0; at < this.#weekHours.length; at += 1) hours[at % 24]! += this.#weekHours[at]!;
    return {
      entropy_of_hours: cycleEntropy(hours),
      entropy_of_week_hours: cycleEntropy(this.#weekHours),
      daily_rhythm: resultantLength(hours, 1),
      half_day_rhythm: resultantLength(hours, 2),
    };
  }
}
