import type { DayBucket } from '../state/day-bucket.ts';
import { coveredDays, type Figures, share, type Span } from './span.ts';

const day_ms = 86_400_000;

/** Whole days without any record that make a gap, and a silence that makes a line dormant. */
export const gap_days = 3;
export const dormant_days = 14;

/** That a line is there at all: silences, and how complete its records are; over days put in newest first. */
export class PresenceTotals {
  #days = 0;
  #used = 0;
  #placed = 0;
  #first_ms = 0;
  #first_day = 0;
  #silence_ms = 0;
  #dormant = 0;
  #gaps = 0;

  constructor(as_of_ms: number, today: number) {
    this.#first_ms = as_of_ms;
    this.#first_day = today;
  }

  prepend({ day, marks }: DayBucket): void {
    this.#days += 1;
    this.#used += marks.used;
    this.#placed += marks.placed;
    this.#silent(Math.max(0, this.#first_ms - marks.last_ms));
    this.#silent(marks.silence_ms);
    if (this.#first_day - day - 1 >= gap_days) this.#gaps += 1;
    [this.#first_ms, this.#first_day] = [marks.first_ms, day];
  }

  figures(span: Span, since: { readonly day: number; readonly at_ms: number }): Figures {
    // A window that begins in a silence holds the rest of it; one that begins with the first record holds none.
    const edge_ms = span.start_ms > since.at_ms ? Math.max(0, this.#first_ms - span.start_ms) : 0;
    const edge_days = span.start_ms > since.at_ms ? this.#first_day - span.first_day : 0;
    return {
      longest_silence_days: Math.max(this.#silence_ms, edge_ms) / day_ms,
      dormant_spells: this.#dormant + Number(edge_ms >= dormant_days * day_ms),
      days_with_records: this.#days,
      percent_days_with_records: share(this.#days, coveredDays(span, since.day)),
      record_gaps: this.#gaps + Number(edge_days >= gap_days),
      percent_without_place: share(this.#used - this.#placed, this.#used),
    };
  }

  #silent(length_ms: number): void {
    this.#silence_ms = Math.max(this.#silence_ms, length_ms);
    if (length_ms >= dormant_days * day_ms) this.#dormant += 1;
  }
}
