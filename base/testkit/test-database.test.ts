import { describe, expect, it } from 'vitest';
import { makeClone } from './clone.ts';
import { contractSuite } from './contract-suite.ts';
import { fakeClock } from './fake-clock.ts';
import { openDatabase } from '@lendline/platform';
import { connectAdmin } from './template.ts';
import { testContext } from './test-context.ts';
import { testDatabase } from './test-database.ts';
import { testServer } from './test-server.ts';

const slices = [{ name: 'sample' }];
const first = testDatabase({ slices });
const second = testDatabase({ slices });

describe('two test files with the same migrations', () => {
  it('do not see what the other writes', async () => {
    await first.database
      .forSlice('sample')
      .transaction(testContext(), (tx) => tx.audit({ action: 'try', subject: 'x', outcome: 'done' }));
    const count = async (database: typeof first) =>
      (await database.database.pool.query('select from sample.audit')).rowCount;
    expect([await count(first), await count(second)]).toEqual([1, 0]);
  });
});

describe('a test that leaves a pool open', () => {
  it('fails with the name of the pool, and its database is dropped all the same', async () => {
    const clone = await makeClone(slices, 2);
    const leaked = await openDatabase({ url: clone.url });
    await expect(clone.drop()).rejects.toThrow('these connections were left open by the test: lendline');
    await leaked.close();
    const server = await testServer();
    const admin = await connectAdmin(server.url);
    const name = new URL(clone.url).pathname.slice(1);
    expect((await admin.query('select from pg_database where datname = $1', [name])).rowCount).toBe(0);
    await admin.end();
    await server.release();
  });
});

describe('the fake clock', () => {
  it('stands still until it is moved', () => {
    const clock = fakeClock('2026-01-31T12:00:00Z');
    const context = testContext({ clock });
    expect(context.now()).toEqual(Temporal.Instant.from('2026-01-31T12:00:00Z'));
    clock.advance({ months: 1 });
    expect(context.now()).toEqual(Temporal.Instant.from('2026-02-28T12:00:00Z'));
    clock.set('2027-01-01T00:00:00Z');
    expect(context.now()).toEqual(Temporal.Instant.from('2027-01-01T00:00:00Z'));
  });
});

const opened: string[] = [];
const open = (kind: string) => async () => {
  opened.push(kind);
  return { kind };
};
contractSuite('a contract suite', { here: open('here'), 'over there': open('over there') }, (client) => {
  it('opens each client once and runs every test on it', () => {
    expect(opened.filter((kind) => kind === client().kind)).toHaveLength(1);
  });
});
