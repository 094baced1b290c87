import { accessTokens, isTimeout, type OutsideAccount } from '@lendline/platform';

export type JsonAnswer =
  | { readonly kind: 'answer'; readonly body: unknown; header(name: string): string | null }
  /** The provider said no; `body` is its own error object. */
  | { readonly kind: 'error'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'silence'; readonly because: 'timeout' | 'provider-error' | 'unreadable' };

export interface JsonReader {
  /** @param path below the provider's root, with its query; never with a phone number */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<JsonAnswer>;
  post(path: string, body: object, headers?: Readonly<Record<string, string>>): Promise<JsonAnswer>;
}

const largestAnswer = 8 * 1024 * 1024;

/** Asks for JSON under client credentials with private_key_jwt. What goes wrong on the way is silence. */
export function jsonReader(settings: OutsideAccount, scope: string): JsonReader {
  const tokens = accessTokens(settings);
  const call = async (path: string, headers: Readonly<Record<string, string>>, body?: object): Promise<JsonAnswer> => {
    try {
      const authorization = `Bearer ${await tokens.for(scope)}`;
      const answer = await send(settings, { path, headers: { ...headers, authorization }, body });
      if (answer.kind === 'error' && answer.status === 401) tokens.forget(scope);
      return answer;
    } catch (error) {
      return { kind: 'silence', because: isTimeout(error) ? 'timeout' : 'provider-error' };
    }
  };
  return {
    get: (path, headers = {}) => call(path, headers),
    post: (path, body, headers = {}) => call(path, { ...headers, 'content-type': 'application/json' }, body),
  };
}

interface Call {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | undefined;
}

async function send({ url, timeout_ms }: OutsideAccount, { path, headers, body: given }: Call): Promise<JsonAnswer> {
  const response = await fetch(new URL(path, url), {
    ...(given ? { method: 'POST', body: JSON.stringify(given) } : {}),
    headers: { accept: 'application/json', ...headers },
    redirect: 'error',
    signal: AbortSignal.timeout(timeout_ms),
  });
  const text = await response.text();
  if (response.status >= 500 || response.status === 429) return { kind: 'silence', because: 'provider-error' };
  if (text.length > largestAnswer) return { kind: 'silence', because: 'unreadable' };
  const body = parsed(text);
  if (body === undefined) return { kind: 'silence', because: 'unreadable' };
  if (!response.ok) return { kind: 'error', status: response.status, body };
  return { kind: 'answer', body, header: (name) => response.headers.get(name) };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
