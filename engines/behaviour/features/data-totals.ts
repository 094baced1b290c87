import type { DayBucket } from '../state/day-bucket.ts';
import { meanOf } from '../state/moments.ts';
import { DaySeries } from './day-series.ts';
import { variationOfDays, weeklyPeriodicity } from './rhythm.ts';
import { coveredDays, type Figures, share, type Span, wholeDays } from './span.ts';
import { ValuePool } from './value-pool.ts';

/** Data sessions, over days put in newest first. */
export class DataTotals {
  readonly #today: number;
  readonly #bytes = new ValuePool();
  readonly #daily: DaySeries;
  #sessions = 0;
  #night = 0;
  #seconds = 0;
  #days = 0;

  constructor(today: number, since_day: number) {
    this.#today = today;
    this.#daily = new DaySeries(today - since_day);
  }

  prepend({ day, data }: DayBucket): void {
    if (data === null) return;
    this.#sessions += data.sessions;
    this.#night += data.nightSessions;
    this.#seconds += data.seconds;
    this.#days += 1;
    this.#bytes.add(data.bytes);
    this.#daily.add(this.#today - 1 - day, data.bytes.moments.sum);
  }

  figures(span: Span, since_day: number): Figures {
    const { moments } = this.#bytes;
    const daily = this.#daily.last(wholeDays(span, since_day));
    const covered = coveredDays(span, since_day);
    return {
      number_of_data_sessions: this.#sessions,
      percent_data_days: share(this.#days, covered),
      percent_nocturnal__data: share(this.#night, this.#sessions),
      data_seconds: this.#seconds,
      data_bytes: moments.sum,
      data_bytes_per_day: share(moments.sum, covered),
      data_session_bytes__mean: meanOf(moments),
      data_session_bytes__median: this.#bytes.median(),
      variation_of_days__data: variationOfDays(daily),
      weekly_periodicity__data: weeklyPeriodicity(daily),
    };
  }
}
