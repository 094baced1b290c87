import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { applicationsRoutes } from '@lendline/applications/routes';
import { decisionsRoutes } from '@lendline/decisions/routes';
import { featuresRoutes } from '@lendline/features/routes';
import { fraudRoutes } from '@lendline/fraud/routes';
import type { Problem, Result, Route } from '@lendline/kernel';
import { linesRoutes } from '@lendline/lines/routes';
import { loansRoutes } from '@lendline/loans/routes';
import { messagesRoutes } from '@lendline/messages/routes';
import { modelsRoutes } from '@lendline/models/routes';
import { paymentsRoutes } from '@lendline/payments/routes';
import { recordsRoutes } from '@lendline/records/routes';
import { staffRoutes } from '@lendline/staff/routes';
import { type Handlers, type Lender, lenderHandlers } from './lender.ts';

type Answer = Result<unknown, Problem>;

/** One operation that the fixture answers: its route, and what a call of it does. */
interface Door {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly answer: (input: Record<string, unknown>) => Answer | Promise<Answer>;
}

export interface Fixture {
  /** `http://127.0.0.1:41234` */
  readonly address: string;
  readonly lender: Lender;
  close(): Promise<void>;
}

interface Outside {
  readonly doors: readonly Door[];
  readonly lender: Lender;
  /** The folder of the built console. */
  readonly web: string;
}

const dist = join(import.meta.dirname, '..', 'dist');
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
/** What the real server sends: a page that needs more would break there. */
const contentSecurity =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'; form-action 'self'; object-src 'none'; base-uri 'self'";

/**
 * Stands for everything outside of the browser: answers the routes of the slices with made-up people and serves the
 * built console of the folder `web`. `port` 0 takes a free one.
 */
export async function startFixture(lender: Lender, { port = 0, web = dist } = {}): Promise<Fixture> {
  const doors = doorsOf(lenderHandlers(lender));
  const server = createServer((request, response) => {
    void answer(request, response, { doors, lender, web }).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    lender,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function doorsOf(handlers: Handlers): readonly Door[] {
  const slices: Readonly<Record<keyof Handlers, Readonly<Record<string, Route>>>> = {
    applications: applicationsRoutes,
    decisions: decisionsRoutes,
    features: featuresRoutes,
    fraud: fraudRoutes,
    lines: linesRoutes,
    loans: loansRoutes,
    messages: messagesRoutes,
    models: modelsRoutes,
    payments: paymentsRoutes,
    records: recordsRoutes,
    staff: staffRoutes,
  };
  return Object.entries(slices).flatMap(([slice, routes]) =>
    Object.entries(handlers[slice as keyof Handlers]).map(([name, handle]) => {
      const route = routes[name]!;
      const pattern = new RegExp(`^/api${route.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
      return { route, pattern, answer: handle as Door['answer'] };
    }),
  );
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { doors, lender, web }: Outside,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fixture');
  if (!url.pathname.startsWith('/api/')) return serveFile(url.pathname, response, web);
  const fitting = doors.filter(({ route, pattern }) => route.method === request.method && pattern.test(url.pathname));
  // `/loans/portfolio` is no loan: the path with fewer fields is meant.
  const door = fitting.toSorted((a, b) => fieldsOf(a) - fieldsOf(b))[0];
  if (!door) return send(response, 404, problem('not-there', 404, ['没有这个接口。', 'There is no such operation.']));
  const refused = refusalOf(door.route, { request, lender });
  if (refused) return send(response, refused.status, refused);
  const fields = { ...door.pattern.exec(url.pathname)?.groups, ...Object.fromEntries(url.searchParams) };
  const result = await door.answer({ ...fields, ...(await bodyOf(request)) });
  if (!result.ok) return send(response, result.error.status, result.error);
  if (door.route.transfer === 'download') return sendFile(response, result.value as FileLike);
  if (door.route.session) response.setHeader('set-cookie', 'staff=fixture; HttpOnly; Path=/; SameSite=Lax');
  if (door.route.endsSession) response.setHeader('set-cookie', 'staff=; HttpOnly; Path=/; Max-Age=0');
  send(response, 200, result.value);
}

function fieldsOf({ route }: Door): number {
  return route.path.split('{').length;
}

function refusalOf(
  route: Route,
  { request, lender }: { readonly request: IncomingMessage; readonly lender: Lender },
): Problem | null {
  if (route.audience.includes('public')) return null;
  if (!request.headers.cookie?.includes('staff=fixture'))
    return problem('signed-out', 401, ['请先登录。', 'Please sign in first.']);
  const { permission } = route;
  if (permission !== undefined && permission !== 'self' && !lender.member.permissions.includes(permission))
    return problem('not-allowed', 403, [
      '您没有此项权限。',
      'You are not allowed to do this; ask the owner of the lender.',
    ]);
  if (route.idempotent && !request.headers['idempotency-key'])
    return problem('no-key', 400, ['缺少幂等键。', 'The Idempotency-Key header is missing.']);
  return null;
}

function problem(code: string, status: number, [zh, en]: readonly [string, string]): Problem {
  return { code, status, text: { 'zh-CN': zh, en } };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

interface FileLike {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

function sendFile(response: ServerResponse, { fileName, mediaType, bytes }: FileLike): void {
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
  response.writeHead(200, { 'content-type': mediaType, 'content-disposition': disposition }).end(bytes);
}

async function serveFile(path: string, response: ServerResponse, web: string): Promise<void> {
  const inside = normalize(path.replace(/^\/console\/?/, '')).replace(/^(\.\.[/\\])+/, '');
  const isAsset = extname(inside) !== '';
  const file = join(web, isAsset ? inside : 'index.html');
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) {
    response.writeHead(404).end();
    return;
  }
  response
    .writeHead(200, {
      'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': contentSecurity,
    })
    .end(bytes);
}
