import { hkdfSync, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { present } from '@lendline/kernel';
import type { KeyEncryption } from './key-file.ts';

/** A tenant's data key: `encrypt` for fields, `index` for blind indexes, both derived from one wrapped secret. */
export interface DataKey {
  readonly id: number;
  readonly encrypt: Buffer;
  readonly index: Buffer;
}

export interface DataKeys {
  /** The key that new fields are written under. */
  active(tenant: string): Promise<DataKey>;
  byId(tenant: string, id: number): Promise<DataKey>;
  /** The key of blind indexes: the tenant's first, for ever, or look-ups would miss older rows. */
  forIndex(tenant: string): Promise<DataKey>;
  /** A new data key for a tenant's new fields. */
  rotate(tenant: string): Promise<void>;
}

interface Row {
  id: number;
  key_id: string;
  wrapped: Buffer;
}

export const dataKeysSql = `
  create schema if not exists platform;
  create table if not exists platform.data_keys (
    tenant text not null, id int not null, key_id text not null, wrapped bytea not null,
    made_at timestamptz not null default now(), primary key (tenant, id));`;

// A key that another process made is used for new fields after this time at the latest.
const knownFor_ms = 60_000;

interface Known {
  readonly keys: Promise<readonly DataKey[]>;
  readonly since_ms: number;
}

/** Data keys are kept in the database, wrapped, so that every process of an installation shares them. */
export function dataKeys(pool: Pool, encryption: KeyEncryption): DataKeys {
  const cache = new Map<string, Known>();
  const read = (tenant: string): Promise<readonly DataKey[]> => {
    const known: Known = { keys: loadKeys(pool, encryption, tenant), since_ms: performance.now() };
    cache.set(tenant, known);
    known.keys.catch(() => cache.get(tenant) === known && cache.delete(tenant));
    return known.keys;
  };
  const load = (tenant: string): Promise<readonly DataKey[]> => {
    const known = cache.get(tenant);
    return known && performance.now() - known.since_ms < knownFor_ms ? known.keys : read(tenant);
  };
  return {
    active: async (tenant) => present((await load(tenant)).at(-1), 'a tenant has a data key'),
    forIndex: async (tenant) => present((await load(tenant))[0], 'a tenant has a data key'),
    byId: async (tenant, id) => {
      const known = (await load(tenant)).find((key) => key.id === id);
      if (known) return known;
      // Another process may have rotated since this one read the keys.
      const newer = await read(tenant);
      return present(
        newer.find((key) => key.id === id),
        `no data key ${id}`,
      );
    },
    rotate: async (tenant) => {
      await load(tenant);
      await insertKey(pool, encryption, { tenant, id: nextId });
      cache.delete(tenant);
    },
  };
}

async function loadKeys(pool: Pool, encryption: KeyEncryption, tenant: string): Promise<readonly DataKey[]> {
  const select = 'select id, key_id, wrapped from platform.data_keys where tenant = $1 order by id';
  let rows = (await pool.query<Row>(select, [tenant])).rows;
  if (rows.length === 0) {
    await insertKey(pool, encryption, { tenant, id: '1' });
    rows = (await pool.query<Row>(select, [tenant])).rows;
  }
  return Promise.all(rows.map((row) => unwrap(encryption, row)));
}

/**
 * The tenants of this installation, in order: whoever has kept a person's data here has a data key. What is known of them
 * is their names alone, so a process may ask without reading the rows of any.
 */
export async function keyedTenants(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ tenant: string }>(
    'select distinct tenant from platform.data_keys order by tenant',
  );
  return rows.map(({ tenant }) => tenant);
}

type NewId = '1' | typeof nextId;

const nextId = '(select coalesce(max(id), 0) + 1 from platform.data_keys where tenant = $1)';

/** Of processes that make the same key at once one wins, and all read that one. */
async function insertKey(
  pool: Pool,
  encryption: KeyEncryption,
  { tenant, id }: { tenant: string; id: NewId },
): Promise<void> {
  const keyId = encryption.activeKeyId;
  const wrapped = await encryption.wrap(randomBytes(32));
  await pool.query(
    `insert into platform.data_keys (tenant, id, key_id, wrapped) values ($1, ${id}, $2, $3) on conflict do nothing`,
    [tenant, keyId, wrapped],
  );
}

async function unwrap(encryption: KeyEncryption, row: Row): Promise<DataKey> {
  const secret = await encryption.unwrap(row.key_id, row.wrapped);
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `lendline/${use}`, 32));
  return { id: row.id, encrypt: derive('encrypt'), index: derive('index') };
}
