export interface CalendarEntry {
  readonly id: string;
  /** `2026-03-05` */
  readonly day: string;
  readonly title: string;
}

/** Whole-day entries with a reminder the day before, as iCalendar (RFC 5545) that every phone's calendar reads. */
export function calendarOf(entries: readonly CalendarEntry[], now: Date): string {
  const stamp = `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const events = entries.flatMap(({ id, day, title }) => [
    'BEGIN:VEVENT',
    `UID:${id}@lendline`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `SUMMARY:${escaped(title)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:-PT15H',
    'END:VALARM',
    'END:VEVENT',
  ]);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Lendline//Repayments//EN', ...events, 'END:VCALENDAR'];
  return `${lines.join('\r\n')}\r\n`;
}

/** RFC 5545, 3.3.11: backslash, semicolon and comma are escaped in texts. */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`);
}
