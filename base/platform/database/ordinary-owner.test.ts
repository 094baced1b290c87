import { borrower, fakeClock, testContext, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJobsOnce } from '../jobs/job-runner.ts';
import { startRelay } from '../outbox/relay.ts';
import { withDatabaseName } from './connection.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { sampleSlice, type SampleTables } from './test/sample-slice.ts';

// What a managed Postgres gives: a user that owns its database and is no superuser.
const test = testDatabase({ slices: [] });
const user = `ordinary_${process.pid}`;
const name = `lendline_test_${process.pid}_ordinary`;
let database: Database;

beforeAll(async () => {
  await test.database.pool.query(`create role ${user} login`);
  await test.database.pool.query(`grant lendline_app, lendline_relay to ${user}`);
  await test.database.pool.query(`create database ${name} owner ${user}`);
  const url = new URL(withDatabaseName(test.url, name));
  url.username = user;
  database = await openDatabase({ url: url.toString() });
});
afterAll(async () => {
  await database.close();
  await test.database.pool.query(`drop database ${name} with (force)`);
  await test.database.pool.query(`drop role ${user}`);
});

describe('with a database user that is no superuser', () => {
  it('everything works: migrations, tenants, events and jobs', async () => {
    await migrate(database, [{ name: 'teller' }, sampleSlice]);
    const clock = fakeClock();
    const context = testContext({ clock, actor: borrower('line_1') });
    const seen: unknown[] = [];
    await database.forSlice('teller').transaction(context, async (tx) => {
      await tx.publish({ type: 'teller.thing-told', version: 1, subject: 'a', data: {} });
      await tx.enqueue({ task: 'note', payload: 'job' });
    });
    const relay = startRelay<SampleTables>({
      database,
      consumer: 'sample',
      clock,
      subscriptions: [
        {
          producer: 'teller',
          type: 'teller.thing-told',
          handle: async ({ db }) => {
            await db.insertInto('note').values({ id: 'note_a', tenant: 'main', text: '', amount: 1n }).execute();
          },
        },
      ],
    });
    await relay.drain();
    await relay.stop();
    const note = async (_context: unknown, payload: unknown) => void seen.push(payload);
    await runJobsOnce({ database, clock, tasks: { teller: { note } } });
    const read = (tenant: string) =>
      database
        .forSlice<SampleTables>('sample')
        .transaction(testContext({ tenant }), ({ db }) => db.selectFrom('note').select('id').execute());
    expect([seen, await read('main'), await read('other')]).toEqual([['job'], [{ id: 'note_a' }], []]);
  });

  it('a start without the right to create schemas says what an administrator has to run', async () => {
    await test.database.pool.query(`alter database ${name} owner to lendline`);
    await expect(migrate(database, [])).rejects.toMatchObject({
      code: 'database.cannot-migrate',
      advice: { en: expect.stringContaining(`grant create on database ${name} to ${user}`) },
    });
  });
});
