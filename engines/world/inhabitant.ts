import { type Caller, makeCaller } from './calls.ts';
import type { DayNumber } from './days.ts';
import { type Habits, habitsOf } from './habits.ts';
import { shocksOf } from './life.ts';
import { makePerson, type Setting } from './people.ts';
import type { Person } from './person.ts';
import { whereaboutsOf } from './places.ts';
import type { Borrower } from './repayment.ts';
import { traitsOf } from './traits.ts';

/** A person with everything that drives them: what the parts of this engine work on. Never leaves the engine. */
export interface Inhabitant {
  readonly setting: Setting;
  readonly person: Person;
  readonly borrower: Borrower;
  /** What of their habits is not as their traits have it. */
  readonly habits?: Partial<Habits>;
}

export function inhabitant(setting: Setting, index: number): Inhabitant {
  const traits = traitsOf(setting.seed, index);
  const person = makePerson(setting, index, traits);
  const { monthlyIncome, payDay } = person;
  const stream = `${setting.seed}/person/${index}`;
  const borrower = { seed: setting.seed, index, stream, traits, country: setting.country, monthlyIncome, payDay };
  return { setting, person, borrower };
}

/** The person as a caller over the days [from, until). */
export function callerOf(who: Inhabitant, from: DayNumber, until: DayNumber): Caller {
  const { setting, person, borrower } = who;
  const habits = { ...habitsOf(setting, person.index, borrower.traits), ...who.habits };
  return makeCaller({
    country: setting.country,
    stream: borrower.stream,
    habits,
    whereabouts: whereaboutsOf(borrower.stream, person.city, habits),
    shocks: shocksOf(setting.seed, borrower, { from, until }),
  });
}
