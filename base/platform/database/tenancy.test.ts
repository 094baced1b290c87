import { sql } from 'kysely';
import { borrower, testContext, testDatabase } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { compilerFor } from './dialect.ts';
import { sampleSlice, type SampleTables } from './test/sample-slice.ts';
import { inTransaction, readAtOnce, withClient } from './transaction.ts';

const test = testDatabase({ slices: [sampleSlice] });
const sampleDatabase = () => test.database.forSlice<SampleTables>('sample');

const ours = testContext({ tenant: 'ours' });
const theirs = testContext({ tenant: 'theirs' });

async function add(context: typeof ours, id: string): Promise<void> {
  await sampleDatabase().transaction(context, async ({ db }) => {
    await db.insertInto('note').values({ id, tenant: context.tenant, text: 'kept', amount: 5n }).execute();
  });
}

describe('rows of a lender', () => {
  it('are seen by that lender alone', async () => {
    await add(ours, 'note_seen');
    const read = (context: typeof ours) =>
      sampleDatabase().transaction(context, ({ db }) =>
        db.selectFrom('note').select('id').where('id', '=', 'note_seen').execute(),
      );
    expect(await read(ours)).toEqual([{ id: 'note_seen' }]);
    expect(await read(theirs)).toEqual([]);
  });

  it('are seen by that lender alone in a read of one round trip, and the connection keeps nothing of it', async () => {
    await add(ours, 'note_quick');
    const read = (context: typeof ours) =>
      sampleDatabase().read(context, (db) =>
        db.selectFrom('note').select(['id', 'amount']).where('id', '=', 'note_quick'),
      );
    expect(await Promise.all([read(ours), read(theirs), read(ours)])).toEqual([
      [{ id: 'note_quick', amount: 5n }],
      [],
      [{ id: 'note_quick', amount: 5n }],
    ]);
    const { rows } = await test.database.pool.query(`select current_setting('app.tenant', true) as tenant`);
    expect(rows).toEqual([{ tenant: '' }]);
  });

  it('are given to nobody by a read whose transaction could not be narrowed', async () => {
    await add(ours, 'note_narrow');
    const session = { ...test.database.sessionFor('sample', 'ours'), role: 'nobody_of_this_name' };
    const everything = compilerFor<SampleTables>('sample').selectFrom('note').select('id').compile();
    const read = withClient(test.database.pool, (client) => readAtOnce(client, { session }, [everything]));
    await expect(read).rejects.toThrow('nobody_of_this_name');
    expect((await test.database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('are given to nobody by a transaction that only reads and could not be narrowed', async () => {
    await add(ours, 'note_unread');
    const session = { ...test.database.sessionFor('sample', 'ours'), role: 'nobody_of_this_name' };
    const read = withClient(test.database.pool, (client) =>
      inTransaction(client, { session, readOnly: true }, () => client.query('select id from sample.note')),
    );
    await expect(read).rejects.toThrow('nobody_of_this_name');
  });

  it('cannot be written in the name of another lender', async () => {
    const intrusion = sampleDatabase().transaction(theirs, ({ db }) =>
      db.insertInto('note').values({ id: 'note_forged', tenant: 'ours', text: 'forged', amount: 1n }).execute(),
    );
    await expect(intrusion).rejects.toMatchObject({ code: '42501' });
  });

  it('cannot be changed or deleted by another lender', async () => {
    await add(ours, 'note_firm');
    const changed = await sampleDatabase().transaction(theirs, async ({ db }) => {
      const update = await db.updateTable('note').set({ text: 'changed' }).executeTakeFirst();
      const deletion = await db.deleteFrom('note').executeTakeFirst();
      return [update.numUpdatedRows, deletion.numDeletedRows];
    });
    expect(changed).toEqual([0n, 0n]);
  });

  it('are not seen at all when no tenant is set', async () => {
    await add(ours, 'note_unseen');
    const client = await test.database.pool.connect();
    try {
      await client.query('begin; set local role lendline_app');
      const { rowCount } = await client.query('select from sample.note');
      await client.query('rollback');
      expect(rowCount).toBe(0);
    } finally {
      client.release();
    }
  });

  it('are not seen through a pooled connection that served another lender just before', async () => {
    const other = await test.open();
    try {
      await add(ours, 'note_pooled');
      const one = other.forSlice<SampleTables>('sample');
      await one.transaction(ours, ({ db }) => db.selectFrom('note').select('id').execute());
      const { rows } = await other.pool.query<{ tenant: string | null; role: string }>(
        "select current_setting('app.tenant', true) as tenant, current_user::text as role",
      );
      expect(rows[0]).toEqual({ tenant: '', role: 'lendline' });
    } finally {
      await other.close();
    }
  });
});

describe('a slice', () => {
  it('cannot change or delete what was audited or published', async () => {
    await sampleDatabase().transaction(ours, (tx) =>
      tx.audit({ action: 'try', subject: 'note_1', outcome: 'refused' }),
    );
    for (const table of ['audit', 'outbox']) {
      const erase = sampleDatabase().transaction(ours, ({ db }) => sql`delete from ${sql.table(table)}`.execute(db));
      await expect(erase).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('leaves one audit row and one event with the same facts', async () => {
    const context = testContext({ tenant: 'ours', actor: borrower('line_1'), correlation: 'request-7' });
    await sampleDatabase().transaction(context, (tx) =>
      tx.audit({ action: 'open-note', subject: 'note_7', outcome: 'refused', reason: 'not yours' }),
    );
    const audit = await test.database.pool.query("select * from sample.audit where subject = 'note_7'");
    const outbox = await test.database.pool.query("select * from sample.outbox where subject = 'note_7'");
    const facts = { tenant: 'ours', actor: 'borrower:line_1', correlation: 'request-7', subject: 'note_7' };
    expect(audit.rows).toMatchObject([{ ...facts, outcome: 'refused', reason: 'not yours', at: context.now() }]);
    expect(outbox.rows).toMatchObject([{ ...facts, type: 'sample.audited', data: { id: audit.rows[0].id } }]);
  });

  it('publishes only under its own name', async () => {
    const forged = sampleDatabase().transaction(ours, (tx) =>
      tx.publish({ type: 'other.thing-happened', version: 1, subject: 'x', data: {} }),
    );
    await expect(forged).rejects.toThrow('an event of sample is named sample.');
  });
});
