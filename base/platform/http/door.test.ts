import { request as rawRequest } from 'node:http';
import { testDatabase } from '@lendline/testkit';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleSlice } from '../database/test/sample-slice.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { fairWeather } from '../test/notes-slice.ts';
import { json, knownSession, listen, type OpenDoors, openDoors } from '../test/open-doors.ts';
import { problemEnvelope } from './problem-envelope.ts';
import { identify } from './request-context.ts';
import { serviceTokens } from './service-token.ts';

const test = testDatabase({ slices: [sampleSlice] });
const weather = fairWeather();
let doors: OpenDoors;

beforeAll(async () => {
  doors = await openDoors(test.database, { weather, session: knownSession });
});
afterAll(() => doors.close());

const borrowerCookie = (token: string) => ({ cookie: `lendline_borrower=${token}` });
const staffCookie = (token: string) => ({ cookie: `lendline_staff=${token}` });
const keyed = (key: string) => ({ 'idempotency-key': key });

async function audited(): Promise<number> {
  const { rows } = await test.database.pool.query<{ n: number }>('select count(*)::int as n from sample.audit');
  return rows[0]!.n;
}

interface Failure {
  readonly what: string;
  readonly code: string;
  readonly status: number;
  readonly path: string;
  readonly request?: RequestInit;
}

const tooLong = 'x'.repeat(1024 * 1024 + 1);

const failures: readonly Failure[] = [
  { what: 'a path that does not exist', code: 'no-such-operation', status: 404, path: '/nowhere/at/all' },
  {
    what: 'a method that the path does not take',
    code: 'no-such-operation',
    status: 404,
    path: '/notes/hello',
    request: { method: 'PUT' },
  },
  { what: 'a body that is no JSON', code: 'not-json', status: 400, path: '/notes', request: json('{"text":') },
  { what: 'a body that is a list', code: 'not-json', status: 400, path: '/notes', request: json('[1]') },
  {
    what: 'a body that is too large',
    code: 'too-large',
    status: 413,
    path: '/notes',
    request: json({ text: tooLong }, keyed('too-large-1')),
  },
  {
    what: 'a file that is too large',
    code: 'too-large',
    status: 413,
    path: '/notes/files',
    request: {
      method: 'POST',
      headers: { ...borrowerCookie('b1'), ...keyed('too-large-2') },
      body: new Uint8Array(20 * 1024 * 1024 + 1),
    },
  },
  {
    what: 'an upload whose fields are no JSON',
    code: 'not-json',
    status: 400,
    path: '/notes/files',
    request: { method: 'POST', headers: { ...borrowerCookie('b1'), 'x-lendline-input': 'bm8=' }, body: 'x' },
  },
  { what: 'no session', code: 'sign-in-needed', status: 401, path: '/notes/mine' },
  {
    what: 'a missing permission',
    code: 'not-allowed',
    status: 403,
    path: '/notes/all?reason=x',
    request: { method: 'DELETE', headers: staffCookie('reader') },
  },
  {
    what: 'what is not there',
    code: 'not-found',
    status: 404,
    path: '/notes/note_01k9xq3v5e8m2n4p6r8s0t1v2w',
    request: { headers: staffCookie('reader') },
  },
  {
    what: 'input that does not fit',
    code: 'bad-input',
    status: 400,
    path: '/notes',
    request: json({ text: '' }, keyed('bad-input-1')),
  },
  {
    what: 'a missing idempotency key',
    code: 'idempotency-key-missing',
    status: 400,
    path: '/notes',
    request: json({ text: 'x' }),
  },
  {
    what: 'a page of another site',
    code: 'cross-site',
    status: 403,
    path: '/notes',
    request: json({ text: 'x' }, { 'sec-fetch-site': 'cross-site' }),
  },
  { what: 'an answer that cannot be written', code: 'internal', status: 500, path: '/notes/unwritable' },
];

