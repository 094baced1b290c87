import { fakeClock, testContext, testDatabase } from '@lendline/testkit';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { sampleSlice, type SampleTables } from './test/sample-slice.ts';

const test = testDatabase({ slices: [{ name: 'teller' }, sampleSlice], poolSize: 1 });
const context = testContext({ clock: fakeClock() });

const often = 8;

it('a statement that comes often is prepared, and read anew when its table was changed beneath it', async () => {
  const { database } = test;
  const notes = database.forSlice<SampleTables>('sample');
  const readAll = () => notes.read(context, (db) => db.selectFrom('note').selectAll());
  const selectAll = () => notes.transaction(context, ({ db }) => db.selectFrom('note').selectAll().execute());
  await notes.transaction(context, ({ db }) =>
    db.insertInto('note').values({ id: 'note_a', tenant: context.tenant, text: 'a', amount: 1n }).execute(),
  );
  for (let time = 0; time < often; time += 1) await selectAll();
  const { rows } = await database.pool.query<{ statement: string }>('select statement from pg_prepared_statements');
  expect(rows.map(({ statement }) => statement)).toContain('select * from "sample"."note"');
  await database.pool.query("alter table sample.note add column added text not null default 'new'");
  expect(await selectAll()).toMatchObject([{ id: 'note_a', added: 'new' }]);
  for (let time = 0; time < often; time += 1) await readAll();
  await database.pool.query("alter table sample.note add column later text not null default 'newer'");
  expect(await readAll()).toMatchObject([{ id: 'note_a', later: 'newer' }]);
});

it('means the table of its own slice, where another has one of the same name', async () => {
  const countOf = (slice: string) =>
    test.database.forSlice(slice).transaction(
      context,
      async ({ db }) =>
        (
          await sql<{ of: string }>`
        select count(*)::text as of from outbox`.execute(db)
        ).rows[0]?.of,
    );
  await test.database
    .forSlice('teller')
    .transaction(context, (tx) => tx.publish({ type: 'teller.thing-told', version: 1, subject: 'a', data: {} }));
  for (let time = 0; time < often; time += 1) expect(await countOf('sample')).toBe('0');
  for (let time = 0; time < often; time += 1) expect(await countOf('teller')).toBe('1');
});
