import type { DayBucket } from '../state/day-bucket.ts';
import { meanOf, momentsOf, MomentSum, stdOf } from '../state/moments.ts';
import { centreOf, distance_km, type Position } from '../state/sphere.ts';
import { type Figures, type Moment, share, type Span, wholeDays } from './span.ts';
import { entropy, paretoShare } from './summary-stats.ts';
import { WeeklyChurn, WeekSlot } from './weekly-churn.ts';

interface PlaceTotal {
  latitude: number | null;
  longitude: number | null;
  halfHours: number;
  night: number;
  /** The earliest day here so far. */
  first_day: number;
  last_day: number;
  readonly week: WeekSlot;
}

/** Where the line was, in half hours with a known place, over days put in newest first. */
export class PlaceTotals {
  readonly #places = new Map<string, PlaceTotal>();
  readonly #churn = new WeeklyChurn();
  readonly #travelled = new MomentSum();
  readonly #today: number;

  constructor({ today }: Moment) {
    this.#today = today;
  }

  prepend({ day, places }: DayBucket): void {
    if (places === null) return;
    if (places.travelled_km !== null) this.#travelled.addValue(places.travelled_km);
    for (const { key, latitude, longitude, halfHours, nightHalfHours } of places.places) {
      let total = this.#places.get(key);
      if (total === undefined) {
        const week = new WeekSlot();
        total = { latitude, longitude, halfHours: 0, night: 0, first_day: day, last_day: day, week };
        this.#places.set(key, total);
      }
      total.halfHours += halfHours;
      total.night += nightHalfHours;
      total.first_day = day;
      total.latitude ??= latitude;
      total.longitude ??= longitude;
      this.#churn.add(total.week, this.#today - 1 - day, halfHours);
    }
  }

  figures(span: Span, since_day: number): Figures {
    const places = [...this.#places.values()];
    const counts = places.map(({ halfHours }) => halfHours);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const nats = entropy(counts);
    const churn = this.#churn.moments(wholeDays(span, since_day));
    return {
      half_hours_with_place: total,
      number_of_places: places.length,
      entropy_of_places: nats,
      evenness_of_places: nats === null || places.length < 2 ? null : Math.min(1, nats / Math.log(places.length)),
      percent_pareto_places: paretoShare(counts),
      place_churn__weekly__mean: meanOf(churn),
      place_churn__weekly__std: stdOf(churn),
      percent_new_places: this.#newShare(span, since_day),
      ...this.#home(total),
      ...this.#distances(),
    };
  }

  /** Of the places of the newer half of the known window, those not seen in the older half. */
  #newShare(span: Span, since_day: number): number | null {
    const first = Math.max(span.first_day, since_day);
    const middle = first + (span.today - first) / 2;
    const recent = [...this.#places.values()].filter(({ last_day }) => last_day >= middle);
    return share(recent.filter(({ first_day }) => first_day >= middle).length, recent.length);
  }

  /** Home is where most half hours of the night were spent in the window; on a tie, most half hours at all. */
  #homePlace(): PlaceTotal | undefined {
    const slept = [...this.#places].filter(([, { night }]) => night > 0);
    const [home] = slept.sort(
      ([keyA, a], [keyB, b]) => b.night - a.night || b.halfHours - a.halfHours || (keyA < keyB ? -1 : 1),
    );
    return home?.[1];
  }

  #home(total: number): Figures {
    const home = this.#homePlace();
    const nights = [...this.#places.values()].reduce((sum, { night }) => sum + night, 0);
    const located = this.#located();
    const away = home && isLocated(home) ? located.map((place) => distance_km(home, place)) : [];
    const away_km = away.reduce((sum, far, at) => sum + far * located[at]!.halfHours, 0);
    const weight = away.length === 0 ? 0 : located.reduce((sum, { halfHours }) => sum + halfHours, 0);
    return {
      percent_at_home: home ? share(home.halfHours, total) : null,
      percent_nights_at_home: home ? share(home.night, nights) : null,
      displacement_km__mean: share(away_km, weight),
      displacement_km__max: away.length === 0 ? null : away.reduce((most, far) => Math.max(most, far)),
    };
  }

  #distances(): Figures {
    const located = this.#located();
    const points = located.map(({ latitude, longitude, halfHours }) => ({ latitude, longitude, weight: halfHours }));
    const centre = centreOf(points);
    return {
      radius_of_gyration_km: centre && radiusAbout(centre, points),
      travelled_km_per_day: meanOf(this.#travelled.value),
    };
  }

  #located(): PlaceTotal[] {
    return [...this.#places.values()].filter(isLocated);
  }
}

/**
 * Root of the mean squared distance from the centre, weighted by half hours (M. Gonzalez et al., "Understanding individual
 * human mobility patterns", Nature 453:779, 2008), with the centre and the distances on the sphere.
 */
function radiusAbout(centre: Position, points: readonly (Position & { readonly weight: number })[]): number {
  const squares = points.reduce((sum, point) => sum + point.weight * distance_km(centre, point) ** 2, 0);
  return Math.sqrt(squares / momentsOf(points.map(({ weight }) => weight)).sum);
}

function isLocated({ latitude, longitude }: Position): boolean {
  return latitude !== null && longitude !== null;
}
