import type { Context, Problem, Result, Route } from '@lendline/kernel';
import { type Context as Request, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ClaimStore } from '../database/idempotency.ts';
import type { BoundOperation, BoundSlice } from '../slice/bind.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Answer } from './answer.ts';
import { doorProblem } from './door-problems.ts';
import { answerOnce } from './idempotent-answer.ts';
import { readInput } from './input.ts';
import { toEnvelope } from './problem-envelope.ts';
import { identify, type Identification, sessionCookies } from './request-context.ts';

export interface DoorParts extends Identification {
  readonly log: Log;
  readonly metrics: Metrics;
  /** The idempotency table of a slice. */
  idempotency(slice: string): ClaimStore;
  /** Requests a minute that one address may send to public operations. */
  readonly publicRequestsPerMinute?: number;
}

/** The HTTP doors of every operation of these slices, made from their routes. Mount under `/api`. */
export function operationDoors(slices: readonly BoundSlice[], parts: DoorParts): Hono {
  const app = new Hono();
  const limiter = new RateLimiterMemory({ points: parts.publicRequestsPerMinute ?? 120, duration: 60 });
  for (const slice of slices) {
    for (const operation of byPathSpecificity(slice.operations)) {
      const path = operation.route.path.replaceAll(/\{(\w+)\}/g, ':$1');
      app.on(operation.route.method, path, (request) => answerRequest({ slice, operation, request, parts, limiter }));
    }
  }
  app.all('*', (request) =>
    request.json(toEnvelope(doorProblem('no-such-operation').error, 'en', globalThis.crypto.randomUUID()), 404),
  );
  return app;
}

interface Call {
  readonly slice: BoundSlice;
  readonly operation: BoundOperation;
  readonly request: Request;
  readonly parts: DoorParts;
  readonly limiter: RateLimiterMemory;
}

async function answerRequest(call: Call): Promise<Response> {
  const started = performance.now();
  const context = await identify(call.request, call.operation.route.audience, call.parts);
  const answer = await answerOf(call, context);
  const response = write(call, context, answer);
  const name = `${call.slice.name}.${call.operation.name}`;
  call.parts.metrics.observeRequest({
    operation: name,
    status: response.status,
    seconds: (performance.now() - started) / 1000,
  });
  return response;
}

async function answerOf(call: Call, context: Context): Promise<Answer> {
  try {
    const refused = isCrossSite(call.request) ? doorProblem('cross-site').error : await overLimit(call, context);
    if (refused) return { problem: refused };
    const input = await readInput(call.operation.route, call.request);
    if (!input.ok) return { problem: input.error };
    const run = async (): Promise<Answer> =>
      toAnswer(call.operation.route, await call.operation.call(context, input.value));
    if (!call.operation.route.idempotent || context.actor.kind === 'service') return await run();
    const operation = `${call.slice.name}.${call.operation.name}`;
    const store = call.parts.idempotency(call.slice.name);
    return await answerOnce({ request: call.request, context, operation, input: input.value, store, run });
  } catch (error) {
    call.parts.log.error(
      { slice: call.slice.name, operation: call.operation.name, correlation: context.correlation, err: error },
      'an operation broke',
    );
    return { problem: doorProblem('internal', { correlation: context.correlation }).error };
  }
}

/** A browser says where a request comes from; a page of another site must not act for a signed-in person. */
function isCrossSite(request: Request): boolean {
  return request.req.header('sec-fetch-site') === 'cross-site' && request.req.method !== 'GET';
}

async function overLimit({ operation, request, limiter }: Call, context: Context): Promise<Problem | null> {
  if (context.actor.kind !== 'anonymous' || !operation.route.audience.includes('public')) return null;
  try {
    await limiter.consume(addressOf(request));
    return null;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return doorProblem('too-many-requests', { seconds: Math.ceil(refused.msBeforeNext / 1000) }).error;
  }
}

function addressOf(request: Request): string {
  const environment = request.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return environment?.incoming?.socket?.remoteAddress ?? 'unknown';
}

function toAnswer(route: Route, result: Result<unknown, Problem>): Answer {
  if (!result.ok) return { problem: result.error };
  if (route.transfer === 'download') return { file: result.value as never };
  if (!route.session) return { body: result.value };
  const { sessionToken, ...body } = result.value as { sessionToken?: string };
  return sessionToken ? { body, session: sessionToken } : { body };
}

function write({ operation, request }: Call, context: Context, answer: Answer): Response {
  request.header('x-correlation', context.correlation);
  request.header('cache-control', 'no-store');
  if (answer.replayed) request.header('idempotent-replayed', 'true');
  if ('problem' in answer) {
    const envelope = toEnvelope(answer.problem, context.locale, context.correlation);
    request.header('content-type', 'application/problem+json');
    return request.body(JSON.stringify(envelope), answer.problem.status as 400);
  }
  if ('file' in answer) return writeFile(request, answer.file);
  const { session, endsSession } = operation.route;
  const secure = new URL(request.req.url).protocol === 'https:';
  const cookie = { httpOnly: true, sameSite: 'Strict', path: '/api', secure } as const;
  if (session && answer.session) setCookie(request, sessionCookies[session], answer.session, cookie);
  if (endsSession) deleteCookie(request, sessionCookies[endsSession], { path: '/api' });
  return request.json(answer.body as object);
}

function writeFile(
  request: Request,
  file: { fileName: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> },
): Response {
  request.header('content-type', file.mediaType);
  request.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`);
  return request.body(file.bytes);
}

/** `/applications/mine` before `/applications/{id}`: fixed paths win whatever the order of the routes. */
function byPathSpecificity(operations: readonly BoundOperation[]): readonly BoundOperation[] {
  const rank = (path: string): string =>
    path
      .split('/')
      .map((part) => (part.startsWith('{') ? '1' : '0'))
      .join('');
  return operations.toSorted((a, b) => rank(a.route.path).localeCompare(rank(b.route.path)));
}
