import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { assert, AssertionError, present } from '@lendline/kernel';

/** Wraps data keys under a key that never leaves it: a local file here, Vault or a cloud's KMS behind the same interface. */
export interface KeyEncryption {
  readonly activeKeyId: string;
  wrap(dataKey: Buffer): Promise<Buffer>;
  unwrap(keyId: string, wrapped: Buffer): Promise<Buffer>;
  /** Makes a new active key; older ones still unwrap. */
  rotate(): Promise<void>;
}

interface KeyFile {
  readonly active: string;
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * Reads the key file, or makes one that only its owner may read. Losing it is losing every encrypted field. Several
 * processes may share it: one that meets a key made since it read the file reads it again.
 */
export function keyFile(path: string): KeyEncryption {
  let file = existsSync(path) ? read(path) : create(path);
  const keyOf = (id: string): Buffer => {
    if (!file.keys[id] && existsSync(path)) file = read(path);
    const key = present(file.keys[id], `the key file has no key ${id}: restore the one that wrote this data`);
    return Buffer.from(key, 'base64');
  };
  return {
    get activeKeyId() {
      return file.active;
    },
    wrap: (dataKey) => Promise.resolve(seal(keyOf(file.active), dataKey)),
    unwrap: async (keyId, wrapped) => open(keyId, { key: keyOf(keyId), sealed: wrapped }),
    rotate: async () => {
      file = withNewKey(existsSync(path) ? read(path) : file);
      const written = writeBeside(path, file);
      renameSync(written, path);
      syncFolder(path);
    },
  };
}

function read(path: string): KeyFile {
  const file = parse(readFileSync(path, 'utf8'));
  // Without the parser's reason: it would quote the file, and the file is keys.
  assert(file, `${path} is not a key file: restore the one that wrote this data`);
  assert(file.keys[file.active], 'the key file names an active key that it does not hold');
  return file;
}

function parse(text: string): KeyFile | null {
  try {
    const file = JSON.parse(text) as Partial<KeyFile> | null;
    return file && typeof file.active === 'string' && file.keys ? { active: file.active, keys: file.keys } : null;
  } catch {
    return null;
  }
}

/** Of processes that start together one makes the file, whole; the others use it. */
function create(path: string): KeyFile {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const written = writeBeside(path, withNewKey({ active: '', keys: {} }));
  try {
    linkSync(written, path);
    syncFolder(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    unlinkSync(written);
  }
  return read(path);
}

function withNewKey({ keys }: KeyFile): KeyFile {
  // The random part tells the keys of two files apart, so that a lost file is noticed as such.
  const active = `kek${Object.keys(keys).length + 1}-${randomBytes(4).toString('hex')}`;
  return { active, keys: { ...keys, [active]: randomBytes(32).toString('base64') } };
}

/** On the disk before it takes its name, so that a crash leaves the old file or the new one. */
function writeBeside(path: string, file: KeyFile): string {
  const beside = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(beside, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return beside;
}

function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function seal(key: Buffer, plain: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(keyId: string, { key, sealed }: { key: Buffer; sealed: Buffer }): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
  } catch (cause) {
    const message = `the key ${keyId} of the key file did not wrap this data key: restore the file that did`;
    throw new AssertionError(message, { cause });
  }
}
