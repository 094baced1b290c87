import { setTimeout as pause } from 'node:timers/promises';
import { fakeClock, testContext, testDatabase } from '@lendline/testkit';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { sampleSlice, type SampleTables } from '../database/test/sample-slice.ts';
import type { Subscription } from '../slice/manifest.ts';
import type { EventEnvelope } from './envelope.ts';
import { type Relay, type RelayOptions, startRelay } from './relay.ts';

const test = testDatabase({ slices: [{ name: 'teller' }, sampleSlice], poolSize: 16 });
const clock = fakeClock();
const context = testContext({ clock });

beforeEach(async () => {
  await test.database.pool.query(`
    truncate teller.outbox, teller.inbox_cursor, sample.note, sample.outbox, sample.inbox_cursor, sample.inbox_parked`);
});

async function tell(subject: string, options: { version?: number; tenant?: string } = {}): Promise<void> {
  const { version = 1, tenant = 'main' } = options;
  await test.database
    .forSlice('teller')
    .transaction(testContext({ clock, tenant }), (tx) =>
      tx.publish({ type: 'teller.thing-told', version, subject, data: { word: 'hello', amount: 5n } }),
    );
}

type Handle = Subscription<SampleTables>['handle'];

const keepNote: Handle = async ({ db, context: { tenant } }, { subject }) => {
  await db
    .insertInto('note')
    .values({ id: `note_${subject}`, tenant, text: 'told', amount: 1n })
    .execute();
};

/** Counts how often it was handled, so that a second time shows. */
const countNote: Handle = async ({ db, context: { tenant } }, { subject }) => {
  await db
    .insertInto('note')
    .values({ id: `note_${subject}`, tenant, text: 'told', amount: 1n })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ amount: sql`note.amount + 1` }))
    .execute();
};

function relay(handle: Handle, options: Partial<RelayOptions<SampleTables>> = {}): Relay {
  return startRelay<SampleTables>({
    database: test.database,
    consumer: 'sample',
    subscriptions: [{ producer: 'teller', type: 'teller.thing-told', handle }],
    clock,
    firstPause_ms: 1,
    ...options,
  });
}

async function drained(started: Relay): Promise<void> {
  try {
    await started.drain();
  } finally {
    await started.stop();
  }
}

async function notes(): Promise<{ id: string; tenant: string; amount: bigint }[]> {
  const { rows } = await test.database.pool.query('select id, tenant, amount from sample.note order by id');
  return rows;
}

describe('an event', () => {
  it('reaches its reader with everything it was published with, and as the same tenant', async () => {
    let seen: EventEnvelope | undefined;
    let tenantSeen: string | undefined;
    await tell('a', { tenant: 'branch' });
    await drained(
      relay(async (tx, event) => {
        seen = event;
        tenantSeen = tx.context.tenant;
        await keepNote(tx, event);
      }),
    );
    expect(seen).toMatchObject({
      type: 'teller.thing-told',
      version: 1,
      slice: 'teller',
      tenant: 'branch',
      subject: 'a',
      actor: 'service:test',
      correlation: context.correlation,
      occurredAt: clock.now(),
      data: { word: 'hello', amount: '5' },
    });
    expect(tenantSeen).toBe('branch');
    expect(await notes()).toEqual([{ id: 'note_a', tenant: 'branch', amount: 1n }]);
  });

  it('reaches a waiting reader in well under the time between two polls', async () => {
    const arrived = Promise.withResolvers<number>();
    const started = relay(async () => arrived.resolve(performance.now()), { pollEvery_ms: 60_000 });
    try {
      await started.drain();
      await pause(100);
      const told = performance.now();
      await tell('quick');
      expect((await arrived.promise) - told).toBeLessThan(2_000);
    } finally {
      await started.stop();
    }
  });

  it('wakes a reader in another process', async () => {
    const other = await test.open();
    const arrived = Promise.withResolvers<string>();
    const started = relay(async (_tx, event) => arrived.resolve(event.subject), {
      database: other,
      pollEvery_ms: 60_000,
    });
    try {
      await started.drain();
      await pause(200);
      await tell('far');
      expect(await arrived.promise).toBe('far');
    } finally {
      await started.stop();
      await other.close();
    }
  });

  it('is handled again when the process dies between its effect and the commit, with one effect in the end', async () => {
    await tell('crash');
    const other = await test.open();
    const dying = relay(
      async (tx, event) => {
        await countNote(tx, event);
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.db);
        await test.database.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
      },
      { database: other },
    );
    try {
      await expect(dying.drain()).rejects.toThrow(/terminat|connection|EPIPE/);
    } finally {
      await dying.stop();
      await other.close();
    }
    expect(await notes()).toEqual([]);
    await drained(relay(countNote));
    expect(await notes()).toEqual([{ id: 'note_crash', tenant: 'main', amount: 1n }]);
  });

  it('is handled once by several processes that read at the same time', async () => {
    const subjects = Array.from({ length: 60 }, (_, index) => `s${String(index).padStart(2, '0')}`);
    const others = await Promise.all([test.open(), test.open()]);
    const relays = [test.database, ...others].map((database) => relay(countNote, { database, pollEvery_ms: 5 }));
    await Promise.all(subjects.map((subject) => tell(subject)));
    await Promise.all(relays.map((started) => started.drain()));
    await Promise.all(relays.map((started) => started.stop()));
    await Promise.all(others.map((other) => other.close()));
    expect(await notes()).toEqual(subjects.map((subject) => ({ id: `note_${subject}`, tenant: 'main', amount: 1n })));
  });
});

