import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDay, dayNumber, isoWeekday } from './civil-day.ts';
import { isZone, wallClock } from './wall-clock.ts';
import { formatWall, parseWallText, parseYearlessText } from './wall-text.ts';

const zones = ['Asia/Shanghai', 'Africa/Nairobi', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];
const wallSeconds = fc.integer({ min: 631_152_000, max: 2_208_988_800 });

function plain(wall_ms: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(wall_ms).toZonedDateTimeISO('UTC').toPlainDateTime();
}

describe('the wall clock of a zone', () => {
  it('agrees with Temporal at every instant', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), wallSeconds, (zone, seconds) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
        const wall = plain(wallClock(zone).toWall(seconds * 1000));
        expect(wall.toString()).toBe(instant.toZonedDateTimeISO(zone).toPlainDateTime().toString());
      }),
    );
  });

  it('finds the instant of a wall time as Temporal does', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), wallSeconds, (zone, seconds) => {
        const expected = plain(seconds * 1000).toZonedDateTime(zone).epochMilliseconds;
        expect(wallClock(zone).toEpoch(seconds * 1000)).toBe(expected);
      }),
    );
  });

  it.each(['2024-03-10T02:30:00', '2024-03-10T03:00:00', '2024-11-03T01:30:00', '2024-11-03T02:00:00'])(
    'reads %s on a day when New York changes its clock as Temporal does',
    (text) => {
      const wall = Temporal.PlainDateTime.from(text);
      const wall_ms = wall.toZonedDateTime('UTC').epochMilliseconds;
      expect(wallClock('America/New_York').toEpoch(wall_ms)).toBe(
        wall.toZonedDateTime('America/New_York').epochMilliseconds,
      );
    },
  );

  it('tells a zone from a text that is none', () => {
    expect([isZone('Asia/Shanghai'), isZone('Asia/Nowhere')]).toEqual([true, false]);
  });
});

describe('a calendar day as a number', () => {
  it('agrees with Temporal both ways, weekday included', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (days) => {
        const date = new Temporal.PlainDate(1970, 1, 1).add({ days });
        expect(civilDay(days)).toEqual({ year: date.year, month: date.month, day: date.day });
        expect(dayNumber(date.year, date.month, date.day)).toBe(days);
        expect(isoWeekday(days)).toBe(date.dayOfWeek);
      }),
    );
  });
});

describe('a wall time as text', () => {
  it('reads back what was printed', () => {
    fc.assert(
      fc.property(wallSeconds, (seconds) => {
        const wall_ms = seconds * 1000;
        expect(parseWallText(formatWall(wall_ms))).toEqual({ wall_ms, has_seconds: true });
      }),
    );
  });

  it.each(['2023-02-29 10:00:00', '2024-13-01 10:00:00', '2024-01-01 24:00:00', '2024-01-01', 'yesterday', ''])(
    'refuses %j, which is no time that exists',
    (text) => expect(parseWallText(text)).toBeNull(),
  );

  it('tells a time that has lost its seconds', () => {
    expect(parseWallText('2023/2/12 21:32')).toMatchObject({ has_seconds: false });
  });

  it('refuses 29 February in the year that a list without years is of', () => {
    expect(parseYearlessText('02-29 10:00:00', () => 2023)).toBeNull();
    expect(parseYearlessText('02-29 10:00:00', () => 2024)).not.toBeNull();
  });
});
