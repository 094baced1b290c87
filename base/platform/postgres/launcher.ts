import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Log, silentLog } from '../database/log.ts';
import { type Binaries, prepareBinaries } from './binaries.ts';
import { clusterName, ensureCluster, prepareParent, serverEnvironment } from './cluster.ts';
import { isAlive, type Postmaster, runningPostmaster } from './postmaster.ts';
import { fileProblem, notReachable, startFailed } from './problems.ts';
import { blockedAt, type ServerUser, serverUser } from './server-user.ts';
import { prepareSocketFolder } from './socket-folder.ts';

export interface StartOptions {
  /** Where the data is, or is to be: see `chooseDataFolder`. Binaries and log lie beside it. */
  readonly dataFolder: string;
  readonly log?: Log;
  /** Settings of the server, for tests that may lose their data: `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface RunningPostgres {
  /** For `pg` and for `DATABASE_URL`; the database `lendline` on a unix socket. */
  readonly url: string;
  readonly dataFolder: string;
  /** It was running already: left behind by a killed process, or shared with a living one. */
  readonly adopted: boolean;
  /**
   * Call after every pool is closed. Leaves the server to the other processes that use it, unless forced;
   * the last one out turns off the light.
   */
  stop(options?: { force?: boolean }): Promise<'stopped' | 'in-use'>;
}

const patience_ms = 120_000;
const poll_ms = 15;

/**
 * Starts Postgres on the data folder, or joins the one that runs there. It gets a process group of its own, so
 * that Ctrl-C reaches us and not it: the application ends its transactions first. Errors: StartupProblem.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const { log = silentLog } = options;
  const user = serverUser();
  const asked = resolve(options.dataFolder);
  const blocked = blockedAt(asked, user);
  if (blocked !== undefined) throw notReachable(asked, blocked);
  const parent = realpathSync(prepareParent(asked, user));
  const dataFolder = join(parent, basename(asked));

  const deadline = performance.now() + patience_ms;
  for (;;) {
    const found = runningPostmaster(dataFolder);
    const joined = found && (await joinServer(found));
    if (joined) return running({ dataFolder, pid: found.pid, socketFolder: found.socketFolder, adopted: true, log });
    if (!found) {
      const binaries = await prepareBinaries(parent, user).catch((error: unknown) => {
        throw fileProblem(parent, error);
      });
      if (await ensureCluster(dataFolder, binaries, user)) log.info({ dataFolder }, 'a new database was made');
      const socketFolder = prepareSocketFolder(dataFolder, user);
      const launch = { dataFolder, binaries, socketFolder, user, settings: options.settings ?? {} };
      const pid = await launchServer(launch, deadline);
      if (pid !== undefined) return running({ dataFolder, pid, socketFolder, adopted: false, log });
    }
    if (performance.now() > deadline)
      throw startFailed(dataFolder, 'another server holds the folder and does not answer');
    await pause(poll_ms * 4);
  }
}

/** A server left behind answers at once or soon; one that never answers is told to stop. */
async function joinServer({ pid, socketFolder }: Postmaster): Promise<boolean> {
  const limit = performance.now() + patience_ms / 4;
  while (isAlive(pid)) {
    const answer = await greet(socketFolder);
    if (answer === 'ready') return true;
    // Its socket was cleaned away from under it: nobody can reach it any more.
    if (answer === 'no-socket' || performance.now() > limit) await endProcess(pid);
    await pause(poll_ms);
  }
  return false;
}

interface Launch {
  readonly dataFolder: string;
  readonly binaries: Binaries;
  readonly socketFolder: string;
  readonly user: ServerUser | undefined;
  readonly settings: Readonly<Record<string, string>>;
}

