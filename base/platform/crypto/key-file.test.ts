import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyFile } from './key-file.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lendline-key-file-'));
  path = join(folder, 'deep', 'keys.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const dataKey = Buffer.from('the data key of a tenant, 32 byte');
const mode = (of: string): string => (statSync(of).mode & 0o777).toString(8);

describe('a key file', () => {
  it('is made once, readable by its owner alone, in a folder of its owner alone', () => {
    keyFile(path);
    expect(mode(path)).toBe('600');
    expect(mode(join(folder, 'deep'))).toBe('700');
    expect(readdirSync(join(folder, 'deep'))).toEqual(['keys.json']);
  });

  it('stays readable by its owner alone over a new key', async () => {
    await keyFile(path).rotate();
    expect(mode(path)).toBe('600');
    expect(readdirSync(join(folder, 'deep'))).toEqual(['keys.json']);
  });

  it('opens in the next process what was wrapped in the last, and after a new key as well', async () => {
    const first = keyFile(path);
    const [id, wrapped] = [first.activeKeyId, await first.wrap(dataKey)];
    expect(wrapped.includes(dataKey)).toBe(false);
    await first.rotate();
    expect(first.activeKeyId).not.toBe(id);
    const second = keyFile(path);
    expect(second.activeKeyId).toBe(first.activeKeyId);
    expect(await second.unwrap(id, wrapped)).toEqual(dataKey);
  });

  it('lets a running process open what another wrapped under a newer key', async () => {
    const running = keyFile(path);
    const other = keyFile(path);
    await other.rotate();
    const wrapped = await other.wrap(dataKey);
    expect(await running.unwrap(other.activeKeyId, wrapped)).toEqual(dataKey);
  });

  it('loses no key when processes that know different keys make new ones', async () => {
    const one = keyFile(path);
    const other = keyFile(path);
    await one.rotate();
    const wrapped = await one.wrap(dataKey);
    await other.rotate();
    expect(await keyFile(path).unwrap(one.activeKeyId, wrapped)).toEqual(dataKey);
  });

  it('is one and the same for processes that start together', async () => {
    const module = join(import.meta.dirname, 'key-file.ts');
    const script = `const { keyFile } = await import(${JSON.stringify(module)}); console.log(keyFile(${JSON.stringify(path)}).activeKeyId);`;
    const start = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
    const started = await Promise.all(Array.from({ length: 6 }, start));
    expect(new Set(started.map(({ stdout }) => stdout.trim()))).toEqual(new Set([keyFile(path).activeKeyId]));
  });

  it('that was lost is noticed as such, and so is one whose key was exchanged', async () => {
    const first = keyFile(path);
    const [id, wrapped] = [first.activeKeyId, await first.wrap(dataKey)];
    rmSync(path);
    await expect(keyFile(path).unwrap(id, wrapped)).rejects.toThrow(
      `the key file has no key ${id}: restore the one that wrote this data`,
    );
    const exchanged = { active: id, keys: { [id]: Buffer.alloc(32, 1).toString('base64') } };
    writeFileSync(path, JSON.stringify(exchanged));
    await expect(keyFile(path).unwrap(id, wrapped)).rejects.toThrow(
      `the key ${id} of the key file did not wrap this data key`,
    );
  });

  it('does not open a wrapped key that was changed or cut', async () => {
    const keys = keyFile(path);
    const wrapped = await keys.wrap(dataKey);
    const changed = Buffer.from(wrapped);
    changed[20]! ^= 1;
    await expect(keys.unwrap(keys.activeKeyId, changed)).rejects.toThrow('did not wrap this data key');
    await expect(keys.unwrap(keys.activeKeyId, wrapped.subarray(0, 20))).rejects.toThrow('did not wrap');
  });

  it.each(['', '{', '{"active":"kek1"}', 'null', '{"keys":{"kek1":"c2VjcmV0"}}'])(
    'that is damaged is said to be, without a word of what is in it: %s',
    (text) => {
      keyFile(path);
      writeFileSync(path, text === '{' ? readFileSync(path, 'utf8').slice(0, 60) : text);
      expect(() => keyFile(path)).toThrow(`${path} is not a key file: restore the one that wrote this data`);
    },
  );

  it('that does not hold its active key is refused', () => {
    keyFile(path);
    writeFileSync(path, '{"active":"kek2","keys":{"kek1":"c2VjcmV0"}}');
    expect(() => keyFile(path)).toThrow('names an active key that it does not hold');
  });
});
