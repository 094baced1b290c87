import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { socketFolderTaken } from './problems.ts';
import { blockedAt, type ServerUser } from './server-user.ts';

// sun_path of the smallest platform we run on (macOS: 104 with the closing zero).
const maxSocketPath_bytes = 103;
const socketFile = '.s.PGSQL.5432';

/**
 * A short, private folder for the socket, the same one for the same data. Whoever can enter it is let into the
 * database without a password, so it is closed to everyone but the server's user.
 */
export function prepareSocketFolder(dataFolder: string, user: ServerUser | undefined): string {
  const name = `lendline-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 10)}`;
  const folder = [realpathSync(tmpdir()), '/tmp'].map((parent) => join(parent, name)).find((path) => fits(path, user));
  if (folder === undefined) throw socketFolderTaken(join('/tmp', name));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = lstatSync(folder);
  const self = process.getuid?.();
  const owner = user?.uid ?? self;
  if (!stat.isDirectory() || (stat.mode & 0o077) !== 0 || (stat.uid !== owner && stat.uid !== self)) {
    throw socketFolderTaken(folder);
  }
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  return folder;
}

function fits(path: string, user: ServerUser | undefined): boolean {
  return Buffer.byteLength(join(path, socketFile)) <= maxSocketPath_bytes && blockedAt(path, user) === undefined;
}
