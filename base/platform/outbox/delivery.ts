import type { Clock, Context } from '@lendline/kernel';
import type pg from 'pg';
import type { Database } from '../database/database.ts';
import { sliceTransaction } from '../database/slice-transaction.ts';
import { inTransaction, withRetries } from '../database/transaction.ts';
import { toJson } from '../database/values.ts';
import type { Subscription } from '../slice/manifest.ts';
import type { EventEnvelope } from './envelope.ts';
import { countFailure, moveCursor, OutOfTurn } from './inbox-cursor.ts';
import type { PlacedEvent, Position } from './outbox-reader.ts';

export interface Handling<Tables> {
  readonly database: Database;
  readonly consumer: string;
  readonly clock: Clock;
  readonly subscription: Subscription<Tables>;
}

export interface Delivery<Tables> extends Handling<Tables> {
  readonly maxTries: number;
}

export type Delivered =
  | { readonly state: 'handled' | 'parked' }
  | { readonly state: 'failed'; readonly failures: number };

/**
 * Handles one event in one transaction of the consumer, together with the cursor: both happen or neither. A failure is
 * counted; after the last try the event is parked, so that one bad event does not stop all that follow.
 */
export async function deliver<Tables>(
  client: pg.ClientBase,
  delivery: Delivery<Tables>,
  { from, next }: { from: Position; next: PlacedEvent },
): Promise<Delivered> {
  const { event, position: to } = next;
  const { consumer } = delivery;
  try {
    await withRetries(delivery.database.log, () =>
      handleOnce(client, delivery, {
        event,
        mark: () => moveCursor(client, { consumer, producer: event.slice, from, to }),
      }),
    );
    return { state: 'handled' };
  } catch (error) {
    if (error instanceof OutOfTurn) throw error;
    return giveUpOrCount(client, delivery, { from, next, error }).catch((counting: unknown) => {
      // The connection is gone, so the try does not count: the event is not to blame.
      throw counting instanceof OutOfTurn ? counting : error;
    });
  }
}

async function giveUpOrCount<Tables>(
  client: pg.ClientBase,
  { database, consumer, maxTries }: Delivery<Tables>,
  { from, next, error }: { from: Position; next: PlacedEvent; error: unknown },
): Promise<Delivered> {
  const { event, position: to } = next;
  const producer = event.slice;
  const facts = { consumer, producer, event: event.type, event_id: event.id, err: error };
  return inTransaction(client, { session: database.sessionFor(consumer, event.tenant) }, async () => {
    const failures = await countFailure(client, { producer, from });
    if (failures < maxTries) {
      database.log.warn({ ...facts, tries: failures }, 'an event could not be handled and will be tried again');
      return { state: 'failed', failures };
    }
    await park(client, next, { error, tries: failures });
    await moveCursor(client, { consumer, producer, from, to });
    database.log.error({ ...facts, tries: failures }, 'an event failed too often and was parked for a person');
    return { state: 'parked' };
  });
}

interface Once {
  readonly event: EventEnvelope;
  /** Marks the event as handled, in the handler's transaction; sent with its begin, so it holds itself to `onlyOnceBegun`. */
  readonly mark: () => Promise<void>;
}

/** The handler and the mark in one transaction, as the consumer itself, for the event's tenant. */
export async function handleOnce<Tables>(
  client: pg.ClientBase,
  { database, consumer, clock, subscription }: Handling<Tables>,
  { event, mark }: Once,
): Promise<void> {
  const context: Context = {
    tenant: event.tenant,
    actor: { kind: 'service', name: consumer },
    correlation: event.correlation,
    locale: event.locale,
    now: () => clock.now(),
  };
  const told: string[] = [];
  const published = (types: readonly string[]): void => void told.push(...types);
  const session = database.sessionFor(consumer, event.tenant);
  await inTransaction(client, { session, guarded: true }, async () => {
    await mark();
    const tx = sliceTransaction<Tables>({ client, slice: consumer, context, published });
    await subscription.handle(tx, event);
  });
  database.wakeups.signal(consumer, told);
}

async function park(
  client: pg.ClientBase,
  { event, position }: PlacedEvent,
  { error, tries }: { error: unknown; tries: number },
): Promise<void> {
  await client.query(
    `insert into inbox_parked (producer, seq, tenant, event_id, type, event, error, tries)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [event.slice, position.seq, event.tenant, event.id, event.type, toJson(event), nameOf(error), tries],
  );
}

// The kind of error and the place, never its message: that may quote a row, and rows are personal.
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? '';
  return `${error.name}${code} ${place.trim()}`.trim();
}
