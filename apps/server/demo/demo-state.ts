import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegisteredClient } from '@lendline/sandbox';

/** What a demo remembers between starts: which world it lives in and who it is to that world's carrier and wallet. */
export interface DemoIdentity {
  readonly seed: string;
  readonly country: 'cn' | 'ke';
  readonly people: number;
  /** First day of the seeded history. */
  readonly historyFrom: string;
  readonly days: number;
  /** `seeding` means that a start was interrupted: the half-made history is thrown away. */
  readonly state: 'seeding' | 'ready';
  readonly clientId: string;
  readonly privateKey: object;
  readonly publicKey: object;
  readonly callbackSecret: string;
}

/** The files of one demo, all in one folder. */
export interface DemoFiles {
  readonly folder: string;
  readonly identity: string;
  readonly keys: string;
  readonly clock: string;
  readonly country: string;
}

export function demoFiles(folder: string): DemoFiles {
  const at = (name: string): string => join(folder, name);
  return {
    folder,
    identity: at('demo.json'),
    keys: at('keys.json'),
    clock: at('clock.json'),
    country: at('country.json'),
  };
}

export function readIdentity(files: DemoFiles): DemoIdentity | null {
  if (!existsSync(files.identity)) return null;
  return JSON.parse(readFileSync(files.identity, 'utf8')) as DemoIdentity;
}

export function writeIdentity(files: DemoFiles, identity: DemoIdentity): void {
  mkdirSync(files.folder, { recursive: true });
  writeFileSync(files.identity, `${JSON.stringify(identity, null, 2)}\n`, { mode: 0o600 });
}

export type NewDemo = Pick<DemoIdentity, 'seed' | 'country' | 'people' | 'days' | 'historyFrom'>;

/** A demo that nobody has started yet, with keys of its own. */
export function newIdentity(demo: NewDemo): DemoIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    ...demo,
    state: 'seeding',
    clientId: 'lendline-demo',
    privateKey: privateKey.export({ format: 'jwk' }),
    publicKey: { ...publicKey.export({ format: 'jwk' }), alg: 'ES256' },
    callbackSecret: `whsec_${randomBytes(24).toString('base64')}`,
  };
}

export function registeredClient(identity: DemoIdentity): RegisteredClient {
  return {
    clientId: identity.clientId,
    publicKey: identity.publicKey as RegisteredClient['publicKey'],
    callbackSecret: identity.callbackSecret,
  };
}

/** Removes everything but the database, which its own server must have let go of first. */
export function forget(files: DemoFiles): void {
  for (const path of [files.identity, files.keys, files.clock, files.country]) rmSync(path, { force: true });
}
