import { fakeClock, testContext, testDatabase } from '@lendline/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Relay, startRelay } from '../outbox/relay.ts';
import { migrate } from './migrate.ts';
import { sampleSlice, type SampleTables } from './test/sample-slice.ts';

const slices = [{ name: 'teller' }, sampleSlice];
const test = testDatabase({ slices });
const clock = fakeClock();
const heard: string[] = [];

beforeEach(async () => {
  heard.length = 0;
  await test.database.pool.query('truncate teller.outbox, sample.inbox_cursor');
});

async function tell(subject: string): Promise<void> {
  await test.database
    .forSlice('teller')
    .transaction(testContext({ clock }), (tx) =>
      tx.publish({ type: 'teller.thing-told', version: 1, subject, data: {} }),
    );
}

async function listen(): Promise<void> {
  const relay: Relay = startRelay<SampleTables>({
    database: test.database,
    consumer: 'sample',
    clock,
    subscriptions: [
      { producer: 'teller', type: 'teller.thing-told', handle: async (_, { subject }) => void heard.push(subject) },
    ],
  });
  try {
    await relay.drain();
  } finally {
    await relay.stop();
  }
}

/**
 * Leaves the database as it is where a dump of another server was restored: rows and cursors have that server's numbers, which
 * are so much higher than this one's, and defaults are as that server had them.
 */
async function asRestored(higher: bigint, gone: 'events gone' | 'events there' = 'events there'): Promise<void> {
  const moved = `xid = (xid::text::bigint + ${higher})::text::xid8`;
  await test.database.pool.query(`
    update teller.outbox set ${moved}; update sample.inbox_cursor set ${moved};
    alter table teller.outbox alter column xid set default pg_current_xact_id();
    update teller.transaction_order set cluster = 'another server', ahead = 0;
    ${gone === 'events gone' ? 'truncate teller.outbox' : ''}`);
}

const million = 1_000_000n;

describe('a database that was restored onto a server with lower transaction numbers', () => {
  it('goes on where it was: what was read is not read again, what was not read and what is new is read once, in order', async () => {
    await tell('read before');
    await listen();
    await tell('not read yet');
    await asRestored(million);
    await migrate(test.database, slices);
    await tell('new');
    await listen();
    expect(heard).toEqual(['read before', 'not read yet', 'new']);
  });

  it('goes on also where the events that were read are gone, and only the cursor knows how far it was', async () => {
    await tell('read before');
    await listen();
    await asRestored(million, 'events gone');
    await migrate(test.database, slices);
    await tell('new');
    await listen();
    expect(heard).toEqual(['read before', 'new']);
  });

  it('goes on after a second restore, onto a server with higher numbers than the first', async () => {
    await tell('one');
    await asRestored(million);
    await migrate(test.database, slices);
    await tell('two');
    await listen();
    await asRestored(-million + 50n);
    await migrate(test.database, slices);
    await tell('three');
    await asRestored(2n * million);
    await migrate(test.database, slices);
    await tell('four');
    await listen();
    expect(heard).toEqual(['one', 'two', 'three', 'four']);
  });

  it('is not read by a process that nobody restarted: it says why, and passes over nothing', async () => {
    await tell('read before');
    await listen();
    await asRestored(million);
    await tell('new');
    await expect(listen()).rejects.toThrow('the rows of teller were numbered by another server');
    expect(heard).toEqual(['read before']);
  });

  it('is looked at once: the next start finds the order as it is', async () => {
    await tell('one');
    await asRestored(million);
    await migrate(test.database, slices);
    const { rows: first } = await test.database.pool.query('select cluster, ahead from teller.transaction_order');
    await tell('two');
    await migrate(test.database, slices);
    expect((await test.database.pool.query('select cluster, ahead from teller.transaction_order')).rows).toEqual(first);
    expect(first).toEqual([{ cluster: expect.stringMatching(/^\d+$/), ahead: expect.any(BigInt) }]);
  });
});
