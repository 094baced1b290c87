import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Whom the server runs as: ourselves (`undefined`), or someone else when we are root, as Postgres refuses to be root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const nobody = 65_534;

/** For root: whoever owns the data already, else nobody. */
export function serverUser(dataFolder: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return { uid: nobody, gid: nobody };
}

const searchableByOthers = 0o001;

/** The first folder on the way to `path` that this user cannot enter; `undefined` when the way is free. */
export function blockedAt(path: string, user: ServerUser | undefined): string | undefined {
  if (user === undefined) return undefined;
  const chain: string[] = [];
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    chain.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  return chain.find((folder) => {
    const stat = statSync(folder, { throwIfNoEntry: false });
    return stat?.isDirectory() === true && stat.uid !== user.uid && (stat.mode & searchableByOthers) === 0;
  });
}

/** Whether this user can read a file: by its own mode and by every folder above it. */
export function canRead(path: string, user: ServerUser | undefined): boolean {
  if (user === undefined) return true;
  const readableByOthers = 0o004;
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && (stat.mode & readableByOthers) !== 0 && blockedAt(path, user) === undefined;
}
