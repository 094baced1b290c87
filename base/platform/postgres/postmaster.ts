import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What `postmaster.pid` says of a server on a data folder, if one is running there. */
export interface Postmaster {
  readonly pid: number;
  /** Absent in the first moments of a start. */
  readonly socketFolder: string | undefined;
  /** It has said that it takes connections. */
  readonly ready: boolean;
}

/**
 * The server that holds this data folder: one of ours, of another process, or of a parent that was killed. A file
 * left by a crash is not a server, not even when another program has got its process id since.
 */
export function runningPostmaster(dataFolder: string): Postmaster | undefined {
  const lines = readLines(join(dataFolder, 'postmaster.pid'));
  const pid = Number(lines?.[0]);
  if (lines === undefined || !Number.isInteger(pid) || pid <= 1) return undefined;
  if (!isAlive(pid) || !commandOf(pid).includes(dataFolder)) return undefined;
  return { pid, socketFolder: lines[4] || undefined, ready: lines[7]?.trim() === 'ready' };
}

/**
 * Takes away what would stop Postgres from starting though no server holds the data: a pid file whose number another
 * program has got, and a server that goes on without its data because someone deleted the folder. Call it before
 * new data is made: that server still knows the path, and its next checkpoint would write over the new control file.
 */
export async function clearRemains(dataFolder: string, socketFolder: string): Promise<void> {
  const pidFile = join(dataFolder, 'postmaster.pid');
  const claimed = Number(readLines(pidFile)?.[0]);
  if (claimed > 1 && isAlive(claimed) && !commandOf(claimed).includes(dataFolder)) rmSync(pidFile, { force: true });

  const orphan = Number(readLines(join(socketFolder, '.s.PGSQL.5432.lock'))?.[0]);
  const lostItsData =
    orphan > 1 && commandOf(orphan).includes(dataFolder) && runningPostmaster(dataFolder) === undefined;
  // At once, without the checkpoint of an orderly stop.
  if (lostItsData) await endProcess(orphan, 'SIGQUIT');
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
  return !isZombie(pid);
}

// A killed server whose parent has not yet asked for its exit still answers to signal 0.
function isZombie(pid: number): boolean {
  const stat = process.platform === 'linux' ? readLines(`/proc/${pid}/stat`)?.[0] : undefined;
  return stat !== undefined && /\) Z /.test(stat);
}

function commandOf(pid: number): string {
  if (process.platform === 'linux') return readLines(`/proc/${pid}/cmdline`)?.join('\n') ?? '';
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

function readLines(path: string): string[] | undefined {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

const fastShutdown_ms = 30_000;
const poll_ms = 15;

/** Fast shutdown (SIGINT); a server that hangs is ended at once (SIGQUIT) and recovers from its log next time. */
export async function endProcess(pid: number, first: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
  const limit = performance.now() + fastShutdown_ms;
  send(pid, first);
  while (isAlive(pid)) {
    if (performance.now() > limit) {
      send(pid, 'SIGQUIT');
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
