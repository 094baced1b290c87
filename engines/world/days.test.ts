import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil, dateOf, dayNumber, instantOf, weekday, zoneOf } from './days.ts';

describe('day numbers', () => {
  it('go to dates and back as Temporal counts them, weekdays too', () => {
    const epoch = Temporal.PlainDate.from('1970-01-01');
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 60_000 }), (day) => {
        const date = epoch.add({ days: day });
        expect(dateOf(day).equals(date)).toBe(true);
        expect(dayNumber(date)).toBe(day);
        expect(civil(day)).toEqual({ year: date.year, month: date.month, day: date.day });
        expect(weekday(day)).toBe(date.dayOfWeek - 1);
      }),
    );
  });

  it.each(['cn', 'ke'] as const)('%s: start at local midnight', (country) => {
    const date = Temporal.PlainDate.from('2025-03-10');
    const midnight = instantOf(country, dayNumber(date), 0).toZonedDateTimeISO(zoneOf(country));
    expect(midnight.toPlainDateTime().toString()).toBe('2025-03-10T00:00:00');
  });
});
