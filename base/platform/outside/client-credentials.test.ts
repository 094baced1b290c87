import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, jwtVerify } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { accessTokens, isTimeout } from './client-credentials.ts';

let privateKey: JWK;
let publicKey: CryptoKey;
let server: Server;
let url = '';

/** What the provider is asked and how it answers. */
let asked: URLSearchParams[] = [];
let expires_in: number | undefined;
let failing = false;
let silent = false;

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  privateKey = await exportJWK(pair.privateKey);
  publicKey = pair.publicKey;
});

beforeEach(async () => {
  asked = [];
  expires_in = 300;
  failing = false;
  silent = false;
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  vi.useRealTimers();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (silent) return;
  const send = (status: number, body: object): void =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (request.url?.startsWith('/.well-known/')) {
    send(200, {
      issuer: url,
      token_endpoint: `${url}/token`,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    });
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = new URLSearchParams(Buffer.concat(chunks).toString());
  asked.push(body);
  if (failing) send(401, { error: 'invalid_client' });
  else
    send(200, { access_token: `token-${asked.length}`, token_type: 'Bearer', ...(expires_in ? { expires_in } : {}) });
}

function source(timeout_ms = 5000): (scope: string) => Promise<string> {
  const tokens = accessTokens({ url, clientId: 'lender', privateKey, timeout_ms });
  return (scope) => tokens.for(scope);
}

describe('an access token', () => {
  it('is asked for as RFC 7523 says: with an assertion signed by our key and by no secret', async () => {
    expect(await source()('sim-swap:check')).toBe('token-1');
    const [body] = asked;
    expect(Object.fromEntries(body!)).toMatchObject({ grant_type: 'client_credentials', scope: 'sim-swap:check' });
    expect(body!.get('client_secret')).toBeNull();
    const { payload } = await jwtVerify(body!.get('client_assertion')!, publicKey);
    expect(payload).toMatchObject({ iss: 'lender', sub: 'lender' });
    expect(payload.exp! - payload.iat!).toBeLessThanOrEqual(300);
  });

  it('is held for its scope, and asked for once by calls that come together', async () => {
    const tokens = source();
    const together = await Promise.all(Array.from({ length: 20 }, () => tokens('a')));
    expect(new Set(together)).toEqual(new Set(['token-1']));
    expect(await tokens('b')).toBe('token-2');
    expect(await tokens('a')).toBe('token-1');
    expect(asked).toHaveLength(2);
  });

  it.each([
    [300, 289, 290.1],
    [8, 3.9, 4.1],
    [undefined, 49, 50.1],
  ])('of %s s is asked for anew between %d and %d s, before it ends, once', async (given_s, still_s, over_s) => {
    vi.useFakeTimers({ toFake: ['performance'] });
    expires_in = given_s;
    const tokens = source();
    expect(await tokens('a')).toBe('token-1');
    vi.advanceTimersByTime(still_s * 1000);
    expect(await tokens('a')).toBe('token-1');
    vi.advanceTimersByTime((over_s - still_s) * 1000);
    const together = await Promise.all(Array.from({ length: 20 }, () => tokens('a')));
    expect(new Set(together)).toEqual(new Set(['token-2']));
    expect(asked).toHaveLength(2);
  });

  it('that was refused is asked for again by the next call', async () => {
    const tokens = source();
    failing = true;
    await expect(tokens('a')).rejects.toThrow('server responded with an error');
    failing = false;
    expect(await tokens('a')).toBe('token-2');
  });

  it('comes once a provider that could not be reached is back', async () => {
    silent = true;
    const tokens = source(200);
    const error: unknown = await tokens('a').catch((reason: unknown) => reason);
    expect(isTimeout(error)).toBe(true);
    silent = false;
    expect(await tokens('a')).toBe('token-1');
  });
});

describe('an outside call that nobody answered in time', () => {
  it('is told from one that failed', () => {
    const late = new DOMException('late', 'TimeoutError');
    expect(isTimeout(late)).toBe(true);
    expect(isTimeout(new Error('fetch failed', { cause: new Error('deeper', { cause: late }) }))).toBe(true);
    expect(isTimeout(new Error('refused', { cause: { name: 'TimeoutError' } }))).toBe(false);
    expect(isTimeout('TimeoutError')).toBe(false);
  });
});
