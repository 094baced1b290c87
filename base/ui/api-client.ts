import type { FileAnswer, Problem, Result, Route } from '@lendline/kernel';

/** A client as a browser sees it: the session is a cookie, so there is no context to pass. */
export type BrowserClient<Client> = {
  readonly [Name in keyof Client]: Client[Name] extends (context: never, input: infer Input) => Promise<infer Answer>
    ? (input: Input, options?: CallOptions) => Promise<Answer>
    : never;
};

export interface CallOptions {
  /** Makes a repeated call one call. A new one is made unless given; give your own to survive a reload. */
  readonly idempotencyKey?: string;
}

export interface BrowserClientSettings {
  /** Sent as Accept-Language. */
  readonly locale: () => string;
  readonly fetch?: (path: string, init: RequestInit) => Promise<Response>;
}

type Input = Record<string, unknown>;

/** The operations of a slice over HTTP, from its routes alone: no schema reaches the browser. */
export function browserClient<Client>(
  routes: Readonly<Record<string, Route>>,
  settings: BrowserClientSettings,
): BrowserClient<Client> {
  const operations = Object.entries(routes).map(([name, route]) => [
    name,
    (input: Input, options: CallOptions = {}) => call({ route, input, options, settings }),
  ]);
  return Object.fromEntries(operations) as BrowserClient<Client>;
}

interface Call {
  readonly route: Route;
  readonly input: Input;
  readonly options: CallOptions;
  readonly settings: BrowserClientSettings;
}

const offline: Problem = {
  code: 'offline',
  status: 0,
  text: {
    // A connection may break after the request went out, so nothing is claimed about that.
    'zh-CN': '网络不通，没有收到答复。请检查网络；重试前请先看一下操作是否已完成。',
    en: 'There is no connection and no answer came. Check your network, and look whether it went through before you try again.',
  },
};

const unreadable: Problem = {
  code: 'unreadable',
  status: 502,
  text: { 'zh-CN': '服务暂时不可用，请稍后再试。', en: 'The service is not available; please try again later.' },
};

async function call(of: Call): Promise<Result<unknown, Problem>> {
  const request = requestOf(of);
  let response: Response;
  try {
    response = await (of.settings.fetch ?? fetch)(...request);
  } catch {
    return { ok: false, error: offline };
  }
  return readAnswer(of.route, response).catch(() => ({ ok: false, error: unreadable }));
}

/** Rejects when the answer broke off or is not of ours, as the page that a café's network puts in its place. */
async function readAnswer(route: Route, response: Response): Promise<Result<unknown, Problem>> {
  if (response.ok) {
    return { ok: true, value: route.transfer === 'download' ? await readFile(response) : await response.json() };
  }
  const told: unknown = await response.json();
  return { ok: false, error: isProblem(told) ? told : unreadable };
}

function isProblem(told: unknown): told is Problem {
  const { code, text } = (told ?? {}) as Partial<Record<keyof Problem, unknown>>;
  return typeof code === 'string' && typeof text === 'object' && text !== null;
}

function requestOf({ route, input, options, settings }: Call): [string, RequestInit] {
  const rest: Input = { ...input };
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(rest[name] as string);
    delete rest[name];
    return value;
  });
  const headers: Record<string, string> = { 'accept-language': settings.locale() };
  if (route.idempotent) headers['idempotency-key'] = options.idempotencyKey ?? newIdempotencyKey();
  if (route.method === 'GET' || route.method === 'DELETE')
    return [`/api${path}${query(rest)}`, { method: route.method, headers }];
  if (route.transfer === 'upload') {
    const { bytes, ...fields } = rest;
    headers['x-lendline-input'] = base64url(JSON.stringify(fields));
    return [`/api${path}`, { method: route.method, headers, body: bytes as Uint8Array<ArrayBuffer> }];
  }
  headers['content-type'] = 'application/json';
  return [`/api${path}`, { method: route.method, headers, body: JSON.stringify(rest) }];
}

/** A key that makes one attempt of a person one call, however often it is sent. */
export function newIdempotencyKey(): string {
  // randomUUID is missing where a page is not served securely, as on a phone in a local network.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function query(fields: Input): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}

function base64url(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

async function readFile(response: Response): Promise<FileAnswer> {
  const named = /filename\*=UTF-8''(.+)$/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return {
    fileName: decodeURIComponent(named ?? 'file'),
    mediaType: response.headers.get('content-type') ?? 'application/octet-stream',
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}
