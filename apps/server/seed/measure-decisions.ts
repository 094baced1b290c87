import { dayIn } from '@lendline/kernel';
import type { Person, World } from '@lendline/world';
import { startDemo } from '../demo/demo.ts';
import { simulatedCountry } from './country.ts';
import { apply, prepare, type WalkParts } from './walk.ts';

export interface Measuring {
  readonly checkout: string;
  /** An empty folder for the lender's data. */
  readonly data: string;
  readonly applicants: number;
}

/** Milliseconds from handing in to the decision, for each of so many applicants, one after the other. */
export async function measureDecisions({ checkout, data, applicants }: Measuring): Promise<readonly number[]> {
  const demo = await startDemo({
    checkout,
    port: 0,
    sandboxPort: 0,
    country: 'cn',
    people: 0,
    days: 0,
    fresh: true,
    pages: false,
    progress: () => undefined,
    environment: { LENDLINE_DATA: data, LENDLINE_SERVER_LOG_LEVEL: 'error' },
  });
  try {
    const { world, clock, lender } = demo;
    const country = simulatedCountry({ url: demo.sandbox, world, clock });
    const parts: WalkParts = { clients: lender.clients, clock, country };
    const times_ms: number[] = [];
    for (const person of adults(world, dayIn('Asia/Shanghai', clock.now()))) {
      if (times_ms.length === applicants) break;
      const ready = await prepare(parts, { person, wish: 200_000n, files: ['call-records', 'payment-statement'] });
      const started = performance.now();
      await apply(parts, ready);
      times_ms.push(performance.now() - started);
    }
    return times_ms;
  } finally {
    await demo.stop();
  }
}

function* adults(world: World, today: Temporal.PlainDate): Generator<Person> {
  for (let index = 0; index < world.options.people; index += 1) {
    const person = world.person(index);
    const { line, birthDate } = person;
    const age = birthDate.until(today, { largestUnit: 'years' }).years;
    const active = line.recycledOn === null && Temporal.PlainDate.compare(line.activatedOn, today) < 0;
    if (age >= 20 && active && person.registeredName === person.name) yield person;
  }
}
