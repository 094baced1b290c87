import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Log, silentLog } from '../database/log.ts';
import { type Binaries, prepareBinaries } from './binaries.ts';
import { clusterName, ensureCluster, prepareParent, serverEnvironment } from './cluster.ts';
import { clearRemains, endProcess, runningPostmaster } from './postmaster.ts';
import { enter, type Presence } from './presence.ts';
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
const longestPoll_ms = 500;

/**
 * Starts Postgres on the data folder, or joins the one that runs there. It gets a process group of its own, so
 * that Ctrl-C reaches us and not it: the application ends its transactions first. Errors: StartupProblem.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const { log = silentLog } = options;
  const asked = resolve(options.dataFolder);
  const user = serverUser(asked);
  const blocked = blockedAt(asked, user);
  if (blocked !== undefined) throw notReachable(asked, blocked);
  const parent = realpathSync(prepareParent(asked));
  const dataFolder = join(parent, basename(asked));

  const deadline = performance.now() + patience_ms;
  for (;;) {
    const joined = await joinServer(dataFolder);
    if (joined) return running({ ...joined, dataFolder, adopted: true, log });
    const socketFolder = prepareSocketFolder(dataFolder, user);
    await clearRemains(dataFolder, socketFolder);
    const binaries = await prepareBinaries(parent, user).catch((error: unknown) => {
      throw fileProblem(parent, error);
    });
    if (await ensureCluster(dataFolder, binaries, user)) log.info({ path: dataFolder }, 'a new database was made');
    const launch = { dataFolder, binaries, socketFolder, user, settings: options.settings ?? {} };
    const launched = await launchServer(launch, deadline);
    if (launched) return running({ ...launched, dataFolder, socketFolder, adopted: false, log });
    if (performance.now() > deadline)
      throw startFailed(dataFolder, 'another server holds the folder and does not answer');
    await pause(poll_ms * 4);
  }
}

interface Joined {
  readonly pid: number;
  readonly socketFolder: string;
  readonly presence: Presence;
}

/** A server left behind answers at once or soon; one that never answers is told to stop. */
async function joinServer(dataFolder: string): Promise<Joined | undefined> {
  const limit = performance.now() + patience_ms / 4;
  for (;;) {
    const server = runningPostmaster(dataFolder);
    if (server === undefined) return undefined;
    const { pid, socketFolder, ready } = server;
    const answer = socketFolder === undefined ? 'not-yet' : await enter(socketFolder);
    if (socketFolder !== undefined && typeof answer === 'object') return { pid, socketFolder, presence: answer };
    // Its socket was cleaned away from under it: nobody can reach it any more.
    const lost = ready && answer === 'no-socket';
    if (lost || performance.now() > limit) await endProcess(pid);
    await pause(poll_ms);
  }
}

interface Launch {
  readonly dataFolder: string;
  readonly binaries: Binaries;
  readonly socketFolder: string;
  readonly user: ServerUser | undefined;
  readonly settings: Readonly<Record<string, string>>;
}

/** The server once it answers; `undefined` when another one was faster. */
async function launchServer(
  launch: Launch,
  deadline: number,
): Promise<{ pid: number; presence: Presence } | undefined> {
  const { dataFolder, socketFolder } = launch;
  const begun = performance.now();
  const logFile = `${dataFolder}.log`;
  const logStart = shortenLog(logFile);
  const child = spawnServer(launch, logFile);
  const failed = new Promise<Error>((fail) => child.once('error', fail));
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await Promise.race([enter(socketFolder), failed]);
    if (answer instanceof Error) throw startFailed(dataFolder, answer.message);
    if (typeof answer === 'object') {
      const found = runningPostmaster(dataFolder);
      if (found && found.pid === child.pid) return { pid: found.pid, presence: answer };
      await answer.leave();
    }
    if (performance.now() > deadline) child.kill('SIGQUIT');
    // Recovery after a crash may take minutes, and each question leaves a line in the server's log.
    await pause(Math.min(longestPoll_ms, poll_ms + (performance.now() - begun) / 20));
  }
  const output = readFileSync(logFile).subarray(logStart).toString();
  // Two starts at once, or workers of a killed server that are still leaving: look again.
  const wait = /lock file .* already exists|pre-existing shared memory block/.test(output);
  if (wait && performance.now() < deadline) return undefined;
  throw startFailed(dataFolder, output);
}

const maxLog_bytes = 10_000_000;

/** Where this start's lines will begin. */
function shortenLog(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= maxLog_bytes) return size;
  rmSync(logFile);
  return 0;
}

function spawnServer({ dataFolder, binaries, socketFolder, user, settings }: Launch, logFile: string): ChildProcess {
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

interface Server {
  readonly dataFolder: string;
  readonly pid: number;
  readonly socketFolder: string;
  readonly presence: Presence;
  readonly adopted: boolean;
  readonly log: Log;
}

function running({ dataFolder, pid, socketFolder, presence, adopted, log }: Server): RunningPostgres {
  const url = `postgres://${clusterName}@localhost/${clusterName}?host=${encodeURIComponent(socketFolder)}`;
  log.info({ path: dataFolder, pid }, adopted ? 'joined the running Postgres' : 'Postgres is ready');
  return {
    url,
    dataFolder,
    adopted,
    async stop(options) {
      try {
        if (!(await presence.isLast()) && options?.force !== true) {
          log.info({ path: dataFolder }, 'Postgres stays up: another process uses it');
          return 'in-use';
        }
        await endProcess(pid);
        log.info({ path: dataFolder }, 'Postgres has stopped');
        return 'stopped';
      } finally {
        await presence.leave();
      }
    },
  };
}
