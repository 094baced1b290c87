import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { applicationsRoutes } from '@lendline/applications/routes';
import { consentsRoutes } from '@lendline/consents/routes';
import type { Problem, Result, Route } from '@lendline/kernel';
import { linesRoutes } from '@lendline/lines/routes';
import { loansRoutes } from '@lendline/loans/routes';
import { paymentsRoutes } from '@lendline/payments/routes';
import { recordsRoutes } from '@lendline/records/routes';
import { type Handlers, handlersOf } from './lender/handlers.ts';
import type { Lender } from './lender/lender.ts';

/** One operation that the fixture answers: its route, and what a call of it does. */
interface Door {
  readonly name: string;
  readonly route: Route;
  readonly pattern: RegExp;
  readonly answer: (input: Record<string, unknown>) => Result<unknown, Problem>;
}

export interface FixtureOptions {
  /** The folder of the built app. */
  readonly dist: string;
  readonly lender: Lender;
  /** The stream of events is not to be had, so that the app has to ask. */
  readonly noEvents?: boolean;
}

export interface Fixture {
  /** `http://127.0.0.1:41234` */
  readonly address: string;
  readonly close: () => Promise<void>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** What the real server sends: a page that needs more would break there. */
const contentSecurity =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'; form-action 'self'; object-src 'none'; base-uri 'self'";

const eventsPath = /^\/api\/applications\/mine\/([^/]+)\/events$/;

/**
 * Stands for everything outside of the browser: answers the routes of the slices for one made-up person, replays an
 * idempotency key as the real doors do, streams the application's changes, and serves the built app.
 */
export async function startFixture(options: FixtureOptions): Promise<Fixture> {
  const desk = { ...options, doors: doorsOf(handlersOf(options.lender)), replays: new Map<string, string>() };
  const server = createServer((request, response) => {
    void answer(request, response, desk).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

interface Desk extends FixtureOptions {
  readonly doors: readonly Door[];
  /** Answers by operation and idempotency key. */
  readonly replays: Map<string, string>;
}

function doorsOf(handlers: Handlers): readonly Door[] {
  const slices: Readonly<Record<keyof Handlers, Readonly<Record<string, Route>>>> = {
    applications: applicationsRoutes,
    consents: consentsRoutes,
    lines: linesRoutes,
    loans: loansRoutes,
    payments: paymentsRoutes,
    records: recordsRoutes,
  };
  return Object.entries(slices).flatMap(([slice, routes]) =>
    Object.entries(handlers[slice as keyof Handlers]).map(([name, handle]) => {
      const route = routes[name]!;
      const pattern = new RegExp(`^/api${route.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
      return { name: `${slice}.${name}`, route, pattern, answer: handle as Door['answer'] };
    }),
  );
}

async function answer(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fixture');
  if (!url.pathname.startsWith('/api/')) return serveFile(url.pathname, response, desk.dist);
  if (eventsPath.test(url.pathname)) return streamEvents(request, response, desk);
  if (url.pathname === '/api/fraud/visits') return send(response, 200, {});
  const door = desk.doors.find(({ route, pattern }) => route.method === request.method && pattern.test(url.pathname));
  if (!door) return send(response, 404, noSuchOperation);
  const fields = { ...door.pattern.exec(url.pathname)?.groups, ...Object.fromEntries(url.searchParams) };
  return open(door, { request, response, desk, fields });
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly desk: Desk;
  readonly fields: Record<string, string>;
}

async function open(door: Door, { request, response, desk, fields }: Call): Promise<void> {
  const refused = refusalOf(door.route, request);
  if (refused) return send(response, refused.status, refused);
  const key = door.route.idempotent ? `${door.name} ${String(request.headers['idempotency-key'])}` : null;
  const kept = key === null ? undefined : desk.replays.get(key);
  if (kept !== undefined) return sendJson(response, 200, kept);
  const result = door.answer({ ...fields, ...(await inputOf(door.route, request)) });
  if (!result.ok) return send(response, result.error.status, result.error);
  if (key !== null) desk.replays.set(key, JSON.stringify(result.value));
  write(response, door.route, result.value);
}

function write(response: ServerResponse, route: Route, value: unknown): void {
  if (route.transfer === 'download') return sendFile(response, value as FileLike);
  const cookie = 'HttpOnly; Path=/api; SameSite=Strict';
  if (route.session) response.setHeader('set-cookie', `lendline_borrower=fixture; ${cookie}`);
  if (route.endsSession) response.setHeader('set-cookie', `lendline_borrower=; ${cookie}; Max-Age=0`);
  send(response, 200, value);
}

function refusalOf(route: Route, request: IncomingMessage): Problem | null {
  if (!route.audience.includes('public') && !isSignedIn(request)) return signInNeeded;
  if (route.idempotent && !/^[\x21-\x7e]{8,128}$/.test(String(request.headers['idempotency-key'] ?? '')))
    return keyMissing;
  return null;
}

function isSignedIn(request: IncomingMessage): boolean {
  return request.headers.cookie?.includes('lendline_borrower=fixture') ?? false;
}

const noSuchOperation: Problem = {
  code: 'no-such-operation',
  status: 404,
  text: { 'zh-CN': '没有这个接口。', en: 'There is no such operation.' },
};

const signInNeeded: Problem = {
  code: 'sign-in-needed',
  status: 401,
  text: { 'zh-CN': '请先登录。', en: 'Please sign in first.' },
};

const keyMissing: Problem = {
  code: 'idempotency-key-missing',
  status: 400,
  text: { 'zh-CN': '缺少幂等键。', en: 'The Idempotency-Key header is missing.' },
};

async function inputOf(route: Route, request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  if (route.transfer === 'upload') {
    const fields = Buffer.from(String(request.headers['x-lendline-input']), 'base64url').toString('utf8');
    return { ...(JSON.parse(fields) as object), bytes: body };
  }
  return body.length === 0 ? {} : (JSON.parse(body.toString('utf8')) as Record<string, unknown>);
}

function streamEvents(request: IncomingMessage, response: ServerResponse, { lender, noEvents }: Desk): void {
  if (noEvents || !isSignedIn(request)) {
    response.writeHead(503).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const tell = (application: unknown): void => void response.write(`data: ${JSON.stringify(application)}\n\n`);
  if (lender.application) tell(lender.application);
  lender.listeners.add(tell);
  response.on('close', () => lender.listeners.delete(tell));
}

function send(response: ServerResponse, status: number, value: unknown): void {
  sendJson(response, status, JSON.stringify(value));
}

function sendJson(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(text);
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

async function serveFile(path: string, response: ServerResponse, dist: string): Promise<void> {
  const inside = normalize(path).replace(/^(\.\.[/\\])+/, '');
  const file = join(dist, extname(inside) === '' ? 'index.html' : inside);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) {
    response.writeHead(404).end();
    return;
  }
  const type = mediaTypes[extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'content-security-policy': contentSecurity }).end(bytes);
}
