import type { Clock } from '@lendline/kernel';
import { createWorld, type Person, type World } from '@lendline/world';
import { createMovableClock, type MovableClock } from '../clock/movable-clock.ts';
import type { SandboxOptions } from '../options.ts';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import { type Subscriber, subscriberOf } from '../subscriber.ts';
import { createTestLender, type TestLender } from './lender.ts';

/** A morning in the middle of the year that the test country is made for: noon in China. */
export const testNow = Temporal.Instant.from('2026-06-15T04:00:00Z');

/** Stands still unless it is moved, so that a test says what day it is. */
export function stillClock(path?: string): MovableClock {
  const base: Clock = { now: () => testNow };
  return createMovableClock(path === undefined ? { base } : { base, path });
}

export function testWorld(country: 'cn' | 'ke' = 'cn'): World {
  return createWorld({
    seed: 'sandbox-test',
    people: 4000,
    country,
    start: Temporal.PlainDate.from('2026-01-01'),
    days: 365,
  });
}

/** The same country with deceit, and honest people who look like it, beside its ordinary people. */
export function worldWithFraud(country: 'cn' | 'ke' = 'cn'): World {
  return createWorld({ ...testWorld(country).options, injected: { fraudShare: 0.03, lookAlikeShare: 0.1 } });
}

export interface TestCountry {
  readonly url: string;
  readonly world: World;
  readonly clock: MovableClock;
  readonly sandbox: Sandbox;
  readonly lender: TestLender;
  /** The first inhabitant of whom it is true. */
  who(fits: (person: Person, line: Subscriber) => boolean): Person;
  stop(): Promise<void>;
}

/** A started country with one registered lender, quick timing and a clock that stands still. */
export async function startCountry(options: Partial<SandboxOptions> = {}): Promise<TestCountry> {
  const { world = testWorld(), clock = stillClock(), timing, clients = [], ...rest } = options;
  const lender = await createTestLender();
  const sandbox = createSandbox({
    world,
    clock,
    port: 0,
    clients: [lender.client, ...clients],
    timing: { silence_ms: 300, settle_ms: 20, late_ms: 300, retry_ms: [30, 60, 120], ...timing },
    ...rest,
  });
  const { url } = await sandbox.start();
  lender.connect(url);
  return {
    url,
    world,
    clock,
    sandbox,
    lender,
    who: (fits) => findPerson(world, clock.now(), fits),
    stop: async () => {
      await sandbox.stop();
      await lender.stop();
    },
  };
}

function findPerson(world: World, now: Temporal.Instant, fits: (person: Person, line: Subscriber) => boolean): Person {
  for (let index = 0; index < world.options.people; index += 1) {
    const person = world.person(index);
    const line = subscriberOf(world, person.phone, now);
    if (line && fits(person, line)) return person;
  }
  throw new Error('nobody in the test country is like that');
}
