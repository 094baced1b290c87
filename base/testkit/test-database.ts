import { assert } from '@lendline/kernel';
import type pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { type Database, openDatabase, silentLog, type SliceMigrations, withDatabaseName } from './platform.ts';
import { cloneTemplate, connectAdmin, ensureTemplate, waitForEmpty } from './template.ts';
import { type TestServer, testServer } from './test-server.ts';

export interface TestDatabase {
  /** Open from `beforeAll` to `afterAll`. */
  readonly database: Database;
  /** The address of this file's database, for what opens its own connections. */
  readonly url: string;
  /** Another pool on the same database, as a second process has. The test closes it. */
  open(): Promise<Database>;
}

export interface TestDatabaseOptions {
  /** Manifests, or just name and folder of migrations. */
  readonly slices: readonly SliceMigrations[];
  readonly poolSize?: number;
}

/**
 * Gives a test file (or a `describe`) a migrated database of its own on real Postgres and drops it afterwards.
 * A connection that is still open then fails the file: somewhere a pool was not closed.
 */
export function testDatabase({ slices, poolSize = 12 }: TestDatabaseOptions): TestDatabase {
  let clone: Clone | undefined;
  beforeAll(async () => {
    clone = await makeClone(slices, poolSize);
  });
  afterAll(async () => {
    await clone?.drop();
  });
  const current = (): Clone => {
    assert(clone, 'the test database exists inside tests and hooks, not while the file is read');
    return clone;
  };
  return {
    get database() {
      return current().database;
    },
    get url() {
      return current().url;
    },
    open: () => openDatabase({ url: current().url, poolSize }),
  };
}

interface Clone {
  readonly url: string;
  readonly database: Database;
  drop(): Promise<void>;
}

async function makeClone(slices: readonly SliceMigrations[], poolSize: number): Promise<Clone> {
  const server = await testServer();
  const admin = await connectAdmin(server.url);
  const template = await ensureTemplate(admin, { url: server.url, slices });
  const name = await cloneTemplate(admin, template);
  const url = withDatabaseName(server.url, name);
  const database = await openDatabase({ url, poolSize, log: silentLog });
  return {
    url,
    database,
    async drop() {
      await database.close();
      await dropClone({ admin, name, server });
    },
  };
}

interface Left {
  readonly admin: pg.Client;
  readonly name: string;
  readonly server: TestServer;
}

async function dropClone({ admin, name, server }: Left): Promise<void> {
  try {
    const leaked = await waitForEmpty(admin, name);
    await admin.query(`drop database ${name} with (force)`);
    assert(leaked.length === 0, `these connections were left open by the test: ${leaked.join(', ')}`);
  } finally {
    await admin.end();
    await server.release();
  }
}
