import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { testContext, testDatabase } from '@lendline/testkit';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { migrate, type SliceMigrations } from './migrate.ts';
import { sampleSlice } from './test/sample-slice.ts';

const test = testDatabase({ slices: [{ name: 'stamped' }] });
let folder: string;
let slice: SliceMigrations;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  slice = { name: 'grown', migrations: pathToFileURL(folder) };
  await test.database.pool.query('drop schema if exists grown cascade');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(file: string, sql: string): Promise<void> {
  await writeFile(join(folder, file), sql);
}

const tenantTable = (name: string): string =>
  `create table ${name} (id text primary key, tenant text not null); select make_tenant_table('${name}');`;

describe('migrations', () => {
  it('are applied once, in order, and the next start finds nothing to do', async () => {
    await write('0001_thing.sql', tenantTable('thing'));
    await write('0002_colour.sql', 'alter table thing add colour text;');
    const first = await migrate(test.database, [slice]);
    expect(first.filter((name) => !name.includes('/platform/'))).toEqual(['grown/0001_thing', 'grown/0002_colour']);
    expect(await migrate(test.database, [slice])).toEqual([]);
  });

  it('are applied by one of several processes that start together', async () => {
    await write('0001_thing.sql', tenantTable('thing'));
    const others = await Promise.all([test.open(), test.open()]);
    const reports = await Promise.all([test.database, ...others].map((database) => migrate(database, [slice])));
    await Promise.all(others.map((other) => other.close()));
    expect(reports.filter((report) => report.includes('grown/0001_thing'))).toHaveLength(1);
  });

  it('that fail half way leave nothing behind and name the file', async () => {
    await write('0001_thing.sql', `${tenantTable('thing')} select 1 / 0;`);
    await expect(migrate(test.database, [slice])).rejects.toThrow('1_thing failed: error: division by zero');
    const { rows } = await test.database.pool.query("select to_regclass('grown.thing') is null as absent");
    expect(rows).toEqual([{ absent: true }]);
    await write('0001_thing.sql', tenantTable('thing'));
    expect(await migrate(test.database, [slice])).toEqual(['grown/0001_thing']);
  });

  it('change the rows of every lender, also where the owner of the schema is no superuser', async () => {
    const owner = `plain_owner_${process.pid}`;
    const url = new URL(test.url);
    url.username = owner;
    await test.database.pool.query(`
      create role ${owner} login;
      grant create on database ${url.pathname.slice(1)} to ${owner};
      grant lendline_app to ${owner}`);
    // The stamp's own function in a schema of this owner; the queue's schema belongs to the test server's superuser.
    const { rows } = await test.database.pool.query<{ definition: string }>(
      "select pg_get_functiondef('stamped.make_tenant_table(text,text)'::regprocedure) as definition",
    );
    const plain = new pg.Client({ connectionString: url.toString() });
    await plain.connect();
    try {
      await plain.query('create schema owned; set search_path = owned; grant usage on schema owned to lendline_app');
      await plain.query(rows[0]!.definition.replace('stamped.', 'owned.'));
      await plain.query(tenantTable('thing'));
      await plain.query("set app.migrating = 'on'; insert into thing values ('a', 'one'), ('b', 'two')");
      expect((await plain.query("update thing set id = id || '!'")).rowCount).toBe(2);
      await plain.query("set app.migrating = 'off'");
      expect((await plain.query('select from thing')).rowCount).toBe(0);
    } finally {
      await plain.end();
      await test.database.pool.query(`drop owned by ${owner} cascade; drop role ${owner}`);
    }
  });
});

describe('a process with older code', () => {
  beforeEach(async () => {
    await write('0001_thing.sql', tenantTable('thing'));
  });

  it('goes on beside a newer migration that breaks nothing', async () => {
    await write('0002_colour.sql', 'alter table thing add colour text;');
    await migrate(test.database, [slice]);
    await rm(join(folder, '0002_colour.sql'));
    expect(await migrate(test.database, [slice])).toEqual([]);
  });

  it('refuses a database that a newer one has changed for good, and says what to do', async () => {
    await write('0002_rename.sql', '-- breaking\nalter table thing rename to matter;');
    await migrate(test.database, [slice]);
    await rm(join(folder, '0002_rename.sql'));
    await expect(migrate(test.database, [slice])).rejects.toMatchObject({
      code: 'database.too-new',
      advice: { en: expect.stringContaining('Start the newer version') },
    });
  });
});

