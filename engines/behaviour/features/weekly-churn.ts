import { type Moments, MomentSum } from '../state/moments.ts';

/** How often one thing (a contact, a place) was met in the week being put in, and in the week after it. */
export class WeekSlot {
  week = -1;
  count = 0;
  laterWeek = -1;
  laterCount = 0;
  /** Weeks with the thing so far. */
  weeks = 0;
}

/**
 * How much each week differs from the one before: 1 minus the cosine of the counts of two adjacent weeks, 0 for the same
 * things in the same proportion, 1 for nothing in common (bandicoot's churn_rate, which its own text calls a similarity).
 * Weeks are seven whole days counted back from yesterday and come newest first; a week without anything breaks the chain.
 */
export class WeeklyChurn {
  readonly #moments = new MomentSum();
  #week = -1;
  #slots: WeekSlot[] = [];
  #laterWeek = -1;
  #laterNorm = 0;

  /** Takes counts of a day so many days before yesterday; what is of today (-1) is left out. */
  add(slot: WeekSlot, daysAgo: number, count: number): void {
    if (daysAgo < 0 || count === 0) return;
    const week = Math.floor(daysAgo / 7);
    if (week !== this.#week) this.#begin(week);
    if (slot.week !== week) {
      slot.laterWeek = slot.week;
      slot.laterCount = slot.count;
      slot.week = week;
      slot.count = 0;
      slot.weeks += 1;
      this.#slots.push(slot);
    }
    slot.count += count;
  }

  /** Of the weeks that lie within so many whole days; a week that reaches beyond them is not compared. */
  moments(wholeDays: number): Moments {
    if (this.#week >= 0 && this.#week < Math.floor(wholeDays / 7)) this.#begin(-1);
    return this.#moments.value;
  }

  #begin(week: number): void {
    if (this.#week >= 0) this.#close();
    this.#week = week;
    this.#slots = [];
  }

  #close(): void {
    let [square, product] = [0, 0];
    for (const { count, laterWeek, laterCount } of this.#slots) {
      square += count * count;
      if (laterWeek === this.#week - 1) product += count * laterCount;
    }
    const norm = Math.sqrt(square);
    if (this.#laterWeek >= 0 && this.#laterWeek === this.#week - 1) {
      // Never below 0: the rounding of two equal weeks can be.
      this.#moments.addValue(Math.max(0, 1 - product / (norm * this.#laterNorm)));
    }
    [this.#laterWeek, this.#laterNorm] = [this.#week, norm];
  }
}
