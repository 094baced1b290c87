import type { Clock, Problem } from '@lendline/kernel';
import { defaultTenant, isSignedBy, newContext, signedCall, type SliceInstance } from '@lendline/platform';
import type { RecordsClient } from './contract.ts';
import { problem } from './problems.ts';
import type { RecordsTables } from './store/tables.ts';
import type { RecordsParts } from './usecases/parts.ts';
import { receivePush } from './usecases/receive-push.ts';

type App = Parameters<NonNullable<SliceInstance<RecordsClient, RecordsTables>['doors']>>[0];

const largestMessage = 4 * 1024 * 1024;

/** Where registered partners send records, signed after Standard Webhooks 1.0 over `id.timestamp.body`. */
export function pushDoors(app: App, parts: RecordsParts, clock: Clock): void {
  app.post('/records/push/:partner', async (request) => {
    const answer = (status: number, body: object): Response =>
      new Response(JSON.stringify(body), {
        status,
        headers: {
          'content-type': status === 200 ? 'application/json' : 'application/problem+json',
          'cache-control': 'no-store',
        },
      });
    const refuse = ({ code, status, text }: Problem): Response => answer(status, { code, status, text });
    const body = await textAtMost(request.req.raw, largestMessage);
    if (body === null)
      return refuse(problem('records.push-too-large', { megabytes: largestMessage / 1024 / 1024 }).error);
    const partner = parts.pushPartners.get(request.req.param('partner'));
    const call = signedCall((name) => request.req.header(name), body);
    const tenant = request.req.query('tenant') ?? defaultTenant;
    const isOurs = partner && isTenant(tenant) && isMessageId(call.id);
    // Who is not known and who does not sign hear the same, so that nobody learns which partners there are.
    if (!isOurs || !isSignedBy(partner.secret, call, clock.now().epochMilliseconds)) {
      parts.metrics.count('events', 'push:not-signed');
      return refuse(problem('records.push-not-signed').error);
    }
    const context = newContext({ actor: { kind: 'service', name: `partner-${partner.name}` }, clock, tenant });
    const answered = await receivePush(parts, context, { partner, id: call.id, body });
    return 'answer' in answered
      ? answer(200, answered.answer)
      : refuse({ ...answered.problem, status: answered.status });
  });
}

function isTenant(text: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{0,62}$/.test(text);
}

function isMessageId(text: string): boolean {
  return /^[\w.-]{8,128}$/.test(text);
}

/** The body, or null as soon as it is known to be larger: a stranger does not decide how much memory is used. */
async function textAtMost(request: Request, limit: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null;
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
