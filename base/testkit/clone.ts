import { assert } from '@lendline/kernel';
import type pg from 'pg';
import { type Database, openDatabase, type SliceMigrations, withDatabaseName } from '@lendline/platform';
import { cloneTemplate, connectAdmin, ensureTemplate, waitForEmpty } from './template.ts';
import { type TestServer, testServer } from './test-server.ts';

/** A migrated database of one's own. */
export interface Clone {
  readonly url: string;
  readonly database: Database;
  /** Errors: a connection to it is still open. It is dropped all the same. */
  drop(): Promise<void>;
}

export async function makeClone(slices: readonly SliceMigrations[], poolSize: number): Promise<Clone> {
  const server = await testServer();
  const admin = await connectAdmin(server.url);
  const template = await ensureTemplate(admin, { url: server.url, slices });
  const name = await cloneTemplate(admin, template);
  const url = withDatabaseName(server.url, name);
  const database = await openDatabase({ url, poolSize });
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