describe('a migration that was applied', () => {
  it('may not be edited afterwards', async () => {
    await write('0001_thing.sql', tenantTable('thing'));
    await migrate(test.database, [slice]);
    await write('0001_thing.sql', tenantTable('other'));
    await expect(migrate(test.database, [slice])).rejects.toMatchObject({ code: 'database.migration-edited' });
  });

  it('is the same file with the line ends of another system', async () => {
    await write('0001_thing.sql', `-- A thing.\n${tenantTable('thing')}\n`);
    await migrate(test.database, [slice]);
    await write('0001_thing.sql', `-- A thing.\r\n${tenantTable('thing')}\r\n`);
    expect(await migrate(test.database, [slice])).toEqual([]);
  });
});

describe('a table', () => {
  const refused = { code: 'database.table-without-tenant', text: { en: expect.stringContaining('grown.open') } };

  it.each([
    ['without a policy', 'create table open (id text, tenant text not null);'],
    [
      'whose policy does not bind its owner',
      'create table open (id text); alter table open enable row level security;',
    ],
    ['seen through a view that runs as its owner', `${tenantTable('thing')} create view open as select * from thing;`],
    [
      'copied into a materialized view',
      `${tenantTable('thing')} create materialized view open as select * from thing;`,
    ],
  ])('%s is refused', async (_what, sql) => {
    await write('0001_open.sql', sql);
    await expect(migrate(test.database, [slice])).rejects.toMatchObject(refused);
  });

  it('may be shared when it says why, or be seen through a view with the rights of its reader', async () => {
    await write(
      '0001_shared.sql',
      `create table country (code text); select make_shared_table('country', 'the same for all');
       ${tenantTable('thing')} create view seen with (security_invoker=true) as select * from thing;`,
    );
    expect(await migrate(test.database, [slice])).toContain('grown/0001_shared');
  });

  it('needs a tenant before it can have a policy', async () => {
    await write('0001_thing.sql', `create table thing (id text); select make_tenant_table('thing');`);
    await expect(migrate(test.database, [slice])).rejects.toThrow('table thing has no tenant');
  });
});

describe('migration files', () => {
  it.each([
    ['a gap', ['0001_a.sql', '0003_c.sql'], '0003_c.sql should be number 2'],
    ['a number twice', ['0001_a.sql', '0001_b.sql'], '0001_b.sql should be number 2'],
    ['another form of name', ['1-a.sql'], 'is named 0001_what_it_does.sql, not 1-a.sql'],
  ])('with %s are refused', async (_what, files, message) => {
    for (const file of files) await write(file, 'select 1;');
    await expect(migrate(test.database, [slice])).rejects.toThrow(message);
  });
});

describe('opening a database', () => {
  it('is refused to a role that cannot step down, with what an administrator has to run', async () => {
    const url = new URL(test.url);
    url.username = `outsider_${process.pid}`;
    await test.database.pool.query(`create role ${url.username} login`);
    await expect(openDatabase({ url: url.toString() })).rejects.toMatchObject({
      code: 'database.role',
      advice: { en: expect.stringContaining('grant lendline_app to') },
    });
    await test.database.pool.query(`drop role ${url.username}`);
  });

  it('is refused with advice, and without the password, when no server is there', async () => {
    const open = openDatabase({ url: 'postgres://someone:secret@127.0.0.1:1/none' });
    await expect(open).rejects.toMatchObject({ code: 'database.unreachable' });
    await expect(open).rejects.not.toThrow(/secret/);
  });

  it('keeps working through a restart of its connections', async () => {
    const other = await test.open();
    await migrate(other, [sampleSlice]);
    const sample = other.forSlice('sample');
    const publish = () =>
      sample.transaction(testContext(), (tx) =>
        tx.publish({ type: 'sample.tried', version: 1, subject: 's', data: {} }),
      );
    await publish();
    await test.database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    await publish();
    await other.close();
    const { rows } = await test.database.pool.query('select count(*) from sample.outbox');
    expect(rows).toEqual([{ count: 2n }]);
  });
});
