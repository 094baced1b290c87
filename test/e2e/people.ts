import { createWorld, type Person } from '@lendline/world';
import type { Country } from './sandbox.ts';

/** The country of every demo: its people follow from the seed alone. */
const world = createWorld({
  seed: 'demo',
  country: 'cn',
  people: 2_000,
  start: Temporal.Now.plainDateISO('Asia/Shanghai').subtract({ days: 45 }),
  days: 3 * 366,
});

/** Of whom a carrier has nothing but good to say. */
function isQuiet({ registeredName, name, line, segment, birthDate }: Person): boolean {
  const today = Temporal.Now.plainDateISO('Asia/Shanghai');
  const age = birthDate.until(today, { largestUnit: 'years' }).years;
  const tenure_months = line.activatedOn.until(today, { largestUnit: 'months' }).months;
  const settled = line.recycledOn === null && line.forwarding.length === 0 && line.simChanges.length === 0;
  return registeredName === name && segment === 'worker' && settled && tenure_months > 30 && age > 25 && age < 55;
}

/** The next inhabitant in good order who never had a message: nobody in this run was that person yet. */
export async function stranger(country: Country): Promise<Person> {
  // The first inhabitants are those of the seeded history.
  for (let index = 100; index < world.options.people; index += 1) {
    const person = world.person(index);
    if (isQuiet(person) && (await country.messages(person.phone)).length === 0) return person;
  }
  throw new Error('everybody in the country has been somebody already');
}
