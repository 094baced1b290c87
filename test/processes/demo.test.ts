import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '@lendline/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from './serve-process.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lendline-demo-'));
  // Postgres runs unprivileged and must be able to enter.
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a demo that cannot live through its history says why, and leaves neither lender nor country running', async () => {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const started = startDemo({
    checkout: join(import.meta.dirname, '..', '..'),
    port,
    sandboxPort,
    people: 1,
    days: 1,
    country: 'cn',
    fresh: false,
    pages: false,
    progress: () => undefined,
    // The carrier knows nobody of that name, so that no code reaches a phone.
    environment: { LENDLINE_DATA: folder, LENDLINE_LINES_CARRIER_CLIENT_ID: 'nobody' },
  });
  await expect(started).rejects.toThrow('lines.code-not-sent');
  for (const left of [port, sandboxPort])
    await expect(fetch(`http://127.0.0.1:${left}/`)).rejects.toThrow('fetch failed');
}, 120_000);
