import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { fileProblem, notWritable, otherVersion, startFailed } from './problems.ts';
import type { ServerUser } from './server-user.ts';

/** The superuser of the embedded server, and the name of its database. */
export const clusterName = 'lendline';

export const serverEnvironment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };

/** Makes the data folder on the first start; says whether it did. Errors: StartupProblem. */
export async function ensureCluster(
  dataFolder: string,
  binaries: Binaries,
  user: ServerUser | undefined,
): Promise<boolean> {
  const version = join(dataFolder, 'PG_VERSION');
  if (existsSync(version)) {
    const found = readFileSync(version, 'utf8').trim();
    const ours = binaries.version.split('.', 1)[0]!;
    if (found !== ours) throw otherVersion(dataFolder, { found, ours });
    return false;
  }
  // Made aside and moved when whole: a first start that was killed leaves nothing that looks like data.
  const inPlace = isMountPoint(dataFolder);
  const unfinished = inPlace ? dataFolder : `${dataFolder}.new-${process.pid}`;
  try {
    if (!inPlace) rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true, mode: 0o700 });
    if (user !== undefined) chownSync(unfinished, user.uid, user.gid);
    await initdb(unfinished, binaries, user);
    if (!inPlace) moveIntoPlace(unfinished, dataFolder);
  } catch (error) {
    throw fileProblem(dataFolder, error);
  } finally {
    if (!inPlace) rmSync(unfinished, { recursive: true, force: true });
  }
  return true;
}

async function initdb(folder: string, binaries: Binaries, user: ServerUser | undefined): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  // Whoever may enter the socket's folder is trusted; there is no other way in.
  const access = ['--auth-local=trust', '--auth-host=reject', '-U', clusterName];
  try {
    await promisify(execFile)(join(binaries.folder, 'bin', 'initdb'), [...access, ...locale, '-D', folder], {
      ...user,
      cwd: '/',
      env: serverEnvironment,
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw startFailed(
      folder.replace(/\.new-\d+$/, ''),
      stdout + stderr === '' ? String(error) : `${stdout}\n${stderr}`,
    );
  }
}

function moveIntoPlace(unfinished: string, dataFolder: string): void {
  try {
    renameSync(unfinished, dataFolder);
  } catch (error) {
    // Two first starts at once: the other one's data is as good as ours.
    if (!existsSync(join(dataFolder, 'PG_VERSION'))) throw error;
  }
}

/** Makes the folder that data, binaries and log lie in. Errors: StartupProblem. */
export function prepareParent(dataFolder: string): string {
  const parent = dirname(dataFolder);
  try {
    mkdirSync(parent, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw fileProblem(parent, error);
  }
  const owner = statSync(dataFolder, { throwIfNoEntry: false })?.uid;
  const self = process.getuid?.();
  if (owner !== undefined && self !== undefined && self !== 0 && owner !== self) throw notWritable(dataFolder);
  return parent;
}

// A volume of a container is there before the data, empty, and cannot be replaced by another folder.
function isMountPoint(folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  return stat !== undefined && stat.dev !== statSync(dirname(folder)).dev;
}
