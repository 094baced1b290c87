import { assert, type Clock } from '@lendline/kernel';
import type pg from 'pg';
import type { Database } from '../database/database.ts';
import { inTransaction, withClient } from '../database/transaction.ts';
import { type Delivery, deliver } from './delivery.ts';
import type { Subscription } from '../slice/manifest.ts';
import { moveCursor, OutOfTurn, readCursor } from './inbox-cursor.ts';
import { type PlacedEvent, type Position, readBatch, UnknownEnvelope } from './outbox-reader.ts';

export interface ReaderOptions<Tables> {
  readonly database: Database;
  readonly consumer: string;
  readonly producer: string;
  readonly subscriptions: readonly Subscription<Tables>[];
  readonly clock: Clock;
  readonly maxTries: number;
}

/** How a reading ended, which decides when the next one begins. */
export type Reading =
  /** Everything was handled. */
  | { readonly state: 'empty' }
  /** Another process has the turn. */
  | { readonly state: 'busy' }
  /** The rest may be read when a running transaction ends. */
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly failures: number }
  /** A newer Lendline wrote what this one cannot read; it waits for its own upgrade. */
  | { readonly state: 'held'; readonly reason: string };

/** Reads what one producer has published for one consumer, until nothing is left or something is in the way. */
export class ProducerReader<Tables> {
  readonly producer: string;
  /** Of the events that are handled here; others are passed over. */
  readonly types: readonly string[];
  readonly #options: ReaderOptions<Tables>;
  readonly #byType: ReadonlyMap<string, Subscription<Tables>>;

  constructor(options: ReaderOptions<Tables>) {
    this.producer = options.producer;
    this.#options = options;
    this.#byType = new Map(options.subscriptions.map((subscription) => [subscription.type, subscription]));
    this.types = [...this.#byType.keys()];
    assert(this.#byType.size === options.subscriptions.length, `${options.consumer} handles a type of event once`);
  }

  /** `stopped` is asked between two events. */
  async read(stopped: () => boolean): Promise<Reading> {
    const { database, consumer } = this.#options;
    return withClient(database.pool, async (client) => {
      // Held for a burst of events by this session: several processes take turns instead of tripping over one another.
      const lock = `relay ${consumer} <- ${this.producer}`;
      const locked = client.query<{ mine: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as mine', [
        lock,
      ]);
      // Sent behind the lock without waiting for it, so it is read under the lock all the same.
      const cursor = readCursor(client, consumer, this.producer);
      cursor.catch(() => {});
      const { rows } = await locked;
      if (rows[0]?.mine !== true) return cursor.then(() => ({ state: 'busy' }));
      try {
        return await this.#readAll(client, { ...(await cursor), stopped });
      } finally {
        await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [lock]).catch(() => {});
      }
    });
  }

  async #readAll(client: pg.PoolClient, from: { position: Position; stopped: () => boolean }): Promise<Reading> {
    let { position } = from;
    try {
      for (;;) {
        const session = this.#options.database.sessionFor(this.producer, 'relay');
        const question = { producer: this.producer, types: this.types, after: position, session };
        const { events, head, isWhole, waiting } = await readBatch(client, question);
        for (const next of events) {
          if (from.stopped()) return { state: 'empty' };
          const outcome = await this.#handle(client, { from: position, next });
          if (outcome !== undefined) return outcome;
          position = next.position;
        }
        // Where events were handled the next reading passes over the rest: a cursor that has just moved is near enough.
        if (events.length === 0 && head !== undefined) await this.#skipTo(client, { from: position, to: head });
        if (waiting) return { state: 'waiting' };
        // What was published meanwhile woke this reader again.
        if (isWhole) return { state: 'empty' };
      }
    } catch (error) {
      if (error instanceof OutOfTurn) return { state: 'busy' };
      if (error instanceof UnknownEnvelope) return { state: 'held', reason: error.message };
      throw error;
    }
  }

  async #handle(client: pg.PoolClient, step: { from: Position; next: PlacedEvent }): Promise<Reading | undefined> {
    const { event } = step.next;
    const subscription = this.#byType.get(event.type);
    assert(subscription, 'only subscribed types are read');
    const known = subscription.version ?? 1;
    if (event.version > known) {
      const reason = `${event.type} has version ${event.version}, and ${this.#options.consumer} here knows ${known}: start the newer version here too`;
      return { state: 'held', reason };
    }
    const delivery: Delivery<Tables> = { ...this.#options, subscription };
    const delivered = await deliver(client, delivery, step);
    return delivered.state === 'failed' ? delivered : undefined;
  }

  // Past what nobody here subscribed to, so that it is not searched again next time.
  async #skipTo(client: pg.PoolClient, { from, to }: { from: Position; to: Position }): Promise<void> {
    if (from.xid === to.xid && from.seq === to.seq) return;
    const session = this.#options.database.sessionFor(this.#options.consumer, 'relay');
    const move = { consumer: this.#options.consumer, producer: this.producer, from, to };
    await inTransaction(client, { session, guarded: true }, () => moveCursor(client, move));
  }
}
