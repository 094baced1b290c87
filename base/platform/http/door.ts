import type { Context, Problem, Result, Route } from '@lendline/kernel';
import { type Context as Request, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ClaimStore } from '../database/idempotency.ts';
import type { BoundOperation, BoundSlice } from '../slice/bind.ts';
import { refusal } from '../slice/gate.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Answer } from './answer.ts';
import { doorProblem } from './door-problems.ts';
import { answerOnce } from './idempotent-answer.ts';
import { readInput } from './input.ts';
import { toEnvelope } from './problem-envelope.ts';
import { type Identification, recognise, sessionCookies, stranger } from './request-context.ts';

export interface DoorParts extends Identification {
  readonly log: Log;
  readonly metrics: Metrics;
  /** The idempotency table of a slice. */
  idempotency(slice: string): ClaimStore;
  /** Requests a minute that one address may send without a session, to public operations and to others each. */
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
    writeProblem(request, stranger(request, parts.clock), doorProblem('no-such-operation').error),
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
  const response = await respond(call);
  call.parts.metrics.observeRequest({
    operation: operationName(call),
    status: response.status,
    seconds: (performance.now() - started) / 1000,
  });
  return response;
}

/** Whatever breaks on the way, finding out who asks and writing the answer included, is told in the one form. */
async function respond(call: Call): Promise<Response> {
  const { slice, operation, request, parts } = call;
  const asked = stranger(request, parts.clock);
  try {
    const { audience } = operation.route;
    const context = await recognise(asked, { request, audience, identification: parts });
    return write(call, context, await answerOf(call, context));
  } catch (error) {
    const { correlation } = asked;
    parts.log.error({ slice: slice.name, operation: operation.name, correlation, err: error }, 'an operation broke');
    return writeProblem(request, asked, doorProblem('internal', { correlation }).error);
  }
}

async function answerOf(call: Call, context: Context): Promise<Answer> {
  const { slice, operation, request, parts } = call;
  const { route } = operation;
  const refused = isCrossSite(request) ? doorProblem('cross-site').error : await overLimit(call, context);
  if (refused) return { problem: refused };
  // Who may not ask is told so by the gate, which audits it, before anything of the request is read or kept.
  if (refusal(route, context.actor)) return toAnswer(route, await operation.call(context, {}));
  const input = await readInput(route, request);
  if (!input.ok) return { problem: input.error };
  const run = async (as: Context): Promise<Answer> => toAnswer(route, await operation.call(as, input.value));
  if (!route.idempotent || context.actor.kind === 'service') return run(context);
  return answerOnce({
    request,
    context,
    operation: operationName(call),
    input: input.value,
    store: parts.idempotency(slice.name),
    run: (key) => run({ ...context, idempotencyKey: key, now: () => context.now() }),
    notStored: (error) => {
      const { correlation } = context;
      parts.log.error(
        { slice: slice.name, operation: operation.name, correlation, err: error },
        'an answer was not stored',
      );
    },
  });
}

function operationName({ slice, operation }: Call): string {
  return `${slice.name}.${operation.name}`;
}

/** A browser says where a request comes from; a page of another site must not act for a signed-in person. */
function isCrossSite(request: Request): boolean {
  return request.req.header('sec-fetch-site') === 'cross-site' && request.req.method !== 'GET';
}

/** Strangers are limited everywhere: what they are refused is audited, and they do not decide how much is written. */
async function overLimit({ operation, request, limiter }: Call, context: Context): Promise<Problem | null> {
  if (context.actor.kind !== 'anonymous') return null;
  const door = operation.route.audience.includes('public') ? 'public' : 'closed';
  try {
    await limiter.consume(`${door} ${addressOf(request)}`);
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
  if (answer.replayed) request.header('idempotent-replayed', 'true');
  if ('problem' in answer) return writeProblem(request, context, answer.problem);
  writeHeaders(request, context);
  if ('file' in answer) return writeFile(request, answer.file);
  const { session, endsSession } = operation.route;
  // Before the cookie is set: an answer that cannot be written signs nobody in.
  const body = JSON.stringify(answer.body);
  const cookie = { httpOnly: true, sameSite: 'Strict', path: '/api', secure: isSecure(request) } as const;
  if (session && answer.session) setCookie(request, sessionCookies[session], answer.session, cookie);
  if (endsSession) deleteCookie(request, sessionCookies[endsSession], cookie);
  return request.body(body, 200, { 'content-type': 'application/json' });
}

function writeProblem(request: Request, context: Context, problem: Problem): Response {
  writeHeaders(request, context);
  request.header('content-type', 'application/problem+json');
  const envelope = toEnvelope(problem, context.locale, context.correlation);
  return request.body(JSON.stringify(envelope), problem.status as 400);
}

function writeHeaders(request: Request, context: Context): void {
  request.header('x-correlation', context.correlation);
  request.header('cache-control', 'no-store');
}

/** A proxy that ends TLS before us says so; who lies about it only harms their own cookie. */
function isSecure(request: Request): boolean {
  return new URL(request.req.url).protocol === 'https:' || request.req.header('x-forwarded-proto') === 'https';
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
