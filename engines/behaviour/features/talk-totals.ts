import { isoWeekday } from '../records/civil-day.ts';
import type { DayBucket } from '../state/day-bucket.ts';
import type { DayGaps } from '../state/day-talk.ts';
import { kurtosisOf, meanOf, type Moments, MomentSum, skewnessOf, stdOf } from '../state/moments.ts';
import { coveredDays, type Figures, share, type Span } from './span.ts';
import { ValuePool } from './value-pool.ts';

/** The seconds from one record to the next over days that are put before what is there. */
export class GapChain {
  readonly #gaps = new MomentSum();
  count = 0;
  #first_ms = 0;

  prepend(count: number, { gaps, first_ms, last_ms }: DayGaps): void {
    if (count === 0) return;
    this.#gaps.add(gaps);
    if (this.count > 0) this.#gaps.addValue(Math.max(0, this.#first_ms - last_ms) / 1000);
    this.count += count;
    this.#first_ms = first_ms;
  }

  get gaps(): Moments {
    return this.#gaps.value;
  }
}

/** Calls and texts of the days put in so far, newest first: how many, how long, when. */
export class TalkTotals {
  callsIn = 0;
  callsOut = 0;
  textsIn = 0;
  textsOut = 0;
  readonly #night = { calls: 0, texts: 0 };
  #weekend = 0;
  #activeDays = 0;
  readonly #seconds = new ValuePool();
  readonly #callGaps = new GapChain();
  readonly #textGaps = new GapChain();

  prepend({ day, talk }: DayBucket): void {
    if (talk === null) return;
    const calls = talk.callsIn + talk.callsOut;
    const texts = talk.textsIn + talk.textsOut;
    this.callsIn += talk.callsIn;
    this.callsOut += talk.callsOut;
    this.textsIn += talk.textsIn;
    this.textsOut += talk.textsOut;
    this.#night.calls += talk.nightCalls;
    this.#night.texts += talk.nightTexts;
    if (isoWeekday(day) >= 6) this.#weekend += calls + texts;
    this.#activeDays += 1;
    this.#seconds.add(talk.seconds);
    this.#callGaps.prepend(calls, talk.calls);
    this.#textGaps.prepend(texts, talk.texts);
  }

  figures(span: Span, since_day: number): Figures {
    const days = coveredDays(span, since_day);
    return { ...this.#volume(days), ...this.#regularity(days), ...this.#timing() };
  }

  #volume(days: number): Figures {
    const [calls, texts] = [this.callsIn + this.callsOut, this.textsIn + this.textsOut];
    const { moments } = this.#seconds;
    return {
      number_of_interactions__call: calls,
      number_of_interactions__text: texts,
      number_of_interaction_in__call: this.callsIn,
      number_of_interaction_out__call: this.callsOut,
      number_of_interaction_in__text: this.textsIn,
      number_of_interaction_out__text: this.textsOut,
      interactions_per_day: share(calls + texts, days),
      call_seconds: moments.sum,
      call_duration__call__mean: meanOf(moments),
      call_duration__call__std: stdOf(moments),
      call_duration__call__median: this.#seconds.median(),
      call_duration__call__max: moments.n === 0 ? null : moments.max,
      call_duration__call__skewness: skewnessOf(moments),
      call_duration__call__kurtosis: kurtosisOf(moments),
    };
  }

  #regularity(days: number): Figures {
    return {
      active_days__callandtext: this.#activeDays,
      percent_active_days: share(this.#activeDays, days),
      interevent_time__call__mean: meanOf(this.#callGaps.gaps),
      interevent_time__call__std: stdOf(this.#callGaps.gaps),
      interevent_time__text__mean: meanOf(this.#textGaps.gaps),
      interevent_time__text__std: stdOf(this.#textGaps.gaps),
    };
  }

  #timing(): Figures {
    const [calls, texts] = [this.callsIn + this.callsOut, this.textsIn + this.textsOut];
    return {
      percent_nocturnal__call: share(this.#night.calls, calls),
      percent_nocturnal__text: share(this.#night.texts, texts),
      percent_weekend__callandtext: share(this.#weekend, calls + texts),
      percent_initiated_interactions__call: share(this.callsOut, calls),
    };
  }
}
