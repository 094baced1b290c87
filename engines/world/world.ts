import { assert, type PhoneNumber } from '@lendline/kernel';
import { dayNumber } from './days.ts';
import { indexOf } from './numbering.ts';
import { makePerson, type Setting } from './people.ts';
import type { Country, Person } from './person.ts';
import { traitsOf } from './truth.ts';

export interface WorldOptions {
  readonly seed: string;
  /** How many people live there. Nobody costs anything until asked about. */
  readonly people: number;
  readonly country: Country;
  readonly start: Temporal.PlainDate;
  readonly days: number;
}

/** The simulated country. Every answer is a function of the options and the arguments: ask twice, get the same bytes. */
export interface World {
  readonly options: WorldOptions;
  /** @param index 0 .. people - 1 */
  person(index: number): Person;
  /** The inhabitant with this number, or undefined when nobody has it. */
  byPhone(phone: PhoneNumber): Person | undefined;
}

export function createWorld(options: WorldOptions): World {
  const setting: Setting = {
    seed: `${options.country}/${options.seed}`,
    country: options.country,
    start: dayNumber(options.start),
    days: options.days,
  };
  const person = (index: number): Person => {
    assert(index >= 0 && index < options.people, `there are ${options.people} people, counted from 0`);
    return makePerson(setting, index, traitsOf(setting.seed, index));
  };
  return {
    options,
    person,
    byPhone: (phone) => {
      const index = indexOf(options.country, phone);
      return index === undefined || index >= options.people ? undefined : person(index);
    },
  };
}
