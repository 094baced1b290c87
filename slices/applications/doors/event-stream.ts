import { isId, type Problem, type Result } from '@lendline/kernel';
import type { Context } from '@lendline/kernel';
import { type DoorAccess, notFound, refusal } from '@lendline/platform';
import type { Context as Request, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { ApplicationId, MyApplication } from '../contract.ts';
import type { LiveChanges } from '../live-changes.ts';
import { applicationsRoutes } from '../routes.ts';

export interface EventStreamParts {
  readonly live: LiveChanges;
  /** The application as its owner sees it. */
  get(context: Context, id: ApplicationId): Promise<Result<MyApplication, Problem>>;
  /** Ends every stream. */
  readonly stopped: AbortSignal;
}

/** How often to look without having been woken: changes of other processes are seen within this time. */
const lookEvery_ms = 1_000;
/** Proxies close what stays silent. */
const lookQuietly = 15;

/**
 * `GET /applications/mine/{applicationId}/events`: the live status as server-sent events. Each message holds the
 * whole `MyApplication` as JSON; the first comes at once, others on each change.
 */
export function mountEventStream(app: Hono, access: DoorAccess, parts: EventStreamParts): void {
  app.get('/applications/mine/:applicationId/events', async (request) => {
    const context = await access.identify(request, applicationsRoutes.getMine.audience);
    const refused = refusal(applicationsRoutes.getMine, context.actor);
    if (refused) return problemAnswer(request, context, refused);
    const id = request.req.param('applicationId');
    const first = isId('application', id) ? await parts.get(context, id) : notFound();
    if (!first.ok) return problemAnswer(request, context, first.error);
    request.header('cache-control', 'no-store');
    request.header('x-accel-buffering', 'no');
    return streamSSE(request, async (stream) => {
      const closed = new AbortController();
      stream.onAbort(() => closed.abort());
      const ended = AbortSignal.any([closed.signal, parts.stopped]);
      let shown = '';
      for (let quiet = 0; !ended.aborted; quiet += 1) {
        const now = await parts.get(context, first.value.id);
        if (!now.ok) return;
        const data = JSON.stringify(now.value);
        if (data !== shown) await stream.writeSSE({ data });
        else if (quiet % lookQuietly === 0) await stream.write(': still here\n\n');
        shown = data;
        await parts.live.wait(first.value.id, lookEvery_ms, ended);
      }
    });
  });
}

function problemAnswer(request: Request, { locale, correlation }: Context, problem: Problem): Response {
  const { code, status, text } = problem;
  const type = `urn:lendline:problem:${code}`;
  return request.json({ type, title: text[locale], status, code, text, correlation }, status as 404, {
    'content-type': 'application/problem+json',
  });
}
