import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@lendline/testkit';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { dataKeys, keyedTenants } from './data-keys.ts';
import { type FieldCrypto, fieldCrypto, type FieldPlace } from './field-crypto.ts';
import { keyFile } from './key-file.ts';

const test = testDatabase({ slices: [{ name: 'sample' }] });
const folder = mkdtempSync(join(tmpdir(), 'lendline-field-crypto-'));
const path = join(folder, 'keys.json');
afterAll(() => rmSync(folder, { recursive: true }));

/** As one process of the installation has it: its own cache on the shared database and key file. */
const newProcess = () => {
  const keys = dataKeys(test.database.pool, keyFile(path));
  return { keys, crypto: fieldCrypto(keys) };
};
const place: FieldPlace = { tenant: 'main', table: 'line', row: 'line_1', column: 'phone' };

/** What a field comes to where it may not open: its text, or why not. */
const opened = (crypto: FieldCrypto, at: FieldPlace, sealed: string): Promise<string> =>
  crypto.decrypt(at, sealed).catch((error: Error) => error.message);
const closed = (at: FieldPlace): string =>
  `an encrypted field of ${at.table}.${at.column} does not open: it was changed or moved`;

describe('an encrypted field', () => {
  it('opens where it was written, whatever its text', async () => {
    const { crypto } = newProcess();
    const anyText = fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (plain) => {
      expect(await crypto.decrypt(place, await crypto.encrypt(place, plain))).toBe(plain);
    });
    await fc.assert(anyText, { numRuns: 100 });
  });

  it('never looks the same twice and never shows its text', async () => {
    const { crypto } = newProcess();
    const sealed = await Promise.all(Array.from({ length: 50 }, () => crypto.encrypt(place, '+8613800138000')));
    expect(new Set(sealed).size).toBe(50);
    for (const one of sealed)
      expect(Buffer.from(one.split('.')[3]!, 'base64url').toString('latin1')).not.toContain('138');
  });

  it.each([
    ['row', { row: 'line_2' }],
    ['column', { column: 'name' }],
    ['table', { table: 'guarantor' }],
    ['tenant', { tenant: 'other' }],
  ])('moved to another %s does not open', async (_, moved) => {
    const { crypto } = newProcess();
    const elsewhere = { ...place, ...moved };
    expect(await opened(crypto, elsewhere, await crypto.encrypt(place, '+8613800138000'))).toBe(closed(elsewhere));
  });

  it('cannot be moved by a place that reads like another', async () => {
    const { crypto } = newProcess();
    const crafted = { ...place, row: 'line_1|phone', column: 'x' };
    await expect(crypto.encrypt(crafted, 'x')).rejects.toThrow('holds no |');
  });

  it('does not open once any bit of it was changed', async () => {
    const { crypto } = newProcess();
    const [version, key, iv, text] = (await crypto.encrypt(place, 'Wanjiku')).split('.');
    const flipped = (part: string, at: number): string => {
      const bytes = Buffer.from(part, 'base64url');
      bytes[at >> 3]! ^= 1 << (at & 7);
      return bytes.toString('base64url');
    };
    const bits = (part: string): number => Buffer.from(part, 'base64url').length * 8;
    for (let at = 0; at < bits(text!); at += 1)
      expect(await opened(crypto, place, `f1.${key}.${iv}.${flipped(text!, at)}`)).toBe(closed(place));
    for (let at = 0; at < bits(iv!); at += 1)
      expect(await opened(crypto, place, `f1.${key}.${flipped(iv!, at)}.${text}`)).toBe(closed(place));
    await expect(crypto.decrypt(place, `${version}.99.${iv}.${text}`)).rejects.toThrow('no data key 99');
  });

  it('does not open with a tag that was cut short, which would be easier to forge', async () => {
    const { crypto } = newProcess();
    const [version, key, iv, text] = (await crypto.encrypt(place, '')).split('.');
    const tag = Buffer.from(text!, 'base64url');
    expect(tag.length).toBe(16);
    for (const length of [4, 8, 12, 15]) {
      const cut = tag.subarray(0, length).toString('base64url');
      expect(await opened(crypto, place, [version, key, iv, cut].join('.'))).toBe(closed(place));
    }
  });

  it.each(['', 'plain text', 'f2.1.aaaa.bbbb', 'f1.1.aaaa', '+8613800138000'])('is no text like "%s"', async (text) => {
    await expect(newProcess().crypto.decrypt(place, text)).rejects.toThrow('f1.key.iv.ciphertext');
  });
});

