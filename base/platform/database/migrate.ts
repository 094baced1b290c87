import { createHash } from 'node:crypto';
import { runMigrations } from 'graphile-worker';
import type { ClientBase } from 'pg';
import pg from 'pg';
import { dataKeysSql } from '../crypto/data-keys.ts';
import { newPool } from './connection.ts';
import type { Database } from './database.ts';
import { type Migration, readMigrations } from './migration-files.ts';
import { type AppliedMigration, pendingOf } from './migration-rules.ts';
import { StartupProblem } from './startup-problem.ts';
import { checkTenancy } from './tenancy-check.ts';
import { inQuietLog } from '../jobs/queue-log.ts';
import { withClient } from './transaction.ts';
import { continueOrder } from './transaction-order.ts';

export interface SliceMigrations {
  /** The slice's name, which is also its schema's. */
  readonly name: string;
  /** The folder of `0001_*.sql`; absent for a slice that keeps nothing but what platform stamps. */
  readonly migrations?: URL;
}

/** What was applied: `lines/0002_swap_history`. */
export type MigrationReport = readonly string[];

const lockName = 'lendline migrations';
const stampFolder = new URL('stamp/', import.meta.url);

/**
 * Brings the queue's schema and the schema of each slice up to date. Processes that start together wait for one
 * another. What came from another server goes on in its order here. Errors: StartupProblem when the database is newer than
 * this code can work with, when an applied migration was edited, or when a table was left open to all tenants.
 */
export async function migrate(database: Database, slices: readonly SliceMigrations[]): Promise<MigrationReport> {
  const stamp = await readMigrations(stampFolder);
  return withClient(database.pool, async (client) => {
    await refuseWithoutRights(client);
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [lockName]);
    try {
      await migrateQueue(database);
      await client.query(dataKeysSql);
      const report: string[] = [];
      for (const slice of slices) {
        const own = slice.migrations ? await readMigrations(slice.migrations) : [];
        report.push(...(await migrateSlice(client, slice.name, { stamp, own })));
        const continued = await continueOrder(client, slice.name);
        if (continued !== null) {
          const facts = { slice: slice.name, ahead: continued.toString() };
          database.log.warn(facts, 'the database came from another server: its order continues');
        }
      }
      if (report.length > 0) database.log.info({ applied: report }, 'the database was brought up to date');
      return report;
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [lockName]);
    }
  });
}

/** Names the state that `migrate` leads to: SHA-256 over every migration of these slices and of platform's stamp. */
export async function migrationsHash(slices: readonly SliceMigrations[]): Promise<string> {
  const hash = createHash('sha256').update(dataKeysSql);
  for (const { checksum } of await readMigrations(stampFolder)) hash.update(checksum);
  for (const { name, migrations } of slices.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    hash.update(`/${name}`);
    for (const { checksum } of migrations ? await readMigrations(migrations) : []) hash.update(checksum);
  }
  return hash.digest('hex');
}

// The queue reads its own ids as text, so it gets connections with the plain types of `pg`.
async function migrateQueue({ url, log }: Database): Promise<void> {
  const pool = newPool({ url, log, size: 2, name: 'lendline migrations', plainTypes: true });
  try {
    await runMigrations({ pgPool: pool, logger: inQuietLog(log) });
  } finally {
    await pool.end();
  }
}

interface Parts {
  readonly stamp: readonly Migration[];
  readonly own: readonly Migration[];
}

async function migrateSlice(client: ClientBase, slice: string, { stamp, own }: Parts): Promise<string[]> {
  const schema = pg.escapeIdentifier(slice);
  await prepareSchema(client, schema);
  const { rows } = await client.query<AppliedMigration>(
    `select part, number, name, checksum, breaking from ${schema}.migration order by part, number`,
  );
  const pending = [
    ...pendingOf(stamp, { slice, part: 'platform', applied: rows }),
    ...pendingOf(own, { slice, part: 'slice', applied: rows }),
  ];
  for (const { part, migration } of pending) await apply(client, schema, { part, migration });
  await checkTenancy(client, slice);
  return pending.map(({ part, migration }) => {
    const file = `${String(migration.number).padStart(4, '0')}_${migration.name}`;
    return part === 'platform' ? `${slice}/platform/${file}` : `${slice}/${file}`;
  });
}

async function refuseWithoutRights(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ may: boolean; name: string; who: string }>(
    `select has_database_privilege(current_database(), 'create') as may, current_database() as name, current_user::text as who`,
  );
  const { may, name, who } = rows[0]!;
  if (may) return;
  throw new StartupProblem('database.cannot-migrate', {
    text: {
      en: `The user ${who} may not create schemas in the database ${name}.`,
      'zh-CN': `用户 ${who} 无权在数据库 ${name} 中创建模式。`,
    },
    advice: {
      en: `Let an administrator of the database run: grant create on database ${name} to ${who};`,
      'zh-CN': `请数据库管理员执行:grant create on database ${name} to ${who};`,
    },
  });
}

async function prepareSchema(client: ClientBase, schema: string): Promise<void> {
  await client.query(`
    create schema if not exists ${schema};
    grant usage on schema ${schema} to lendline_app, lendline_relay;
    create table if not exists ${schema}.migration (
      part text not null check (part in ('platform', 'slice')),
      number integer not null,
      name text not null,
      checksum text not null,
      breaking boolean not null,
      applied_at timestamptz not null default now(),
      primary key (part, number)
    );
    comment on table ${schema}.migration is 'shared between tenants: what was done to this schema';`);
}

interface Step {
  readonly part: 'platform' | 'slice';
  readonly migration: Migration;
}

/** One transaction per migration: it is there whole, with its row, or not at all. */
async function apply(client: ClientBase, schema: string, { part, migration }: Step): Promise<void> {
  const { number, name, sql, checksum, breaking } = migration;
  await client.query(`begin; set local search_path = ${schema}; set local app.migrating = 'on'`);
  try {
    await client.query(sql);
    await client.query(
      `insert into ${schema}.migration (part, number, name, checksum, breaking) values ($1, $2, $3, $4, $5)`,
      [part, number, name, checksum, breaking],
    );
    await client.query(`grant usage on all sequences in schema ${schema} to lendline_app; commit`);
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${schema} ${part} ${number}_${name} failed: ${String(error)}`, { cause: error });
  }
}
