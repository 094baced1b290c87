import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@lendline/kernel';
import type { Database } from '../database/database.ts';
import type { Subscription } from '../slice/manifest.ts';
import { retryParked } from './parked.ts';
import { ProducerReader, type Reading } from './producer-reader.ts';
import { Semaphore } from './semaphore.ts';

export interface RelayOptions<Tables> {
  readonly database: Database;
  /** The slice whose handlers these are. */
  readonly consumer: string;
  readonly subscriptions: readonly Subscription<Tables>[];
  readonly clock: Clock;
  /** Tries of one event before it is parked; 10 unless told. */
  readonly maxTries?: number;
  /** The pause after the first failure, which doubles up to a minute; 200 ms unless told. */
  readonly firstPause_ms?: number;
  /** How often to look without having been woken; 5 s unless told. */
  readonly pollEvery_ms?: number;
}

export interface Relay {
  /** Waits until everything published before has been handled or parked. For tests and for a stop in good order. */
  drain(): Promise<void>;
  /** Tries every parked event of this consumer once more, in order; returns how many are now handled. */
  retryParked(): Promise<number>;
  /** Finishes the event in hand and stops. */
  stop(): Promise<void>;
}

const defaultMaxTries = 10;
const defaultFirstPause_ms = 200;
const defaultPoll_ms = 5_000;
const longestPause_ms = 60_000;
const waiting_ms = 25;

// Relays of all slices share a process's pool: at most a third of it, so that requests always find a connection.
const places = new WeakMap<Database, Semaphore>();

/**
 * Carries events from the outboxes of other slices to the handlers of one. This is the one place where a process reads
 * another slice's table; when slices part for good, a message broker takes its place.
 */
export function startRelay<Tables>(options: RelayOptions<Tables>): Relay {
  const { database, consumer, clock } = options;
  const groups = Map.groupBy(options.subscriptions, ({ producer }) => producer);
  const stopping = new AbortController();
  const loops = [...groups].map(([producer, subscriptions]) => {
    const maxTries = options.maxTries ?? defaultMaxTries;
    const reader = new ProducerReader({ database, consumer, producer, subscriptions, clock, maxTries });
    return startLoop(reader, options, stopping.signal);
  });
  return {
    async drain() {
      await Promise.all(loops.map((loop) => loop.drain()));
    },
    retryParked: () => retryParked({ database, consumer, clock, subscriptions: options.subscriptions }),
    async stop() {
      stopping.abort();
      await Promise.all(loops.map((loop) => loop.ended()));
    },
  };
}

const never = new Promise<void>(() => {});

interface Loop {
  drain(): Promise<void>;
  /** Resolves when nothing of the loop, drains of callers included, reads any more. */
  ended(): Promise<void>;
}

function startLoop<Tables>(reader: ProducerReader<Tables>, options: RelayOptions<Tables>, stop: AbortSignal): Loop {
  const { database, consumer } = options;
  const semaphore =
    places.get(database) ?? new Semaphore(Math.max(1, Math.floor((database.pool.options.max ?? 10) / 3)));
  places.set(database, semaphore);
  let wake = Promise.withResolvers<void>();
  const unlisten = database.wakeups.listen(reader, () => wake.resolve());
  const read = (): Promise<Reading> => semaphore.run(() => reader.read(() => stop.aborted));

  const run = async (): Promise<void> => {
    let outages = 0;
    while (!stop.aborted) {
      wake = Promise.withResolvers();
      try {
        const reading = await read();
        outages = 0;
        if (reading.state === 'held') database.log.error({ consumer, producer: reader.producer }, reading.reason);
        // New events must not hurry the tries of a failed one: it would be parked before its cause can pass.
        const woken = reading.state === 'failed' ? never : wake.promise;
        await untilWokenOr(pauseAfter(reading, options), woken, stop);
      } catch (error) {
        outages += 1;
        database.log.error({ consumer, producer: reader.producer, err: error }, 'reading events failed');
        await untilWokenOr(backoff(options, outages), never, stop);
      }
    }
    unlisten();
  };
  const running = run();
  const drains = new Set<Promise<void>>();
  return {
    drain() {
      const drain = drainReader(read, options, stop).finally(() => drains.delete(drain));
      drains.add(drain);
      return drain;
    },
    async ended() {
      await Promise.allSettled([running, ...drains]);
    },
  };
}

function pauseAfter<Tables>(reading: Reading, options: RelayOptions<Tables>): number {
  switch (reading.state) {
    case 'waiting':
      return waiting_ms;
    case 'failed':
      return backoff(options, reading.failures);
    case 'held':
      return longestPause_ms;
    case 'empty':
    case 'busy':
      return options.pollEvery_ms ?? defaultPoll_ms;
  }
}

function backoff<Tables>({ firstPause_ms }: RelayOptions<Tables>, failures: number): number {
  return Math.min(longestPause_ms, (firstPause_ms ?? defaultFirstPause_ms) * 2 ** (failures - 1));
}

async function untilWokenOr(wait_ms: number, woken: Promise<void>, stop: AbortSignal): Promise<void> {
  const done = new AbortController();
  const signal = AbortSignal.any([stop, done.signal]);
  await Promise.race([woken, pause(wait_ms, undefined, { signal }).catch(() => {})]);
  done.abort();
}

async function drainReader<Tables>(
  read: () => Promise<Reading>,
  options: RelayOptions<Tables>,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    const reading = await read();
    if (reading.state === 'empty') return;
    if (reading.state === 'held') throw new Error(reading.reason);
    // Another process, or our own loop, is at it: look again until its turn is over.
    await untilWokenOr(reading.state === 'busy' ? waiting_ms : pauseAfter(reading, options), never, stop);
  }
}
