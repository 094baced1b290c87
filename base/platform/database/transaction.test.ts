import { sql } from 'kysely';
import { testContext, testDatabase } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { sampleSlice, type SampleTables } from './test/sample-slice.ts';
import { inTransaction, onlyOnceBegun, withClient } from './transaction.ts';

const test = testDatabase({ slices: [sampleSlice] });
const sampleDatabase = () => test.database.forSlice<SampleTables>('sample');
const context = testContext();

async function add(id: string, amount: bigint): Promise<void> {
  await sampleDatabase().transaction(context, async ({ db }) => {
    await db.insertInto('note').values({ id, tenant: 'main', text: '', amount }).execute();
  });
}

async function amountOf(id: string): Promise<bigint | undefined> {
  const row = await sampleDatabase().transaction(context, ({ db }) =>
    db.selectFrom('note').select('amount').where('id', '=', id).executeTakeFirst(),
  );
  return row?.amount;
}

describe('a statement sent together with its begin', () => {
  const advance = (isolation: 'read committed') =>
    withClient(test.database.pool, (client) =>
      inTransaction(client, { session: test.database.sessionFor('sample', 'main'), isolation, guarded: true }, () =>
        client.query(`update sample.inbox_cursor set seq = seq + 1 where producer = 'teller' and ${onlyOnceBegun}`),
      ),
    );

  it('changes nothing where no transaction was begun, and the next on that connection is whole again', async () => {
    await test.database.pool.query(`insert into sample.inbox_cursor (producer) values ('teller')`);
    await advance('read committed');
    // A text that Postgres cannot read is refused as a whole: what comes behind it would stand alone.
    await expect(advance('no such level' as 'read committed')).rejects.toThrow('syntax error');
    await advance('read committed');
    const { rows } = await test.database.pool.query(`select seq from sample.inbox_cursor where producer = 'teller'`);
    expect(rows).toEqual([{ seq: 2n }]);
  });
});

describe('a transaction', () => {
  it('leaves nothing behind when its work throws', async () => {
    const failing = sampleDatabase().transaction(context, async (tx) => {
      await tx.db.insertInto('note').values({ id: 'n_gone', tenant: 'main', text: '', amount: 1n }).execute();
      await tx.publish({ type: 'sample.note-written', version: 1, subject: 'n_gone', data: {} });
      await tx.audit({ action: 'write', subject: 'n_gone', outcome: 'done' });
      await tx.enqueue({ task: 'remind', payload: {} });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    const { rows } = await test.database.pool.query(`
      select (select count(*) from sample.note where id = 'n_gone') + (select count(*) from sample.outbox)
           + (select count(*) from sample.audit) + (select count(*) from graphile_worker.jobs) as left`);
    expect(rows).toEqual([{ left: 0n }]);
  });

  it('fails when it went on after a failed statement, instead of losing its work silently', async () => {
    const careless = sampleDatabase().transaction(context, async ({ db }) => {
      await db.insertInto('note').values({ id: 'n_lost', tenant: 'main', text: '', amount: 1n }).execute();
      await sql`select 1 / 0`.execute(db).catch(() => {});
    });
    await expect(careless).rejects.toThrow('a failed statement was ignored');
    expect(await amountOf('n_lost')).toBeUndefined();
  });

  it('is run again when two that read the same meet, so that no addition is lost', async () => {
    await add('n_sum', 0n);
    const addOne = () =>
      sampleDatabase().transaction(
        context,
        async ({ db }) => {
          const { amount } = await db
            .selectFrom('note')
            .select('amount')
            .where('id', '=', 'n_sum')
            .executeTakeFirstOrThrow();
          await db
            .updateTable('note')
            .set({ amount: amount + 1n })
            .where('id', '=', 'n_sum')
            .execute();
        },
        { isolation: 'serializable' },
      );
    await Promise.all([addOne(), addOne(), addOne()]);
    expect(await amountOf('n_sum')).toBe(3n);
  });

  it('survives a deadlock with another', async () => {
    await Promise.all([add('n_left', 0n), add('n_right', 0n)]);
    const both = (first: string, second: string) =>
      sampleDatabase().transaction(context, async ({ db }) => {
        for (const id of [first, second]) {
          await db
            .updateTable('note')
            .set(({ eb }) => ({ amount: eb('amount', '+', 1n) }))
            .where('id', '=', id)
            .execute();
          await sql`select pg_sleep(0.05)`.execute(db);
        }
      });
    await Promise.all([both('n_left', 'n_right'), both('n_right', 'n_left')]);
    expect([await amountOf('n_left'), await amountOf('n_right')]).toEqual([2n, 2n]);
  });

  it('cannot write when it is for reading only', async () => {
    const write = sampleDatabase().transaction(context, ({ db }) => db.deleteFrom('note').execute(), {
      readOnly: true,
    });
    await expect(write).rejects.toMatchObject({ code: '25006' });
  });

  it('reads of one moment when it is for reading only, whatever another commits between its statements', async () => {
    await add('n_first', 1n);
    const counted = await sampleDatabase().transaction(
      context,
      async ({ db }) => {
        const few = await db.selectFrom('note').select('id').execute();
        await add('n_second', 1n);
        const again = await db.selectFrom('note').select('id').execute();
        return [few.length, again.length];
      },
      { readOnly: true },
    );
    expect(counted[1]).toBe(counted[0]);
    expect(await amountOf('n_second')).toBe(1n);
  });

  it('is ended by the server when a statement takes too long', async () => {
    const { rows } = await sampleDatabase().transaction(context, ({ db }) =>
      sql<{ timeout: string }>`select current_setting('statement_timeout') as timeout`.execute(db),
    );
    expect(rows).toEqual([{ timeout: '30s' }]);
  });

  it('that lost its connection does not spoil the next one', async () => {
    const killed = sampleDatabase().transaction(context, async ({ db }) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
      await test.database.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
      await db.selectFrom('note').select('id').execute();
    });
    await expect(killed).rejects.toThrow(/terminat|connection|EPIPE|ECONNRESET/);
    await add('n_after', 4n);
    expect(await amountOf('n_after')).toBe(4n);
  });
});

describe('values', () => {
  it('come back as the types that were written', async () => {
    const instant = Temporal.Instant.from('2026-03-02T09:00:00.123456Z');
    const day = Temporal.PlainDate.from('2026-02-28');
    const { rows } = await sampleDatabase().transaction(context, ({ db }) =>
      sql`select ${instant}::timestamptz as instant, ${day}::date as day, ${9_007_199_254_740_993n}::bigint as big,
                 12.30::numeric as numeric, ${[1n, 2n]}::bigint[] as bigs, ${[instant]}::timestamptz[] as instants,
                 ${{ amount: 5n, at: instant }}::jsonb as object, array[null, ${day}]::date[] as days`.execute(db),
    );
    expect(rows).toEqual([
      {
        instant,
        day,
        big: 9_007_199_254_740_993n,
        numeric: '12.30',
        bigs: [1n, 2n],
        instants: [instant],
        object: { amount: '5', at: '2026-03-02T09:00:00.123456Z' },
        days: [null, day],
      },
    ]);
  });

  it('cut an instant to the microsecond, so that it never lies in the future', async () => {
    const { rows } = await sampleDatabase().transaction(context, ({ db }) =>
      sql`select ${Temporal.Instant.from('2026-03-02T09:00:00.123456999Z')}::timestamptz as at`.execute(db),
    );
    expect(rows).toEqual([{ at: Temporal.Instant.from('2026-03-02T09:00:00.123456Z') }]);
  });
});
