import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import { type Database, migrate, openDatabase } from '@lendline/platform';
import { fakeClock, testKeyFile } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loansSlice } from '../slice.ts';
import { type LoansWorld, must, startWorld } from './world.ts';

const run = promisify(execFile);
const tools = await toolsFolder();
const clock = fakeClock();
const slices = [linesSlice, paymentsSlice, loansSlice];

/** Where a Postgres of this machine has its server and its tools together; the embedded one brings no pg_dump. */
async function toolsFolder(): Promise<string | null> {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? await readdir(home) : [];
  const all = versions.map((version) => join(home, version, 'bin'));
  const needed = ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore', 'psql'];
  return all.find((folder) => needed.every((name) => existsSync(join(folder, name)))) ?? null;
}

/** A server of its own: other roles, other transaction numbers, another identity. */
interface Cluster {
  readonly url: string;
  /** Runs a tool against its database `lendline`. */
  tool(name: string, ...parameters: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

// A server refuses to run as root.
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

async function startCluster(folder: string): Promise<Cluster> {
  await mkdir(folder);
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid);
  const call = async (name: string, parameters: readonly string[]): Promise<string> => {
    const { stdout } = await run(join(tools!, name), [...parameters], { ...user, cwd: folder, maxBuffer: 64_000_000 });
    return stdout;
  };
  const data = join(folder, 'data');
  await call('initdb', ['-D', data, '-U', 'lendline', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C.UTF-8']);
  const settings = `-k ${folder} -c listen_addresses='' -c fsync=off -c max_connections=60`;
  await call('pg_ctl', ['-D', data, '-w', '-o', settings, '-l', join(folder, 'log'), 'start']);
  const at = ['-h', folder, '-U', 'lendline'];
  await call('psql', [...at, '-d', 'postgres', '-c', 'create database lendline']);
  return {
    url: `postgresql://lendline@localhost/lendline?host=${encodeURIComponent(folder)}`,
    tool: (name, ...parameters) => call(name, [...at, '-d', 'lendline', ...parameters]),
    stop: async () => void (await call('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])),
  };
}

/** As the guide for operators says it: roles belong to the server and are in no dump. */
const roles = 'create role lendline_app nologin noinherit; create role lendline_relay nologin noinherit';

const shapeOf = async (cluster: Cluster): Promise<string> =>
  // Newer tools name their own session in the text.
  (await cluster.tool('pg_dump', '--schema-only')).replaceAll(/^\\(un)?restrict .*$/gm, '');

describe.skipIf(tools === null)(
  'a book that pg_dump and pg_restore take to another server (skipped where Postgres’ own tools are absent)',
  () => {
    let folder: string;
    let [there, here] = [] as unknown as [Cluster, Cluster];
    const databases: Database[] = [];
    const worlds: LoansWorld[] = [];

    const open = async (cluster: Cluster): Promise<LoansWorld> => {
      const database = await openDatabase({ url: cluster.url, poolSize: 12 });
      databases.push(database);
      await migrate(database, slices);
      // The key file that belongs to the dump.
      const [first] = databases;
      if (first !== database) await copyFile(testKeyFile(first!), testKeyFile(database));
      const world = await startWorld({ database, clock });
      worlds.push(world);
      return world;
    };

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'lendline-dump-'));
      await chmod(folder, 0o755);
      [there, here] = await Promise.all([startCluster(join(folder, 'a')), startCluster(join(folder, 'b'))]);
    }, 120_000);
    afterAll(async () => {
      for (const world of worlds) await world.stop();
      for (const database of databases) await database.close();
      await Promise.all([there.stop(), here.stop()]);
      await rm(folder, { recursive: true, force: true });
    });

    it('has the same tables, rights and seals there, and goes on: loans are lent, repaid, posted and sealed', async () => {
      const before = await open(there);
      // The server that it came from is ahead by more transactions than the other has seen.
      await databases[0]!.pool.query(
        `do $$ begin for n in 1..3000 loop perform pg_current_xact_id(); commit; end loop; end $$`,
      );
      const loan = await before.paidOut(await before.newLine());
      await before.repay(loan, 50_000n);
      const checked = must(await before.loans.client.verifyLedger(before.asService(), {}));
      expect(checked).toMatchObject({ intact: true, balanced: true });

      const dump = join(folder, 'a', 'dump');
      await there.tool('pg_dump', '-Fc', '-f', dump);
      await here.tool('psql', '-v', 'ON_ERROR_STOP=1', '-c', roles);
      await here.tool('pg_restore', '--exit-on-error', dump);
      expect(await shapeOf(here)).toBe(await shapeOf(there));

      const after = await open(here);
      expect(must(await after.loans.client.verifyLedger(after.asService(), {}))).toEqual(checked);
      expect(await after.get(loan)).toEqual(await before.get(loan));
      expect(await after.repay(loan, 'payoff')).toMatchObject({ state: 'closed' });
      // The number that signed in before is asked for no second code at once.
      clock.advance({ minutes: 2 });
      const next = await after.paidOut(await after.newLine());
      expect(next).toMatchObject({ state: 'active' });
      const grown = must(await after.loans.client.verifyLedger(after.asService(), {}));
      expect(grown).toMatchObject({ intact: true, balanced: true });
      expect(grown.entries).toBeGreaterThan(checked.entries);
      expect(grown.seals).toBeGreaterThan(checked.seals);
    }, 180_000);
  },
);
