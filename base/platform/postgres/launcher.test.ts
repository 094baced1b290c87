import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseDataFolder } from './data-folder.ts';
import { type RunningPostgres, startPostgres } from './launcher.ts';
import { endProcess, isAlive, runningPostmaster } from './postmaster.ts';

const isRoot = process.getuid?.() === 0;
let folder: string;
let dataFolder: string;
const running: RunningPostgres[] = [];
const programs: number[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'launcher-'));
  chmodSync(folder, 0o755);
  dataFolder = join(folder, 'postgres');
});
afterEach(async () => {
  for (const pid of programs.splice(0)) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  for (const server of running.splice(0)) await server.stop({ force: true });
  const left = runningPostmaster(dataFolder);
  if (left) await endProcess(left.pid);
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<RunningPostgres> {
  const server = await startPostgres({ dataFolder });
  running.push(server);
  return server;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function postmasterPid(): number {
  return Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

interface Program {
  readonly pid: number;
  readonly url: string;
  readonly adopted: boolean;
}

/** Starts the server from another process, which then waits; as another user where one is given. */
async function startElsewhere(user?: { uid: number; gid: number }): Promise<Program> {
  const source = `
    const { startPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'launcher.ts'))});
    const { url, adopted } = await startPostgres({ dataFolder: ${JSON.stringify(dataFolder)} });
    console.log(JSON.stringify({ url, adopted, pid: process.pid }));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    ...user,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  programs.push(child.pid!);
  return new Promise<Program>((resolve, reject) => {
    let errors = '';
    child.stderr.on('data', (text) => (errors += String(text)));
    child.stdout.once('data', (line) => resolve(JSON.parse(String(line)) as Program));
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${errors}`)));
  });
}

async function killHard(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => isAlive(pid)).toBe(false);
}