describe('the order of events', () => {
  it('is kept when an earlier transaction commits later, and nothing is passed over', async () => {
    const order: string[] = [];
    const started = relay(async (_tx, event) => void order.push(event.subject), { pollEvery_ms: 5 });
    const published = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const slow = test.database.forSlice('teller').transaction(context, async (tx) => {
      await tx.publish({ type: 'teller.thing-told', version: 1, subject: 'began first', data: {} });
      published.resolve();
      await release.promise;
    });
    await published.promise;
    await tell('began second');
    await pause(150);
    expect(order).toEqual([]);
    release.resolve();
    await slow;
    await drained(started);
    expect(order).toEqual(['began first', 'began second']);
  });

  it('passes over what nobody subscribed to without reading it again', async () => {
    await test.database
      .forSlice('teller')
      .transaction(context, (tx) => tx.audit({ action: 'tell', subject: 'x', outcome: 'done' }));
    await drained(relay(keepNote));
    const { rows } = await test.database.pool.query(
      `select (select seq from sample.inbox_cursor where producer = 'teller') = (select max(seq) from teller.outbox) as past`,
    );
    expect(rows).toEqual([{ past: true }]);
  });
});

describe('an event that cannot be handled', () => {
  const failOn =
    (subject: string): Handle =>
    async (tx, event) => {
      await countNote(tx, event);
      if (event.subject === subject) throw new TypeError('no');
    };

  it('is tried again and then handled once', async () => {
    await tell('shaky');
    let tries = 0;
    await drained(
      relay(async (tx, event) => {
        tries += 1;
        await countNote(tx, event);
        if (tries < 3) throw new Error('not yet');
      }),
    );
    expect([tries, await notes()]).toEqual([3, [{ id: 'note_shaky', tenant: 'main', amount: 1n }]]);
  });

  it('is parked after its last try, leaves no effect, and those after it go on', async () => {
    for (const subject of ['good', 'poison', 'later']) await tell(subject);
    await drained(relay(failOn('poison'), { maxTries: 3 }));
    expect((await notes()).map(({ id }) => id)).toEqual(['note_good', 'note_later']);
    const { rows } = await test.database.pool.query(
      'select tenant, type, tries, event, error from sample.inbox_parked',
    );
    expect(rows).toMatchObject([{ tenant: 'main', type: 'teller.thing-told', tries: 3, event: { subject: 'poison' } }]);
    expect(rows[0].error).toMatch(/^TypeError at /);
  });

  it('is handled once when it is retried after its cause was mended', async () => {
    await tell('poison');
    await drained(relay(failOn('poison'), { maxTries: 1 }));
    const mended = relay(countNote);
    expect([await mended.retryParked(), await mended.retryParked()]).toEqual([1, 0]);
    await mended.stop();
    expect(await notes()).toEqual([{ id: 'note_poison', tenant: 'main', amount: 1n }]);
  });

  it('keeps its number of tries when the process is started again', async () => {
    await tell('poison');
    const first = relay(failOn('poison'), { maxTries: 3, firstPause_ms: 60_000 });
    await pause(200);
    await first.stop();
    await drained(relay(failOn('poison'), { maxTries: 2 }));
    const { rows } = await test.database.pool.query('select tries from sample.inbox_parked');
    expect(rows).toEqual([{ tries: 2 }]);
  });

  it('does not keep the relay from stopping, nor who waits for all events', async () => {
    await tell('poison');
    const started = relay(failOn('poison'), { firstPause_ms: 60_000 });
    const draining = started.drain();
    await pause(100);
    await started.stop();
    await expect(draining).resolves.toBeUndefined();
    expect(await notes()).toEqual([]);
  });
});

describe('an event of a newer Lendline', () => {
  it('waits for newer code when its data has an unknown version', async () => {
    await tell('new', { version: 2 });
    await expect(drained(relay(keepNote))).rejects.toThrow('teller.thing-told has version 2, and sample here knows 1');
    expect(await notes()).toEqual([]);
    const subscriptions = [{ producer: 'teller', type: 'teller.thing-told', version: 2, handle: keepNote }];
    await drained(relay(keepNote, { subscriptions }));
    expect(await notes()).toHaveLength(1);
  });

  it('waits for newer code when its envelope has an unknown form', async () => {
    await tell('odd');
    await test.database.pool.query('update teller.outbox set envelope = 2');
    await expect(drained(relay(keepNote))).rejects.toThrow('has an envelope of form 2, and this process knows 1');
    expect(await notes()).toEqual([]);
  });
});

describe('a relay', () => {
  it('may read outboxes and parked events and no other table', async () => {
    const client = await test.database.pool.connect();
    try {
      await client.query('begin; set local role lendline_relay');
      await expect(client.query('select from sample.note')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
