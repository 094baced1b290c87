import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { checkDigit } from './identity-number.ts';
import { createWorld, type World } from './world.ts';
import type { Country } from './person.ts';

const start = Temporal.PlainDate.from('2025-01-01');

function country(code: Country, seed = 'people'): World {
  return createWorld({ seed, people: 100_000, country: code, start, days: 365 });
}

describe('the people of the simulated country', () => {
  it('are the same for the same seed, in whatever order they are asked for, and others for another seed', () => {
    const [once, again] = [country('cn'), country('cn')];
    again.person(99_999);
    for (const index of [5, 3, 77_777]) expect(again.person(index)).toEqual(once.person(index));
    expect(country('cn', 'other').person(5).idNumber).not.toBe(once.person(5).idNumber);
  });

  it.each(['cn', 'ke'] as const)(
    '%s: have numbers that are possible, that no carrier has, and that lead back to them',
    (code) => {
      const world = country(code);
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 99_999 }), (index) => {
          const { phone } = world.person(index);
          const parsed = parsePhoneNumberFromString(phone);
          expect(parsed?.isPossible()).toBe(true);
          expect(parsed?.isValid()).toBe(false);
          expect(world.byPhone(phone)?.index).toBe(index);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('cannot be found by a number beyond the last inhabitant, or of another country', () => {
    const small = createWorld({ seed: 'people', people: 10, country: 'cn', start, days: 30 });
    expect(small.byPhone(country('cn').person(10).phone)).toBeUndefined();
    expect(small.byPhone(country('ke').person(3).phone)).toBeUndefined();
  });

  it('have different identity numbers, with a right check digit, of a region that does not exist', () => {
    const world = country('cn');
    const numbers = Array.from({ length: 3000 }, (_, index) => world.person(index).idNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) {
      expect(number).toMatch(/^99\d{15}[\dX]$/);
      expect(number[17]).toBe(checkDigit(number.slice(0, 17)));
    }
  });

  it('carry the check digit that GB 11643 gives for its published example', () => {
    expect(checkDigit('11010519491231002')).toBe('X');
    expect(checkDigit('44052418800101001')).toBe('4');
  });

  it('have lines whose changes come after activation, in order, and never before they were sixteen', () => {
    const world = country('ke');
    for (let index = 0; index < 500; index += 1) {
      const { line, birthDate } = world.person(index);
      expect(Temporal.PlainDate.compare(line.activatedOn, birthDate.add({ years: 16 }))).toBeGreaterThanOrEqual(0);
      for (const changes of [line.simChanges, line.deviceChanges]) {
        const days = changes.map((at) => at.toZonedDateTimeISO('Africa/Nairobi').toPlainDate());
        const ordered = [line.activatedOn, ...days];
        expect(ordered.toSorted((a, b) => Temporal.PlainDate.compare(a, b))).toEqual(ordered);
      }
    }
  });

  it("are traders, workers and freelancers, with some relatives' SIMs and new lines among them", () => {
    const world = country('cn');
    const people = Array.from({ length: 2000 }, (_, index) => world.person(index));
    const share = (holds: (person: (typeof people)[number]) => boolean): number =>
      people.filter(holds).length / people.length;
    expect(share((person) => person.segment === 'trader')).toBeCloseTo(0.12, 1);
    expect(share((person) => person.registeredName !== person.name)).toBeGreaterThan(0.03);
    expect(share((person) => person.registeredName !== person.name)).toBeLessThan(0.08);
    expect(share(({ line }) => line.activatedOn.until(start).days < 90)).toBeGreaterThan(0.02);
  });
});
