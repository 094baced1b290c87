import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { assert, present } from '@lendline/kernel';

/** Wraps data keys under a key that never leaves it: a local file here, Vault or a cloud's KMS behind the same interface. */
export interface KeyEncryption {
  readonly activeKeyId: string;
  wrap(dataKey: Buffer): Promise<Buffer>;
  unwrap(keyId: string, wrapped: Buffer): Promise<Buffer>;
  /** Makes a new active key; older ones still unwrap. */
  rotate(): Promise<void>;
}

interface KeyFile {
  active: string;
  keys: Record<string, string>;
}

/** Reads the key file, or makes one that only its owner may read. Losing it is losing every encrypted field. */
export function keyFile(path: string): KeyEncryption {
  const file = existsSync(path) ? read(path) : create(path);
  const keyOf = (id: string): Buffer =>
    Buffer.from(
      present(file.keys[id], `the key file has no key ${id}: restore the one that wrote this data`),
      'base64',
    );
  return {
    get activeKeyId() {
      return file.active;
    },
    wrap: (dataKey) => Promise.resolve(seal(keyOf(file.active), dataKey)),
    unwrap: (keyId, wrapped) => Promise.resolve(open(keyOf(keyId), wrapped)),
    rotate: () => {
      addKey(file);
      write(path, file);
      return Promise.resolve();
    },
  };
}

function read(path: string): KeyFile {
  const file = JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
  assert(file.keys[file.active], 'the key file names an active key that it does not hold');
  return file;
}

function create(path: string): KeyFile {
  const file: KeyFile = { active: '', keys: {} };
  addKey(file);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  write(path, file);
  return file;
}

function addKey(file: KeyFile): void {
  const id = `kek${Object.keys(file.keys).length + 1}`;
  file.keys[id] = randomBytes(32).toString('base64');
  file.active = id;
}

function write(path: string, file: KeyFile): void {
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
}

function seal(key: Buffer, plain: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
}
