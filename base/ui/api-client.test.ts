import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FileAnswer, Operation, RoutesOf } from '@lendline/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BrowserClient, browserClient, newIdempotencyKey } from './api-client.ts';

interface LoansClient {
  readonly get: Operation<{ readonly loanId: string; readonly asOf?: string }, { readonly owed: string }>;
  readonly pay: Operation<{ readonly loanId: string; readonly amount: string }, { readonly paid: string }>;
  readonly addProof: Operation<
    { readonly loanId: string; readonly note: string; readonly bytes: Uint8Array<ArrayBuffer> },
    { readonly size: number }
  >;
  readonly contract: Operation<{ readonly loanId: string }, FileAnswer>;
  readonly cancel: Operation<{ readonly loanId: string; readonly reason: string }, Record<string, never>>;
}

const routes = {
  get: { method: 'GET', path: '/loans/{loanId}', audience: ['borrower'], summary: 'x' },
  pay: { method: 'POST', path: '/loans/{loanId}/payments', audience: ['borrower'], summary: 'x', idempotent: true },
  addProof: {
    method: 'POST',
    path: '/loans/{loanId}/proofs',
    audience: ['borrower'],
    summary: 'x',
    transfer: 'upload',
  },
  contract: {
    method: 'GET',
    path: '/loans/{loanId}/contract',
    audience: ['borrower'],
    summary: 'x',
    transfer: 'download',
  },
  cancel: { method: 'DELETE', path: '/loans/{loanId}', audience: ['borrower'], summary: 'x' },
} as const satisfies RoutesOf<LoansClient>;

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

let server: Server;
let url = '';
let asked: Asked[] = [];
let respond: (response: ServerResponse) => void = () => undefined;
let client: BrowserClient<LoansClient>;

async function note(request: IncomingMessage): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  asked.push({ method: request.method!, url: request.url!, headers: request.headers, body: Buffer.concat(chunks) });
}

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => void note(request).then(() => respond(response)));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // A page asks its own origin; here there is no page.
  const toServer: typeof fetch = (path, request) => fetch(new URL(path as string, url), request);
  client = browserClient<LoansClient>(routes, { locale: () => 'zh-CN', fetch: toServer });
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const json = (status: number, body: unknown) => (response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

describe('a browser asks', () => {
  it('with the fields of the path in the path and the others in the query', async () => {
    respond = json(200, { owed: '5' });
    expect(await client.get({ loanId: 'loan_1', asOf: '2026-03-01' })).toEqual({ ok: true, value: { owed: '5' } });
    await client.get({ loanId: 'a/b?c' });
    expect(asked.map((one) => `${one.method} ${one.url}`)).toEqual([
      'GET /api/loans/loan_1?asOf=2026-03-01',
      'GET /api/loans/a%2Fb%3Fc',
    ]);
    expect(asked[0]!.headers['accept-language']).toBe('zh-CN');
    expect(asked[0]!.headers['idempotency-key']).toBeUndefined();
  });

  it('with a body, and with a key that makes a repeated request one', async () => {
    respond = json(200, { paid: '5' });
    await client.pay({ loanId: 'loan_1', amount: '5' });
    await client.pay({ loanId: 'loan_1', amount: '5' });
    await client.pay({ loanId: 'loan_1', amount: '5' }, { idempotencyKey: 'kept-over-a-reload' });
    expect(asked[0]).toMatchObject({ method: 'POST', url: '/api/loans/loan_1/payments' });
    expect(JSON.parse(asked[0]!.body.toString())).toEqual({ amount: '5' });
    const keys = asked.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBe('kept-over-a-reload');
  });

  it('with a file as it is, its fields in a header that no URL shows', async () => {
    respond = json(200, { size: 5 });
    const bytes = Uint8Array.of(0, 255, 10, 13, 128);
    await client.addProof({ loanId: 'loan_1', note: '流水 👍', bytes });
    expect(asked[0]!.url).toBe('/api/loans/loan_1/proofs');
    expect(asked[0]!.body).toEqual(Buffer.from(bytes));
    const fields = Buffer.from(String(asked[0]!.headers['x-lendline-input']), 'base64url').toString();
    expect(JSON.parse(fields)).toEqual({ note: '流水 👍' });
  });

  it('to remove, with what else it says in the query', async () => {
    respond = json(200, {});
    expect(await client.cancel({ loanId: 'loan_1', reason: 'changed my mind' })).toEqual({ ok: true, value: {} });
    expect(`${asked[0]!.method} ${asked[0]!.url}`).toBe('DELETE /api/loans/loan_1?reason=changed+my+mind');
  });
});

describe('an answer', () => {
  it('that is a file comes with its name, in any script', async () => {
    respond = (response) =>
      void response
        .writeHead(200, {
          'content-type': 'application/pdf',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('合同.pdf')}`,
        })
        .end(Buffer.of(37, 80, 68, 70));
    expect(await client.contract({ loanId: 'loan_1' })).toEqual({
      ok: true,
      value: { fileName: '合同.pdf', mediaType: 'application/pdf', bytes: Uint8Array.of(37, 80, 68, 70) },
    });
  });

  it('that is a problem is returned as it is told', async () => {
    const told = { code: 'not-found', status: 404, text: { 'zh-CN': '没有找到。', en: 'Nothing.' } };
    respond = json(404, told);
    expect(await client.get({ loanId: 'loan_1' })).toEqual({ ok: false, error: told });
  });

  it.each([
    ['a proxy’s page', 502, '<html>Bad gateway</html>'],
    ['a proxy’s own JSON', 502, '{"code":502}'],
    ['a proxy’s JSON with a code alone', 429, '{"code":"RATE_LIMITED"}'],
    ['JSON that says nothing', 500, 'null'],
    ['the sign-in page of a café’s network, as if all were well', 200, '<html>Welcome</html>'],
  ])('that is not ours is said to be unreadable, never thrown: %s', async (_, status, body) => {
    respond = (response) => void response.writeHead(status).end(body);
    const answer = await client.get({ loanId: 'loan_1' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'unreadable', status: 502 } });
  });

  it('that breaks off is unreadable, for a file as well', async () => {
    respond = (response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{"owed"');
      setTimeout(() => response.destroy(), 20);
    };
    expect(await client.get({ loanId: 'loan_1' })).toMatchObject({ error: { code: 'unreadable' } });
    expect(await client.contract({ loanId: 'loan_1' })).toMatchObject({ error: { code: 'unreadable' } });
  });

  it('that never comes because there is no connection says so in both languages', async () => {
    respond = (response) => void response.destroy();
    const answer = await client.pay({ loanId: 'loan_1', amount: '5' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'offline', status: 0 } });
    if (answer.ok) return;
    // It may have arrived: the text must not say that nothing was sent.
    expect(answer.error.text.en).not.toMatch(/nothing was sent/);
    expect(answer.error.text['zh-CN']).not.toMatch(/没有发送/);
  });
});

it('an idempotency key is never made twice', () => {
  expect(new Set(Array.from({ length: 1000 }, newIdempotencyKey)).size).toBe(1000);
});
