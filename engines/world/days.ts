import type { Country } from './person.ts';

/** Days since 1970-01-01, local to the country. Generation counts in these; `Temporal` is for what leaves the engine. */
export type DayNumber = number;

/** Neither country has summer time, so that a local day is a fixed shift of a UTC day. */
const zones = {
  cn: { id: 'Asia/Shanghai', offset_s: 8 * 3600 },
  ke: { id: 'Africa/Nairobi', offset_s: 3 * 3600 },
} as const;

export function zoneOf(country: Country): string {
  return zones[country].id;
}

/** Days-from-civil (H. Hinnant): plain integers, because a book of loans asks for millions of dates. */
export function dayNumber(date: Temporal.PlainDate): DayNumber {
  const y = date.month <= 2 ? date.year - 1 : date.year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5) + date.day - 1;
  return era * 146_097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719_468;
}

export function dateOf(day: DayNumber): Temporal.PlainDate {
  const { year, month, day: dayOfMonth } = civil(day);
  return new Temporal.PlainDate(year, month, dayOfMonth);
}

/** Milliseconds of the country's wall clock, and of UTC, at `seconds` after local midnight. */
export function timeOf(country: Country, day: DayNumber, seconds: number): { wall_ms: number; at_ms: number } {
  const wall_ms = (day * 86_400 + seconds) * 1000;
  return { wall_ms, at_ms: wall_ms - zones[country].offset_s * 1000 };
}

/** The instant `seconds` after local midnight. */
export function instantOf(country: Country, day: DayNumber, seconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(timeOf(country, day, seconds).at_ms);
}

/** The local day that an instant lies in. */
export function localDay(country: Country, at_ms: number): DayNumber {
  return Math.floor((at_ms / 1000 + zones[country].offset_s) / 86_400);
}

/** Monday 0 .. Sunday 6. 1970-01-01 was a Thursday. */
export function weekday(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Day of the month 1-31 and month 1-12 of a day number (civil-from-days, H. Hinnant), without making objects. */
export function civil(day: DayNumber): { readonly year: number; readonly month: number; readonly day: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  };
}