describe('every failure is told in the one form of RFC 9457', () => {
  it.each(failures)('$what: $code', async ({ path, request, code, status }) => {
    const headers = { 'x-correlation': 'asked-with-this', 'accept-language': 'zh-CN,zh;q=0.9', ...request?.headers };
    const response = await doors.send(path, { ...request, headers });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-correlation')).toBe('asked-with-this');
    const envelope = problemEnvelope.strict().parse(await response.json());
    expect(envelope).toMatchObject({
      type: `urn:lendline:problem:${code}`,
      code,
      status,
      correlation: 'asked-with-this',
      title: envelope.text['zh-CN'],
    });
    expect(envelope.text.en).not.toMatch(/\{\w+\}/);
  });

  it('too many requests from one address, with how long to wait; other doors stay open', async () => {
    const few = await openDoors(test.database, { weather, publicRequestsPerMinute: 3, session: knownSession });
    try {
      for (let n = 0; n < 3; n += 1) expect((await few.send('/notes/hello')).status).toBe(200);
      const refused = await few.send('/notes/hello');
      expect(refused.status).toBe(429);
      expect(refused.headers.get('content-type')).toBe('application/problem+json');
      const { parameters } = problemEnvelope.parse(await refused.json());
      expect(Number(parameters?.['seconds'])).toBeGreaterThan(0);
      expect(Number(parameters?.['seconds'])).toBeLessThanOrEqual(60);
      expect((await few.send('/notes/mine', { headers: borrowerCookie('b1') })).status).toBe(200);
    } finally {
      await few.close();
    }
  });

  it('somebody without a session fills the audit trail only so fast', async () => {
    const few = await openDoors(test.database, { weather, publicRequestsPerMinute: 3 });
    try {
      const before = await audited();
      const statuses: number[] = [];
      for (let n = 0; n < 6; n += 1) statuses.push((await few.send('/notes/mine')).status);
      expect(statuses).toEqual([401, 401, 401, 429, 429, 429]);
      expect((await audited()) - before).toBe(3);
    } finally {
      await few.close();
    }
  });
});

describe('a failure of our own', () => {
  it('says that nothing was done and which number to quote, and nothing of what broke', async () => {
    weather.broken = true;
    const request = json({ text: 'the secret of Wanjiku Kamau' }, keyed('broken-1'));
    const response = await doors.send('/notes', request).finally(() => (weather.broken = false));
    const body = await response.text();
    expect(response.status).toBe(500);
    expect(body).not.toMatch(/secret|Wanjiku|cannot keep|Assertion|\.ts/);
    const { correlation, parameters, text } = problemEnvelope.parse(JSON.parse(body));
    expect(parameters).toEqual({ correlation });
    expect(text.en).toContain(correlation);
    const logged = doors.logged.filter((line) => line.includes(correlation));
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0]!)).toMatchObject({
      slice: 'sample',
      operation: 'addNote',
      err: { name: 'AssertionError' },
    });
    expect(logged[0]).not.toContain('Wanjiku');
  });

  it('while finding out who asks is told in the same form', async () => {
    const lost = await openDoors(test.database, {
      weather,
      session: () => Promise.reject(new Error('the sessions of 13800138000 are lost')),
    });
    try {
      const response = await lost.send('/notes/mine', {
        headers: { ...borrowerCookie('b1'), 'x-correlation': 'lost-sessions' },
      });
      expect(response.status).toBe(500);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      const body = await response.text();
      expect(problemEnvelope.parse(JSON.parse(body))).toMatchObject({ code: 'internal', correlation: 'lost-sessions' });
      expect(body + lost.logged.join()).not.toMatch(/13800138000|the sessions of/);
    } finally {
      await lost.close();
    }
  });
});

describe('a body without a declared length', () => {
  it('is read to its end', async () => {
    const response = await doors.send('/notes', chunked(['{"text":', '"in parts"}'], keyed('chunked-1')));
    expect(await response.json()).toMatchObject({ text: 'in parts' });
  });

  it('is refused as soon as it is too large, however much would follow', async () => {
    // Five times the limit, so that reading it all would be seen in what was sent.
    const sent = await sendEndlessly(doors.url, 100 * 1024 * 1024);
    expect(sent.status).toBe(413);
    expect(sent.bytes).toBeLessThan(60 * 1024 * 1024);
  });
});

