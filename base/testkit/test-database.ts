import { assert } from '@lendline/kernel';
import { afterAll, beforeAll } from 'vitest';
import { type Clone, makeClone } from './clone.ts';
import { type Database, openDatabase, type SliceMigrations } from '@lendline/platform';

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
