import type { Locale } from '@lendline/kernel';

/** 7 -> `07:00` */
export function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** From Monday, short, in the reader's language. */
export function weekdays(locale: Locale): readonly string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, 1 + day)));
}
