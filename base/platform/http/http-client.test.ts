import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anonymous, borrower, contractSuite, service, staff, testContext, testDatabase } from '@lendline/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sampleSlice } from '../database/test/sample-slice.ts';
import { fairWeather, type NotesClient, notesRoutes } from '../test/notes-slice.ts';
import { type OpenDoors, openDoors, serviceSecret } from '../test/open-doors.ts';
import { httpClient } from './http-client.ts';
import { serviceTokens } from './service-token.ts';

const test = testDatabase({ slices: [sampleSlice] });
const weather = fairWeather();
let doors: OpenDoors;

beforeAll(async () => {
  doors = await openDoors(test.database, { weather });
});
afterAll(() => doors.close());

const tokens = serviceTokens(serviceSecret);
const remote = (url: string, timeout_ms = 5000) =>
  httpClient<NotesClient>(notesRoutes, { name: 'notes', url, tokens, timeout_ms });
const asService = testContext({ actor: service('loans') });

contractSuite<NotesClient>(
  'a slice answers the same',
  {
    'in process': () => Promise.resolve(doors.client),
    'over HTTP': () => Promise.resolve(remote(doors.url)),
  },
  (client) => {
    it('what was kept can be read', async () => {
      const kept = await client().addNote(asService, { text: 'kept' });
      if (!kept.ok) throw new Error(kept.error.code);
      expect(await client().readNote(asService, { noteId: kept.value.id })).toEqual(kept);
    });

    it('bytes go and come unchanged, with names in any script', async () => {
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
      const kept = await client().keepFile(asService, { title: '流水 "2026"', bytes });
      expect(kept).toMatchObject({ ok: true, value: { title: '流水 "2026"', size: 70_000 } });
      const printed = await client().print(asService, { title: '合同' });
      expect(printed).toEqual({
        ok: true,
        value: { fileName: '合同.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode('合同') },
      });
    });

    it('a field of a query that is left out stays out', async () => {
      expect(await client().hello(asService, {})).toEqual({ ok: true, value: { hello: '', to: 'service' } });
    });

    it.each([
      { who: 'somebody without a session', actor: anonymous, code: 'sign-in-needed' },
      { who: 'a borrower', actor: borrower('line_1'), code: 'not-found' },
      { who: 'staff without the permission', actor: staff('staff_1'), code: 'not-allowed' },
      { who: 'staff with the permission', actor: staff('staff_2', 'notes.remove'), code: 'done' },
      { who: 'a service', actor: service('loans'), code: 'not-found' },
    ])('where a permission is needed $who gets $code', async ({ actor, code }) => {
      const answer = await client().removeAll(testContext({ actor }), { reason: 'x' });
      expect(answer.ok ? 'done' : answer.error.code).toBe(code);
    });

    it('a problem comes with its code, status, texts and parameters', async () => {
      expect(await client().addNote(asService, { text: '' })).toEqual({
        ok: false,
        error: {
          code: 'bad-input',
          status: 400,
          text: { 'zh-CN': '输入有误：text expected a text。', en: 'The input is not right: text: expected a text.' },
          parameters: { field: 'text', expected: 'expected a text' },
        },
      });
    });
  },
);

describe('a slice that does not answer', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function answering(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const unreachable = {
    ok: false,
    error: { code: 'slice-unreachable', status: 503, parameters: { slice: 'notes' } },
  };
  const ask = (url: string, timeout_ms?: number) => remote(url, timeout_ms).addNote(asService, { text: 'x' });

  it('because nobody listens is unreachable', async () => {
    const url = await answering(() => undefined);
    await new Promise((closed) => servers.pop()!.close(closed));
    expect(await ask(url)).toMatchObject(unreachable);
  });

  it('in time is unreachable', async () => {
    expect(await ask(await answering(() => undefined), 150)).toMatchObject(unreachable);
  });

  it('to the end is unreachable: the connection breaks in the body', async () => {
    const url = await answering((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
      response.write('{"id":');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await ask(url)).toMatchObject(unreachable);
  });

  it('in time is unreachable also when its headers came', async () => {
    const url = await answering((_, response) => response.writeHead(200, { 'content-length': 100 }).flushHeaders());
    expect(await ask(url, 200)).toMatchObject(unreachable);
  });

  it.each([200, 502])('as ours is unreachable: a proxy’s page with status %i', async (status) => {
    const url = await answering((_, response) => response.writeHead(status).end('<html>Bad gateway</html>'));
    expect(await ask(url)).toMatchObject(unreachable);
  });

  it('as ours is unreachable: an error in a form that is not the envelope', async () => {
    const url = await answering((_, response) => response.writeHead(500).end('{"error":"oops"}'));
    expect(await ask(url)).toMatchObject(unreachable);
  });
});

describe('a call to another process', () => {
  it('with another key is nobody’s there', async () => {
    const stranger = httpClient<NotesClient>(notesRoutes, {
      name: 'notes',
      url: doors.url,
      tokens: serviceTokens('the-secret-of-quite-another-lender'),
    });
    expect(await stranger.whoAmI(testContext({ actor: staff('staff_1') }), {})).toMatchObject({
      ok: false,
      error: { code: 'sign-in-needed' },
    });
  });

  it('carries the correlation and the language on', async () => {
    const url = `${doors.url}`;
    const context = testContext({ actor: anonymous, correlation: 'across-processes', locale: 'zh-CN' });
    await remote(url).mine(context, {});
    const { rows } = await test.database.pool.query(
      "select actor from sample.audit where correlation = 'across-processes'",
    );
    expect(rows).toEqual([{ actor: 'anonymous' }]);
  });

  it('with what fits no URL is our own fault and not silence of the other side', async () => {
    await expect(remote(doors.url).readNote(asService, { noteId: undefined as never })).rejects.toThrow('plain values');
  });
});