describe('the embedded Postgres', () => {
  it('is real: durable, unreachable from the network, and not run as root', async () => {
    const { url } = await start();
    const [row] = await query(
      url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('listen_addresses') as network, current_setting('data_checksums') as checksums,
              current_database() as database, pg_encoding_to_char(encoding) as encoding
         from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({
      fsync: 'on',
      commit: 'on',
      network: '',
      checksums: 'on',
      database: 'lendline',
      encoding: 'UTF8',
    });
    expect(statSync(dataFolder).uid).not.toBe(0);
    expect(statSync(dataFolder).mode & 0o777).toBe(0o700);
  });

  it('lets in nobody but its own user: its socket lies in a closed folder', async () => {
    const { url } = await start();
    const socketFolder = new URL(url).searchParams.get('host')!;
    expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
    expect(Buffer.byteLength(join(socketFolder, '.s.PGSQL.5432'))).toBeLessThan(107);
  });

  it('keeps its data over a stop, and starts again in under a second', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 42 as answer');
    // The best of three: other programs on the machine may hold one of them up.
    const times_ms: number[] = [];
    let server = first;
    for (let round = 0; round < 3; round += 1) {
      expect(await server.stop()).toBe('stopped');
      const begun = performance.now();
      server = await start();
      times_ms.push(performance.now() - begun);
      expect(server).toMatchObject({ adopted: false, url: first.url });
    }
    expect(Math.min(...times_ms)).toBeLessThan(1_000);
    expect(await query(server.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('keeps what was committed when the whole server is killed', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 42 as answer');
    await killHard(postmasterPid());
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('survives Ctrl-C, so that the application can end its transactions first', async () => {
    await startElsewhere();
    const processGroup = (pid: number): string =>
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[2]!;
    expect(processGroup(postmasterPid())).not.toBe(processGroup(process.pid));
    expect(processGroup(postmasterPid())).toBe(String(postmasterPid()));
  });
});

describe('a server left behind', () => {
  it('by a killed process is taken over with its data', async () => {
    const killed = await startElsewhere();
    await query(killed.url, 'create table kept as select 42 as answer');
    const server = postmasterPid();
    await killHard(killed.pid);
    const next = await start();
    expect(next).toMatchObject({ adopted: true, url: killed.url });
    expect(postmasterPid()).toBe(server);
    expect(await query(next.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(await next.stop()).toBe('stopped');
    expect(isAlive(server)).toBe(false);
  });

  it('whose socket was cleaned away is stopped and started again', async () => {
    const first = await startElsewhere();
    const old = postmasterPid();
    await killHard(first.pid);
    rmSync(new URL(first.url).searchParams.get('host')!, { recursive: true });
    const next = await start();
    expect(next.adopted).toBe(false);
    expect(isAlive(old)).toBe(false);
    expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('whose data was deleted does not stand in the way of a fresh one', async () => {
    const first = await startElsewhere();
    const old = postmasterPid();
    await killHard(first.pid);
    rmSync(dataFolder, { recursive: true });
    const next = await start();
    expect([next.adopted, isAlive(old)]).toEqual([false, false]);
  });

  it('as a file only, with a process id that another program has now, is no server', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(dataFolder, 'postmaster.pid'), `${process.pid}\n${dataFolder}\n0\n5432\n${folder}\n`);
    expect((await start()).adopted).toBe(false);
    expect(isAlive(process.pid)).toBe(true);
  });
});

describe('processes that share the server', () => {
  it('may start at the same moment on an empty folder and get the same one', async () => {
    const servers = await Promise.all([start(), startElsewhere(), startElsewhere()]);
    expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
    for (const { url } of servers) expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('leave it to the last one, who stops it', async () => {
    const first = await start();
    const second = await start();
    const server = postmasterPid();
    expect(await first.stop()).toBe('in-use');
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await second.stop()).toBe('stopped');
    expect(isAlive(server)).toBe(false);
  });
});

describe('a start that cannot succeed says what to do', () => {
  it('when the data is of another Postgres', async () => {
    const server = await start();
    await server.stop();
    writeFileSync(join(dataFolder, 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toMatchObject({
      code: 'postgres.other-version',
      text: { en: expect.stringContaining('was written by Postgres 15; this Lendline brings 18') },
    });
  });

  it('when the folder is a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    const inFile = startPostgres({ dataFolder: join(folder, 'file', 'postgres') });
    await expect(inFile).rejects.toMatchObject({
      code: 'postgres.not-writable',
      advice: { en: expect.stringContaining('LENDLINE_DATA') },
    });
  });

  it('when the server refuses, in its own words', async () => {
    await (await start()).stop();
    writeFileSync(join(dataFolder, 'postgresql.auto.conf'), "shared_buffers = 'a lot'\n");
    await expect(start()).rejects.toMatchObject({
      code: 'postgres.start-failed',
      text: { en: expect.stringContaining('invalid value for parameter "shared_buffers"') },
    });
  });

  it('and a first start that failed leaves nothing that looks like data', async () => {
    mkdirSync(`${dataFolder}.log`, { recursive: true });
    await expect(start()).rejects.toThrow(/EISDIR/);
    rmSync(`${dataFolder}.log`, { recursive: true });
    expect((await start()).adopted).toBe(false);
  });
});

describe.skipIf(!isRoot)('as root (these run as root only)', () => {
  it('refuses a folder inside a private home, and names the home', async () => {
    chmodSync(folder, 0o700);
    await expect(start()).rejects.toMatchObject({
      code: 'postgres.not-reachable',
      text: { en: expect.stringContaining(folder) },
    });
  });

  it('puts the data of a checkout in a private home elsewhere, and says why', () => {
    const checkout = join(folder, 'home', 'checkout');
    mkdirSync(checkout, { recursive: true });
    chmodSync(join(folder, 'home'), 0o700);
    const { folder: chosen, reason } = chooseDataFolder(checkout);
    expect(chosen).toMatch(/^\/var\/lib\/lendline\/[0-9a-f]{12}\/postgres$/);
    expect(reason).toBe(`${join(folder, 'home')} is closed to other users`);
  });

  it('says so when a user without a name starts it', async () => {
    chmodSync(folder, 0o777);
    await expect(startElsewhere({ uid: 54_321, gid: 54_321 })).rejects.toThrow(
      'this machine has no name for that number',
    );
  });
});

describe.skipIf(!isRoot)('as an ordinary user (tried as root only, who can become one)', () => {
  it('is started as that user, outlives a kill and is taken over', async () => {
    const user = { uid: 1, gid: 1 };
    chownSync(folder, user.uid, user.gid);
    const theirs = await startElsewhere(user);
    expect(theirs.adopted).toBe(false);
    expect(statSync(dataFolder).uid).toBe(user.uid);
    expect(statSync(`/proc/${postmasterPid()}`).uid).toBe(user.uid);
    await killHard(theirs.pid);
    const again = await startElsewhere(user);
    expect(again).toMatchObject({ adopted: true, url: theirs.url });
    await killHard(again.pid);
    process.kill(postmasterPid(), 'SIGQUIT');
    await expect.poll(() => runningPostmaster(dataFolder)).toBeUndefined();
    // Root goes on as the owner of the data.
    expect((await start()).adopted).toBe(false);
    expect(statSync(`/proc/${postmasterPid()}`).uid).toBe(user.uid);
  });

  it("says whose data it is when it is another user's", async () => {
    await (await start()).stop();
    await expect(startElsewhere({ uid: 1, gid: 1 })).rejects.toThrow(`The folder ${dataFolder} cannot be written to`);
  });
});
