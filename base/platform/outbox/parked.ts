import type { Clock } from '@lendline/kernel';
import type { Database } from '../database/database.ts';
import { relayRole } from '../database/roles.ts';
import { inTransaction, onlyOnceBegun, withClient, withRetries } from '../database/transaction.ts';
import { handleOnce } from './delivery.ts';
import type { Subscription } from '../slice/manifest.ts';
import type { EventEnvelope } from './envelope.ts';
import { OutOfTurn } from './inbox-cursor.ts';

export interface ParkedOptions<Tables> {
  readonly database: Database;
  readonly consumer: string;
  readonly clock: Clock;
  readonly subscriptions: readonly Subscription<Tables>[];
}

interface Parked {
  readonly seq: bigint;
  readonly event: EventEnvelope;
}

/** Handles parked events after their cause was mended, each once, in the order they were published. */
export async function retryParked<Tables>(options: ParkedOptions<Tables>): Promise<number> {
  let handled = 0;
  for (const parked of await readParked(options)) handled += (await retry(options, parked)) ? 1 : 0;
  return handled;
}

async function readParked<Tables>({ database, consumer }: ParkedOptions<Tables>): Promise<readonly Parked[]> {
  const session = { ...database.sessionFor(consumer, 'relay'), role: relayRole };
  return withClient(database.pool, (client) =>
    inTransaction(client, { session, readOnly: true }, async () => {
      const { rows } = await client.query<{ seq: bigint; event: EventEnvelope & { occurredAt: string } }>(
        'select seq, event from inbox_parked where released_at is null order by producer, seq',
      );
      return rows.map(({ seq, event }) => ({
        seq,
        event: { ...event, occurredAt: Temporal.Instant.from(event.occurredAt) },
      }));
    }),
  );
}

async function retry<Tables>(options: ParkedOptions<Tables>, { seq, event }: Parked): Promise<boolean> {
  const { database, consumer } = options;
  const subscription = options.subscriptions.find(
    ({ producer, type }) => producer === event.slice && type === event.type,
  );
  if (subscription === undefined) return false;
  try {
    await withRetries(database.log, () =>
      withClient(database.pool, (client) =>
        handleOnce(
          client,
          { ...options, subscription },
          {
            event,
            mark: async () => {
              const { rowCount } = await client.query(
                `update inbox_parked set released_at = now()
                  where producer = $1 and seq = $2 and released_at is null and ${onlyOnceBegun}`,
                [event.slice, seq],
              );
              if (rowCount !== 1) throw new OutOfTurn('another process retries the parked events');
            },
          },
        ),
      ),
    );
    return true;
  } catch (error) {
    if (!(error instanceof OutOfTurn)) {
      database.log.warn({ consumer, event: event.type, event_id: event.id, err: error }, 'a parked event failed again');
    }
    return false;
  }
}
