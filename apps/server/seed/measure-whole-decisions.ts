import { setTimeout as pause } from 'node:timers/promises';
import { type Context, dayIn, newId } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { newContext, openDatabase, startPostgres } from '@lendline/platform';
import type { Person, World } from '@lendline/world';
import { type Demo, startDemo } from '../demo/demo.ts';
import { simulatedCountry } from './country.ts';
import { ProcessorOf } from './processor-of.ts';
import { must, prepare, type WalkParts } from './walk.ts';

export interface MeasuringWhole {
  readonly checkout: string;
  /** An empty folder for the lender's data. */
  readonly data: string;
  /** Decisions one after another as fast as they go, and decisions that come at a rate. */
  readonly decisions: number;
  /** Decisions a second that come, whoever is still waiting. */
  readonly rate: number;
  /** Clients that decide at once at full speed. */
  readonly clients: number;
}

export interface WholeTimes {
  readonly decisions: number;
  readonly approved: number;
  /** By the clock at full speed, until the last one was committed. */
  readonly seconds: number;
  /** Processor seconds of this process: slices, ZEN, and what carries their events to other slices, to the last of them. */
  readonly process_s: number;
  /** Processor seconds of Postgres with all its processes; null where the system does not tell. */
  readonly postgres_s: number | null;
  /** The first decision of this process. */
  readonly first_ms: number;
  /** At the rate: from when each was due to when it was committed, so that waiting in line counts. */
  readonly at_rate_ms: readonly number[];
}

const warmUp = 100;

/**
 * Whole decisions, committed: features read, model, fraud checks with their graph, strategy with its trace, price, audit and
 * events. What comes before is done and not measured: the person has signed in and consented, files are read, the carrier has
 * answered and features were computed as of the same instant.
 */
export async function measureWholeDecisions(measuring: MeasuringWhole): Promise<WholeTimes> {
  const demo = await startDemo({
    checkout: measuring.checkout,
    port: 0,
    sandboxPort: 0,
    country: 'cn',
    people: 0,
    days: 0,
    fresh: true,
    pages: false,
    progress: () => undefined,
    environment: { LENDLINE_DATA: measuring.data, LENDLINE_SERVER_LOG_LEVEL: 'error' },
  });
  try {
    const ready = await prepareAll(demo, 1 + warmUp + 2 * measuring.decisions);
    await quiet(demo);
    return await measure(demo, measuring, ready);
  } finally {
    await demo.stop();
  }
}

/** Somebody about whom everything is known that a decision reads. */
interface Ready {
  readonly line: LineId;
  readonly asOf: Temporal.Instant;
}

const atOnce = 4;

async function prepareAll({ world, clock, lender, sandbox }: Demo, count: number): Promise<readonly Ready[]> {
  const parts: WalkParts = {
    clients: lender.clients,
    clock,
    country: simulatedCountry({ url: sandbox, world, clock }),
  };
  const people = adults(world, dayIn('Asia/Shanghai', clock.now()));
  const ready: Ready[] = [];
  const one = async (): Promise<void> => {
    while (ready.length < count) {
      const next = people.next();
      if (next.done === true) return;
      ready.push(await makeReady(parts, next.value));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  if (ready.length < count) throw new Error(`the simulated country has only ${ready.length} people for this`);
  return ready.slice(0, count);
}

async function makeReady(parts: WalkParts, person: Person): Promise<Ready> {
  const { line } = await prepare(parts, { person, wish: 200_000n, files: ['call-records', 'payment-statement'] });
  const asking = serviceNamed(parts, 'decisions');
  must(await parts.clients.lines.checkLine(asking, { lineId: line, fresh: false }));
  const asOf = parts.clock.now();
  must(await parts.clients.features.compute(asking, { lineId: line, asOf: asOf.toString() }));
  return { line, asOf };
}

function serviceNamed({ clock }: Pick<WalkParts, 'clock'>, name: string): Context {
  return newContext({ actor: { kind: 'service', name }, clock });
}

function* adults(world: World, today: Temporal.PlainDate): Generator<Person, void> {
  for (let index = 0; index < world.options.people; index += 1) {
    const person = world.person(index);
    const { line, birthDate } = person;
    const age = birthDate.until(today, { largestUnit: 'years' }).years;
    const active = line.recycledOn === null && Temporal.PlainDate.compare(line.activatedOn, today) < 0;
    if (age >= 20 && active && person.registeredName === person.name) yield person;
  }
}

/** Waits until nothing is left to be carried or worked off. */
async function quiet({ lender, dataFolder }: Demo): Promise<void> {
  const { url } = await startPostgres({ dataFolder });
  const database = await openDatabase({ url, poolSize: 1 });
  try {
    for (;;) {
      await lender.drainEvents();
      const { rows } = await database.pool.query<{ left: number }>(
        'select count(*)::integer as left from graphile_worker.jobs where run_at <= now()',
      );
      if (rows[0]?.left === 0) return;
      await pause(50);
    }
  } finally {
    await database.close();
  }
}

async function measure(demo: Demo, { decisions, rate, clients }: MeasuringWhole, ready: readonly Ready[]) {
  const { lender } = demo;
  const context = serviceNamed(demo, 'applications');
  let approved = 0;
  const decide = async ({ line, asOf }: Ready, nth: number): Promise<void> => {
    const requested = nth % 2 === 0 ? ({ amount: '200000', currency: 'CNY' } as const) : null;
    const attempt = { applicationId: newId('application', context.now()), attempt: 1, segment: 'new' } as const;
    const made = must(
      await lender.clients.decisions.decide(context, { ...attempt, lineId: line, requested, asOf: asOf.toString() }),
    );
    if (made.outcome === 'approve') approved += 1;
  };
  const [first, ...others] = ready;
  const began = performance.now();
  await decide(first!, 0);
  const first_ms = performance.now() - began;
  await inTurns(others.slice(0, warmUp), clients, decide);
  await quiet(demo);
  approved = 0;
  const processor = await ProcessorOf.postgresAt(demo.dataFolder);
  const started = performance.now();
  await inTurns(others.slice(warmUp, warmUp + decisions), clients, decide);
  const seconds = (performance.now() - started) / 1000;
  await lender.drainEvents();
  const spent = await processor.spent();
  await quiet(demo);
  const at_rate_ms = await atRate(others.slice(warmUp + decisions), rate, decide);
  return { decisions, approved, seconds, ...spent, first_ms, at_rate_ms };
}

type Decide = (ready: Ready, nth: number) => Promise<void>;

async function inTurns(some: readonly Ready[], clients: number, decide: Decide): Promise<void> {
  let next = 0;
  const client = async (): Promise<void> => {
    for (let nth = next++; nth < some.length; nth = next++) await decide(some[nth]!, nth);
  };
  await Promise.all(Array.from({ length: clients }, client));
}

/** Decisions come when they are due, whether the ones before are done or not. */
async function atRate(some: readonly Ready[], rate: number, decide: Decide): Promise<readonly number[]> {
  const started = performance.now();
  return Promise.all(
    some.map(async (ready, nth) => {
      const due = started + (nth * 1000) / rate;
      await pause(Math.max(0, due - performance.now()));
      await decide(ready, nth);
      return performance.now() - due;
    }),
  );
}
