import { createWorld, type Country as CountryName, type Person, type World } from '@lendline/world';
import type { Country } from './sandbox.ts';

/** How far back the history of a run's demo goes. */
export const historyDays = { cn: 45, ke: 30 } as const satisfies Record<CountryName, number>;

const zones = { cn: 'Asia/Shanghai', ke: 'Africa/Nairobi' } as const satisfies Record<CountryName, string>;

const todayIn = (country: CountryName): Temporal.PlainDate => Temporal.Now.plainDateISO(zones[country]);

/** The country of every demo: its people follow from the seed alone. */
function worldOf(country: CountryName): World {
  const start = todayIn(country).subtract({ days: historyDays[country] });
  return createWorld({ seed: 'demo', country, people: 2_000, start, days: 3 * 366 });
}

const worlds = new Map<CountryName, World>();

/** Of whom a carrier has nothing but good to say. */
function isQuiet({ registeredName, name, line, segment, birthDate }: Person, today: Temporal.PlainDate): boolean {
  const age = birthDate.until(today, { largestUnit: 'years' }).years;
  const tenure_months = line.activatedOn.until(today, { largestUnit: 'months' }).months;
  const settled = line.recycledOn === null && line.forwarding.length === 0 && line.simChanges.length === 0;
  return registeredName === name && segment === 'worker' && settled && tenure_months > 30 && age > 25 && age < 55;
}

/** The next inhabitant who is as wished, in good order unless told otherwise, and who never had a message in this run. */
export async function stranger(
  country: Country,
  { of = 'cn', like = isQuiet }: { of?: CountryName; like?: typeof isQuiet } = {},
): Promise<Person> {
  const world = worlds.get(of) ?? worldOf(of);
  worlds.set(of, world);
  // The first inhabitants are those of the seeded history.
  for (let index = 100; index < world.options.people; index += 1) {
    const person = world.person(index);
    if (like(person, todayIn(of)) && (await country.messages(person.phone)).length === 0) return person;
  }
  throw new Error('everybody in the country has been somebody already');
}