function chunked(parts: readonly string[], headers: Readonly<Record<string, string>>): RequestInit {
  const body = new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });
  return { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
}

function sendEndlessly(url: string, most: number): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    let answered = false;
    const headers = { 'transfer-encoding': 'chunked', ...keyed('endless-1'), ...borrowerCookie('b1') };
    const request = rawRequest(`${url}/api/notes/files`, { method: 'POST', headers }, (response) => {
      answered = true;
      response.resume();
      resolve({ status: response.statusCode ?? 0, bytes });
      request.destroy();
    });
    request.on('error', (error) => (answered ? undefined : reject(error)));
    const chunk = Buffer.alloc(256 * 1024);
    const push = (): void => {
      while (!answered && bytes < most) {
        bytes += chunk.length;
        if (!request.write(chunk)) {
          request.once('drain', push);
          return;
        }
      }
      if (bytes >= most) request.end();
    };
    push();
  });
}

describe('a page of another site', () => {
  it('may not act, but what needs no session can be read', async () => {
    expect((await doors.send('/notes/hello', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200);
  });

  it.each(['same-origin', 'same-site', 'none'])('is not what a browser calls %s', async (site) => {
    const request = json({ text: 'ours' }, { 'sec-fetch-site': site, ...keyed(`site-${site}-1`) });
    expect((await doors.send('/notes', request)).status).toBe(200);
  });
});

describe('a correlation', () => {
  it('is echoed, or made when none came', async () => {
    expect((await doors.send('/notes/hello')).headers.get('x-correlation')).toMatch(/^[0-9a-f-]{36}$/);
    const given = await doors.send('/notes/hello', { headers: { 'x-correlation': 'from-the-page_7' } });
    expect(given.headers.get('x-correlation')).toBe('from-the-page_7');
  });

  it.each(['13800138000', '138-0013-8000', 'short', 'with spaces in it', 'x'.repeat(65), '11010119900307663X'])(
    'that is not fit for a log is replaced: %s',
    async (correlation) => {
      const response = await doors.send('/notes/hello', { headers: { 'x-correlation': correlation } });
      expect(response.headers.get('x-correlation')).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    },
  );
});

describe('a session', () => {
  it('leaves as a cookie that no script reads and no other site sends, and never in the body', async () => {
    const response = await doors.send('/notes/sign-in', json({ as: 'b1' }, keyed('sign-in-b1')));
    expect(await response.text()).toBe('{"as":"b1"}');
    const cookies = response.headers.getSetCookie();
    expect(cookies).toHaveLength(1);
    const [pair, ...attributes] = cookies[0]!.split('; ');
    expect(pair).toBe('lendline_borrower=secret-of-b1');
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Path=/api', 'SameSite=Strict']);
  });

  it('is sent over TLS only where there is TLS, also when a proxy ends it', async () => {
    const response = await doors.send('/notes/staff/sign-in', json({ as: 's1' }, { 'x-forwarded-proto': 'https' }));
    expect(response.headers.getSetCookie()[0]).toMatch(/^lendline_staff=secret-of-s1;.*Secure/);
  });

  it('is cleared on sign-out, on the same path', async () => {
    const request = {
      method: 'POST',
      headers: { ...borrowerCookie('b1'), 'content-type': 'application/json' },
      body: '{}',
    };
    const response = await doors.send('/notes/sign-out', request);
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()).toHaveLength(1);
    const cleared = response.headers.getSetCookie()[0]!;
    expect(cleared).toMatch(/^lendline_borrower=;/);
    expect(cleared).toMatch(/Max-Age=0/);
    expect(cleared).toMatch(/Path=\/api(;|$)/);
  });

  it('is the borrower’s or the staff’s as the route asks, when a browser holds both', async () => {
    const headers = { cookie: 'lendline_borrower=b1; lendline_staff=remover' };
    expect(await (await doors.send('/notes/mine', { headers })).json()).toEqual({ line: 'line_b1' });
    expect(await (await doors.send('/notes/staff/me', { headers })).json()).toEqual({ kind: 'staff' });
    expect((await doors.send('/notes/all?reason=x', { method: 'DELETE', headers })).status).toBe(200);
  });

  it('of a borrower opens nothing for staff, nor the other way round, nor does an unknown one', async () => {
    expect((await doors.send('/notes/staff/me', { headers: borrowerCookie('b1') })).status).toBe(401);
    expect((await doors.send('/notes/mine', { headers: staffCookie('remover') })).status).toBe(401);
    expect((await doors.send('/notes/mine', { headers: { cookie: 'lendline_borrower=remover' } })).status).toBe(401);
    expect((await doors.send('/notes/mine', { headers: borrowerCookie('nobody') })).status).toBe(401);
  });

  it('does not count beside a service token that is none', async () => {
    const headers = { authorization: 'Bearer made.up.token' };
    expect((await doors.send('/notes/mine', { headers })).status).toBe(401);
  });
});

describe('doors', () => {
  it('let a fixed path win over a parameter, whatever the order of the routes', async () => {
    expect((await doors.send('/notes/mine', { headers: borrowerCookie('b2') })).status).toBe(200);
  });

  it('answer anybody who is signed in as well where the public may ask', async () => {
    const headers = {
      authorization: `Bearer ${await doors.tokens.issue({ tenant: 'main', actor: { kind: 'service', name: 'loans' } } as never)}`,
    };
    expect(await (await doors.send('/notes/hello?name=you', { headers })).json()).toEqual({
      hello: 'you',
      to: 'service',
    });
  });

  it('keep fields of the path over those of the body', async () => {
    const headers = staffCookie('reader');
    const response = await doors.send('/notes/note_01k9xq3v5e8m2n4p6r8s0t1v2w?noteId=note_other', { headers });
    expect(problemEnvelope.parse(await response.json()).code).toBe('not-found');
  });

  it('hand out a file under its name, in any script', async () => {
    const response = await doors.send(`/notes/printed?title=${encodeURIComponent('合同 1')}`);
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('合同 1')}.txt`,
    );
    expect(await response.text()).toBe('合同 1');
  });

  it('count requests by operation and status, with nothing of the request in the labels', async () => {
    await doors.send('/notes/note_01k9xq3v5e8m2n4p6r8s0t1v2w', { headers: staffCookie('reader') });
    const text = await doors.metrics.text();
    expect(text).toMatch(/lendline_request_seconds_count\{operation="sample.readNote",status="404"\} \d+/);
    expect(text).not.toMatch(/note_01|reader|line_b1|hello\?name/);
  });

  it('that are no operations can ask who is there, by the same rules', async () => {
    const app = new Hono();
    const identification = {
      sessions: { borrower: (token: string) => knownSession('borrower', token), staff: () => Promise.resolve(null) },
      tokens: serviceTokens('another-secret-of-this-test-alone'),
      clock: { now: () => Temporal.Instant.from('2026-03-02T09:00:00Z') },
    };
    app.get('/who', async (request) => {
      const context = await identify(request, ['borrower'], identification);
      return request.json({ actor: context.actor, tenant: context.tenant, now: context.now().toString() });
    });
    const server = await listen(app);
    try {
      const answer = await fetch(`${server.url}/who`, { headers: borrowerCookie('b1') });
      expect(await answer.json()).toEqual({
        actor: { kind: 'borrower', line: 'line_b1' },
        tenant: 'main',
        now: '2026-03-02T09:00:00Z',
      });
    } finally {
      await server.close();
    }
  });

  it('have metrics of their own per process', async () => {
    expect(await createMetrics().text()).not.toContain('sample.readNote');
  });
});
