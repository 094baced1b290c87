import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `postmaster.pid` says of a server on a data folder, if one is running there. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
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
  return { pid, socketFolder: lines[4] ?? '' };
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