/** The process id once it answers; `undefined` when another server was faster. */
async function launchServer(launch: Launch, deadline: number): Promise<number | undefined> {
  const { dataFolder, socketFolder } = launch;
  const logFile = `${dataFolder}.log`;
  const child = spawnServer(launch, logFile);
  const logStart = statSync(logFile).size;
  const failed = new Promise<Error>((fail) => child.once('error', fail));
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await Promise.race([greet(socketFolder), failed]);
    if (answer instanceof Error) throw startFailed(dataFolder, answer.message);
    if (answer === 'ready' && runningPostmaster(dataFolder)?.pid === child.pid) return child.pid;
    if (performance.now() > deadline) child.kill('SIGQUIT');
    await pause(poll_ms);
  }
  const output = readFileSync(logFile, 'utf8').slice(Math.min(logStart, statSync(logFile).size));
  // Two starts at once, or workers of a killed server that are still leaving: look again.
  const wait = /lock file .* already exists|pre-existing shared memory block/.test(output);
  if (wait && performance.now() < deadline) return undefined;
  throw startFailed(dataFolder, output);
}

const maxLog_bytes = 10_000_000;

function spawnServer({ dataFolder, binaries, socketFolder, user, settings }: Launch, logFile: string): ChildProcess {
  // Only a stale file is left here: a live server was found and joined before.
  rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > maxLog_bytes) rmSync(logFile);
  const output = openSync(logFile, 'a', 0o600);
  const all = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    ...settings,
  };
  const parameters = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  try {
    const child = spawn(join(binaries.folder, 'bin', 'postgres'), ['-D', dataFolder, ...parameters], {
      ...user,
      cwd: '/',
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', output, output],
    });
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

type Answer = 'ready' | 'not-yet' | 'no-socket';

async function greet(socketFolder: string): Promise<Answer> {
  const client = new pg.Client({ host: socketFolder, user: clusterName, database: 'postgres' });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rowCount } = await client.query('select from pg_database where datname = $1', [clusterName]);
    if (rowCount === 0) await client.query(`create database ${clusterName}`).catch(acceptExisting);
    return 'ready';
  } catch (error) {
    return (error as { code?: string }).code === 'ENOENT' ? 'no-socket' : 'not-yet';
  } finally {
    await client.end();
  }
}

function acceptExisting(error: unknown): void {
  const duplicate = ['42P04', '23505'].includes((error as { code?: string }).code ?? '');
  if (!duplicate) throw error;
}

interface Server {
  readonly dataFolder: string;
  readonly pid: number;
  readonly socketFolder: string;
  readonly adopted: boolean;
  readonly log: Log;
}

function running({ dataFolder, pid, socketFolder, adopted, log }: Server): RunningPostgres {
  const url = `postgres://${clusterName}@/${clusterName}?host=${encodeURIComponent(socketFolder)}`;
  log.info({ dataFolder, adopted, pid }, adopted ? 'joined the running Postgres' : 'Postgres is ready');
  return {
    url,
    dataFolder,
    adopted,
    async stop(options) {
      if (options?.force !== true && (await hasOtherUsers(socketFolder))) {
        log.info({ dataFolder }, 'Postgres stays up: other processes use it');
        return 'in-use';
      }
      await endProcess(pid);
      log.info({ dataFolder }, 'Postgres has stopped');
      return 'stopped';
    },
  };
}

const farewell_ms = 1_000;

/** Whether anyone else is connected; sessions that were just closed get a second to disappear. */
async function hasOtherUsers(socketFolder: string): Promise<boolean> {
  const client = new pg.Client({ host: socketFolder, user: clusterName, database: 'postgres' });
  client.on('error', () => {});
  try {
    await client.connect();
    const limit = performance.now() + farewell_ms;
    for (;;) {
      const { rowCount } = await client.query(
        "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
      );
      if (rowCount === 0) return false;
      if (performance.now() > limit) return true;
      await pause(poll_ms * 2);
    }
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

const fastShutdown_ms = 30_000;

/** Fast shutdown (SIGINT); a server that hangs is ended at once (SIGQUIT) and recovers from its log next time. */
async function endProcess(pid: number): Promise<void> {
  const start = performance.now();
  let signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT';
  while (isAlive(pid)) {
    if (signal === 'SIGINT') {
      send(pid, signal);
      signal = 'SIGQUIT';
    } else if (performance.now() - start > fastShutdown_ms) {
      send(pid, signal);
      return;
    }
    await pause(poll_ms);
  }
}

function send(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ESRCH') throw error;
  }
}
