import pg from 'pg';
import { migrate, migrationsHash, openDatabase, type SliceMigrations, withDatabaseName } from '@lendline/platform';

const templatePrefix = 'lendline_template_';
const clonePrefix = 'lendline_test_';
const keptTemplates = 40;

/** A connection for creating and dropping databases. */
export async function connectAdmin(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'lendline test admin' });
  client.on('error', () => {}); // The next statement fails with the reason.
  await client.connect();
  return client;
}

/**
 * The database that test databases of these slices are copied from, named after the text of all their migrations:
 * it is migrated once per change, not once per test file.
 */
export async function ensureTemplate(
  admin: pg.Client,
  { url, slices }: { url: string; slices: readonly SliceMigrations[] },
): Promise<string> {
  const template = `${templatePrefix}${(await migrationsHash(slices)).slice(0, 16)}`;
  if (await exists(admin, template)) return template;
  await admin.query('select pg_advisory_lock(hashtextextended($1, 0))', [template]);
  try {
    if (await exists(admin, template)) return template;
    const unfinished = `${template}_unfinished`;
    await admin.query(`drop database if exists ${unfinished} with (force)`);
    await admin.query(`create database ${unfinished}`);
    const database = await openDatabase({ url: withDatabaseName(url, unfinished), poolSize: 2 });
    try {
      await migrate(database, slices);
    } finally {
      await database.close();
    }
    await waitForEmpty(admin, unfinished);
    await admin.query(`alter database ${unfinished} rename to ${template}`);
    await dropOldTemplates(admin);
    return template;
  } finally {
    await admin.query('select pg_advisory_unlock(hashtextextended($1, 0))', [template]);
  }
}

/** A fresh copy; its name holds our process id, so that what a killed run leaves can be told from what is in use. */
export async function cloneTemplate(admin: pg.Client, template: string): Promise<string> {
  await dropAbandonedClones(admin);
  const name = `${clonePrefix}${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  await admin.query(`create database ${name} template ${template}`);
  return name;
}

export async function sessionsOn(admin: pg.Client, database: string): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `select coalesce(nullif(application_name, ''), 'unnamed') as name from pg_stat_activity
      where datname = $1 and backend_type = 'client backend'`,
    [database],
  );
  return rows.map(({ name }) => name);
}

const farewell_ms = 2_000;

/** Sessions that were closed need a moment to disappear. Returns who is still there after that. */
export async function waitForEmpty(admin: pg.Client, database: string): Promise<string[]> {
  const limit = performance.now() + farewell_ms;
  for (;;) {
    const left = await sessionsOn(admin, database);
    if (left.length === 0 || performance.now() > limit) return left;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function exists(admin: pg.Client, database: string): Promise<boolean> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [database]);
  return rowCount === 1;
}

async function dropOldTemplates(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database where starts_with(datname, $1) and datname !~ '_unfinished$'
      order by oid desc offset $2`,
    [templatePrefix, keptTemplates],
  );
  for (const { datname } of rows) await dropQuietly(admin, datname);
}

async function dropAbandonedClones(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database d where starts_with(datname, $1)
        and not exists (select from pg_stat_activity a where a.datname = d.datname)`,
    [clonePrefix],
  );
  const abandoned = rows.filter(({ datname }) => !isAlive(Number(datname.split('_')[2])));
  for (const { datname } of abandoned) await dropQuietly(admin, datname);
}

// Another test process may be cleaning up at the same time, or be about to use what looked idle.
async function dropQuietly(admin: pg.Client, database: string): Promise<void> {
  await admin.query(`drop database if exists ${database}`).catch(() => {});
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
