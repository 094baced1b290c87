import {
  assert,
  type Context,
  err,
  ok,
  type Problem,
  problemsOf,
  type Result,
  type Route,
  type RoutesOf,
} from '@lendline/kernel';
import type { AnyClient, AnyOperation } from '../slice/manifest.ts';
import { inputHeader } from './input.ts';
import { fromEnvelope } from './problem-envelope.ts';
import type { ServiceTokens } from './service-token.ts';

const problem = problemsOf({
  'slice-unreachable': {
    status: 503,
    text: {
      'zh-CN': '系统的一部分（{slice}）暂时没有响应，请稍后再试。',
      en: 'A part of the system ({slice}) does not answer; please try again shortly.',
    },
  },
});

export interface RemoteSlice {
  readonly name: string;
  /** Base of the other process, such as `http://127.0.0.1:4001`. */
  readonly url: string;
  readonly tokens: ServiceTokens;
  readonly timeout_ms?: number;
}

/** The client of a slice that runs in another process: the same operations over HTTP. */
export function httpClient<Client extends AnyClient>(routes: RoutesOf<Client>, remote: RemoteSlice): Client {
  const operations = Object.entries(routes as Record<string, Route>).map(([name, route]) => [
    name,
    ((context: Context, input: Record<string, unknown>) =>
      callRemote({ route, remote, context, input })) as AnyOperation,
  ]);
  return Object.fromEntries(operations) as Client;
}

interface RemoteCall {
  readonly route: Route;
  readonly remote: RemoteSlice;
  readonly context: Context;
  readonly input: Record<string, unknown>;
}

async function callRemote(call: RemoteCall): Promise<Result<unknown, Problem>> {
  // Outside the attempt: an input that fits no URL is our fault and not the other process's silence.
  const request = await requestOf(call);
  try {
    const response = await fetch(request);
    if (response.ok) return ok(call.route.transfer === 'download' ? await readFile(response) : await response.json());
    const told = fromEnvelope(await response.json());
    if (told) return err(told);
  } catch {
    // No connection, no answer in time, or one that broke off or was not of ours: all the same to the caller.
  }
  return problem('slice-unreachable', { slice: call.remote.name });
}

async function requestOf({ route, remote, context, input }: RemoteCall): Promise<Request> {
  const rest: Record<string, unknown> = { ...input };
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(queryText(rest[name]));
    delete rest[name];
    return value;
  });
  const url = new URL(`/api${path}`, remote.url);
  const headers: Record<string, string> = {
    authorization: `Bearer ${await remote.tokens.issue(context)}`,
    'x-correlation': context.correlation,
    'accept-language': context.locale,
    ...(route.idempotent ? { 'idempotency-key': globalThis.crypto.randomUUID() } : {}),
  };
  const signal = AbortSignal.timeout(remote.timeout_ms ?? 30_000);
  if (route.method === 'GET' || route.method === 'DELETE') {
    for (const [name, value] of Object.entries(rest))
      if (value !== undefined) url.searchParams.set(name, queryText(value));
    return new Request(url, { method: route.method, headers, signal });
  }
  if (route.transfer === 'upload') {
    const { bytes, ...fields } = rest;
    headers[inputHeader] = Buffer.from(JSON.stringify(fields)).toString('base64url');
    return new Request(url, { method: route.method, headers, signal, body: bytes as Uint8Array<ArrayBuffer> });
  }
  headers['content-type'] = 'application/json';
  return new Request(url, { method: route.method, headers, signal, body: JSON.stringify(rest) });
}

/** What may stand in a URL: plain values only. */
function queryText(value: unknown): string {
  assert(
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
    'a URL holds plain values',
  );
  return String(value);
}

async function readFile(response: Response): Promise<unknown> {
  const named = /filename\*=UTF-8''(.+)$/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'file';
  return {
    fileName: decodeURIComponent(named),
    mediaType: response.headers.get('content-type') ?? 'application/octet-stream',
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}
