import type { AdvanceStep } from '../state/day-airtime.ts';
import type { DayBucket } from '../state/day-bucket.ts';
import { type Advance, advanceFigures, advanceLadder, openAdvances } from './advance-ladder.ts';
import { AirtimeTotals } from './airtime-totals.ts';
import { ContactTotals } from './contact-totals.ts';
import { DataTotals } from './data-totals.ts';
import { HardwareTotals } from './hardware-totals.ts';
import { PlaceTotals } from './place-totals.ts';
import { PresenceTotals } from './presence-totals.ts';
import { RhythmTotals } from './rhythm-totals.ts';
import type { Figures, Moment, Span } from './span.ts';
import { TalkTotals } from './talk-totals.ts';

/** The day and instant of a family's first record in the whole history; null when there is none. */
type Since = { readonly day: number; readonly at_ms: number } | null;

/** All families of one line: days are put in from the newest back, and figures asked for in between. */
export class LineTotals {
  readonly #since: Readonly<Record<'any' | 'talk' | 'calling' | 'places' | 'topups' | 'data', Since>> & {
    readonly balance: Since;
    readonly priced: Since;
    readonly advances: Since;
    readonly devices: Since;
    readonly sims: Since;
  };
  readonly #talk = new TalkTotals();
  readonly #contacts: ContactTotals;
  readonly #rhythm: RhythmTotals;
  readonly #places: PlaceTotals;
  readonly #airtime: AirtimeTotals;
  readonly #ladder: readonly Advance[];
  readonly #data: DataTotals;
  readonly #presence: PresenceTotals;
  readonly #devices = new HardwareTotals();
  readonly #sims = new HardwareTotals();

  /** @param days the whole visible history, newest first */
  constructor(days: readonly DayBucket[], moment: Moment) {
    this.#since = sinceOf(days);
    const { today, as_of_ms } = moment;
    this.#contacts = new ContactTotals(moment);
    this.#rhythm = new RhythmTotals(today, this.#since.talk?.day ?? today);
    this.#places = new PlaceTotals(moment);
    const oneCurrency = new Set(days.flatMap(({ airtime }) => airtime?.currencies ?? [])).size <= 1;
    this.#airtime = new AirtimeTotals(oneCurrency, { today, since_day: this.#since.topups?.day ?? today });
    this.#ladder = advanceLadder(stepsOf(days, oneCurrency));
    this.#data = new DataTotals(today, this.#since.data?.day ?? today);
    this.#presence = new PresenceTotals(as_of_ms, today);
  }

  prepend(day: DayBucket): void {
    this.#talk.prepend(day);
    this.#contacts.prepend(day);
    this.#rhythm.prepend(day);
    this.#places.prepend(day);
    this.#airtime.prepend(day);
    this.#data.prepend(day);
    this.#presence.prepend(day);
    this.#devices.prepend(day.devices);
    this.#sims.prepend(day.sims);
  }

  /** Every figure with a window, of the days put in so far, family by family. */
  figures(span: Span): readonly Figures[] {
    const since = this.#since;
    const from = (family: Since) => family ?? { day: span.today, at_ms: span.as_of_ms };
    return [
      known(since.talk, this.#talk.figures(span, from(since.talk).day)),
      known(since.talk, this.#contacts.figures(span, from(since.talk))),
      known(since.talk, this.#rhythm.figures(span, from(since.talk).day)),
      known(since.calling, this.#contacts.missedFigures()),
      known(since.places, this.#places.figures(span, from(since.places).day)),
      known(since.topups, this.#airtime.topupFigures(span, from(since.topups).day)),
      known(since.balance, this.#airtime.balanceFigures(span, from(since.balance).at_ms)),
      known(since.priced, this.#airtime.spendFigures()),
      known(since.advances, advanceFigures(this.#ladder, span)),
      known(since.data, this.#data.figures(span, from(since.data).day)),
      known(since.devices, { number_of_devices: this.#devices.distinct, device_changes: this.#devices.changes }),
      known(since.sims, { number_of_sims: this.#sims.distinct, sim_changes: this.#sims.changes }),
      known(since.any, this.#presence.figures(span, from(since.any))),
    ];
  }

  /** Figures of the whole history, once all days are in. */
  overall(as_of_ms: number): Figures {
    return {
      ...known(this.#since.advances, openAdvances(this.#ladder, as_of_ms)),
      days_since_device_change: this.#devices.daysSinceChange(as_of_ms),
      days_since_sim_change: this.#sims.daysSinceChange(as_of_ms),
    };
  }
}

/** A line of which no record of a family is known did not do nothing: nothing is known of it. */
function known(since: Since, figures: Figures): Figures {
  return since === null ? Object.fromEntries(Object.keys(figures).map((name) => [name, null])) : figures;
}

function sinceOf(days: readonly DayBucket[]) {
  const first = (at: (day: DayBucket) => number | null | undefined): Since => {
    const bucket = days.findLast((day) => (at(day) ?? null) !== null);
    return bucket ? { day: bucket.day, at_ms: at(bucket)! } : null;
  };
  const when = (holds: (day: DayBucket) => boolean): Since => first((day) => (holds(day) ? day.marks.first_ms : null));
  return {
    any: when(() => true),
    talk: first(({ talk }) => talk?.first_ms),
    calling: when(({ contacts }) => contacts !== null),
    places: when(({ places }) => places !== null),
    topups: when(({ airtime }) => (airtime?.topupCount ?? 0) > 0),
    balance: first(({ airtime }) => airtime?.balance?.first_ms),
    priced: when(({ airtime }) => (airtime?.priced ?? 0) > 0),
    advances: when(({ advances }) => advances.length > 0),
    data: when(({ data }) => data !== null),
    devices: when(({ devices }) => devices.length > 0),
    sims: when(({ sims }) => sims.length > 0),
  };
}

/** All steps of the ladder, oldest first; without amounts where they do not add up. */
function stepsOf(days: readonly DayBucket[], oneCurrency: boolean): AdvanceStep[] {
  const steps: AdvanceStep[] = [];
  for (let at = days.length - 1; at >= 0; at -= 1) steps.push(...days[at]!.advances);
  return oneCurrency ? steps : steps.map((step) => ({ ...step, amount: null }));
}