describe('a new data key', () => {
  const tenant = 'rotating';
  const at = { ...place, tenant };
  const keyOf = (sealed: string): number => Number(sealed.split('.')[1]);

  it('is used for new fields, while older ones still open, also in another process', async () => {
    const one = newProcess();
    const other = newProcess();
    const older = await one.crypto.encrypt(at, 'before');
    await one.keys.rotate(tenant);
    const newer = await one.crypto.encrypt(at, 'after');
    expect([keyOf(older), keyOf(newer)]).toEqual([1, 2]);
    for (const { crypto } of [one, other, newProcess()]) {
      expect(await crypto.decrypt(at, older)).toBe('before');
      expect(await crypto.decrypt(at, newer)).toBe('after');
    }
  });

  it('is made by every process that is asked for one, also when it knew fewer keys than there are', async () => {
    const one = newProcess();
    const other = newProcess();
    const known = keyOf(await other.crypto.encrypt(at, 'x'));
    await one.keys.rotate(tenant);
    await other.keys.rotate(tenant);
    expect(keyOf(await other.crypto.encrypt(at, 'x'))).toBe(known + 2);
  });

  it('reaches the other processes within a minute', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const server = newProcess();
      const before = keyOf(await server.crypto.encrypt(at, 'x'));
      await newProcess().keys.rotate(tenant);
      expect(keyOf(await server.crypto.encrypt(at, 'x'))).toBe(before);
      vi.advanceTimersByTime(60_001);
      expect(keyOf(await server.crypto.encrypt(at, 'x'))).toBe(before + 1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('of a tenant that had none is one and the same for processes that start together', async () => {
    const fresh = { ...place, tenant: 'fresh' };
    const processes = Array.from({ length: 8 }, newProcess);
    const sealed = await Promise.all(processes.map(({ crypto }) => crypto.encrypt(fresh, 'x')));
    for (const one of sealed) expect(await processes[0]!.crypto.decrypt(fresh, one)).toBe('x');
    const { rows } = await test.database.pool.query("select id from platform.data_keys where tenant = 'fresh'");
    expect(rows).toEqual([{ id: 1 }]);
  });
});

describe('a blind index', () => {
  const phone = '+8613800138000';
  const index = { tenant: 'indexed', use: 'line.phone' };

  it('stays the same over new keys and over processes, or look-ups would miss older rows', async () => {
    const one = newProcess();
    const before = await one.crypto.blindIndex(index, phone);
    await one.keys.rotate('indexed');
    expect(await one.crypto.blindIndex(index, phone)).toBe(before);
    expect(await newProcess().crypto.blindIndex(index, phone)).toBe(before);
  });

  it('differs by tenant, by use and by value, and is no plain hash of them', async () => {
    const { crypto } = newProcess();
    const all = await Promise.all([
      crypto.blindIndex(index, phone),
      crypto.blindIndex({ ...index, tenant: 'other' }, phone),
      crypto.blindIndex({ ...index, use: 'line.name' }, phone),
      crypto.blindIndex(index, '+8613800138001'),
      crypto.blindIndex({ ...index, use: 'line.phone\u0000+86' }, '13800138000'),
    ]);
    expect(new Set(all).size).toBe(all.length);
    for (const one of all) expect(one).toMatch(/^[\w-]{43}$/);
  });
});

describe('what is kept in the database', () => {
  it('holds no key that opens anything by itself', async () => {
    const { rows } = await test.database.pool.query<{ wrapped: Buffer; key_id: string }>(
      'select wrapped, key_id from platform.data_keys',
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const { wrapped } of rows) expect(wrapped.length).toBe(12 + 32 + 16);
  });

  it('is of no use under another key file, which is said with what to do', async () => {
    const other = fieldCrypto(dataKeys(test.database.pool, keyFile(join(folder, 'other.json'))));
    await expect(other.encrypt(place, 'x')).rejects.toThrow(
      /the key file has no key kek1-\w{8}: restore the one that wrote/,
    );
    await expect(other.blindIndex({ tenant: 'main', use: 'x' }, 'x')).rejects.toThrow('restore the one that wrote');
  });
});

describe('the tenants of an installation', () => {
  it('are those that have kept something encrypted, each named once however often its key was changed', async () => {
    const { keys, crypto } = newProcess();
    const before = await keyedTenants(test.database.pool);
    expect(before).not.toContain('second-lender');
    await crypto.encrypt({ ...place, tenant: 'second-lender' }, '+8613800138000');
    await keys.rotate('second-lender');
    expect(await keyedTenants(test.database.pool)).toEqual([...before, 'second-lender'].toSorted());
  });
});
