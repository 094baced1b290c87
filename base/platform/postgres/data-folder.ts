import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { blockedAt, serverUser } from './server-user.ts';

export interface DataFolder {
  readonly folder: string;
  /** Why it is not in the checkout, for the person who looks for it there. */
  readonly reason?: string;
}

/**
 * Where the database of a checkout lives: `.lendline/postgres` in it, unless root runs a checkout inside a private
 * home that the server's unprivileged user cannot enter, or the checkout cannot be written to.
 */
export function chooseDataFolder(checkout: string): DataFolder {
  const inCheckout = join(realpathSync(checkout), '.lendline', 'postgres');
  const blocked = blockedAt(inCheckout, serverUser(inCheckout));
  if (blocked === undefined && canWrite(dirname(dirname(inCheckout)))) return { folder: inCheckout };
  const name = createHash('sha256').update(inCheckout).digest('hex').slice(0, 12);
  const reason = blocked === undefined ? `${checkout} cannot be written to` : `${blocked} is closed to other users`;
  return { folder: join(stateFolder(), 'lendline', name, 'postgres'), reason };
}

function stateFolder(): string {
  if (process.getuid?.() === 0) return '/var/lib';
  return process.env['XDG_STATE_HOME'] ?? join(process.env['HOME'] ?? '/var/tmp', '.local', 'state');
}

function canWrite(folder: string): boolean {
  try {
    accessSync(nearestExisting(folder), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function nearestExisting(folder: string): string {
  let existing = resolve(folder);
  while (!existsSync(existing)) existing = dirname(existing);
  return existing;
}
