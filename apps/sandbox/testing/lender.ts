import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RegisteredClient } from '../oauth/clients.ts';

/** A callback as the lender's socket saw it. */
export interface SeenCallback {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
  /** Whether the signature is that of the shared secret over id, timestamp and the bytes received. */
  readonly signed: boolean;
}

/** Plays a lender on real sockets: signs assertions, holds tokens, calls APIs, receives callbacks. */
export interface TestLender {
  readonly client: RegisteredClient;
  connect(url: string): void;
  assertion(claims?: JWTPayload, expiresIn_s?: number): Promise<string>;
  /** Asks the token endpoint; the raw answer. */
  ask(form: Readonly<Record<string, string>>): Promise<Response>;
  /** A client-credentials token for the scopes. */
  token(scope: string): Promise<string>;
  /** A token for the line behind a temporary token, or only named with `tel:`. */
  tokenOfLine(hint: string, scope: string): Promise<string>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Where callbacks can be sent; the first call opens the socket. */
  callbackUrl(path?: string): Promise<string>;
  /** Status codes for the next callbacks; 204 when used up. */
  answerNext(...statuses: number[]): void;
  readonly callbacks: readonly SeenCallback[];
  stop(): Promise<void>;
}

const bearerGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export async function createTestLender(clientId = 'lender-under-test'): Promise<TestLender> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  const client: RegisteredClient = {
    clientId,
    publicKey: { ...(await exportJWK(publicKey)), alg: 'ES256' },
    callbackSecret: secret,
    redirectUris: ['http://lender.example/back'],
  };
  const receiver = createReceiver(secret);
  let url = '';

  const assertion: TestLender['assertion'] = (claims, expiresIn_s = 60) =>
    signAssertion({ iss: clientId, sub: clientId, aud: url, ...claims }, privateKey, expiresIn_s);

  async function ask(form: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(`${url}/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
  }

  return {
    client,
    assertion,
    ask,
    connect: (to) => {
      url = to;
    },
    token: async (scope) => {
      const client_assertion = await assertion();
      const grant_type = 'client_credentials';
      return tokenIn(await ask({ grant_type, client_assertion_type: assertionType, client_assertion, scope }));
    },
    tokenOfLine: async (hint, scope) =>
      tokenIn(await ask({ grant_type: bearerGrant, assertion: await assertion({ sub: hint, scope }) })),
    post: (path, body, headers = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    get: (path, headers = {}) => fetch(`${url}${path}`, { headers }),
    callbackUrl: (path = '/callback') => receiver.url(path),
    answerNext: receiver.answerNext,
    callbacks: receiver.seen,
    stop: receiver.stop,
  };
}

function signAssertion(claims: JWTPayload, key: CryptoKey, expiresIn_s: number): Promise<string> {
  const { iat = Math.floor(Date.now() / 1000), ...rest } = claims;
  return new SignJWT({ jti: randomUUID(), ...rest })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuedAt(iat)
    .setExpirationTime(iat + expiresIn_s)
    .sign(key);
}

async function tokenIn(response: Response): Promise<string> {
  const body: unknown = await response.json();
  if (typeof body === 'object' && body && 'access_token' in body) return `Bearer ${String(body.access_token)}`;
  throw new Error(`no token: ${JSON.stringify(body)}`);
}

function createReceiver(secret: string): {
  url(path: string): Promise<string>;
  readonly answerNext: (...statuses: number[]) => void;
  readonly seen: SeenCallback[];
  readonly stop: () => Promise<void>;
} {
  const seen: SeenCallback[] = [];
  const answers: number[] = [];
  let server: Server | undefined;
  return {
    seen,
    answerNext: (...statuses) => void answers.push(...statuses),
    url: async (path) => {
      if (!server) {
        const opened = createServer((request, response) => {
          const chunks: Buffer[] = [];
          request.on('data', (chunk: Buffer) => chunks.push(chunk));
          request.on('end', () => {
            seen.push(seenCallback(request, Buffer.concat(chunks).toString(), secret));
            response.writeHead(answers.shift() ?? 204).end();
          });
        });
        server = opened;
        await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
      }
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
    },
    stop: () =>
      new Promise((resolve) => {
        if (!server) return resolve();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function seenCallback(request: IncomingMessage, text: string, secret: string): SeenCallback {
  const { headers } = request;
  const signedText = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${text}`;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = `v1,${createHmac('sha256', key).update(signedText).digest('base64')}`;
  const signed = headers['webhook-signature'] === expected;
  return { method: request.method ?? '', path: request.url ?? '', headers, body: JSON.parse(text) as unknown, signed };
}
