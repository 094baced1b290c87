import {
  allowInsecureRequests,
  clientCredentialsGrant,
  type Configuration,
  discovery,
  PrivateKeyJwt,
} from 'openid-client';
import { importJWK, type JWK } from 'jose';
import type { Silence } from '../carrier.ts';

export interface CamaraSettings {
  /** Root of the operator's APIs and of its discovery document. */
  readonly url: string;
  readonly clientId: string;
  /** Our private key as JWK (ES256); the operator has the public half. */
  readonly privateKey: JWK;
  readonly timeout_ms: number;
}

export type CamaraAnswer =
  | { readonly kind: 'answer'; readonly body: Readonly<Record<string, unknown>> }
  /** The operator said no in its error model: `code` is CAMARA's. */
  | { readonly kind: 'error'; readonly status: number; readonly code: string }
  | { readonly kind: 'silence'; readonly because: Silence };

export interface CamaraCall {
  /** Path with the API's version, `/sim-swap/v2/check`. */
  readonly path: string;
  readonly scope: string;
  /** Data Privacy Vocabulary purpose; which one an operator accepts for a scope is its contract's matter. */
  readonly purpose: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface CamaraClient {
  call(call: CamaraCall): Promise<CamaraAnswer>;
}

interface Token {
  readonly value: string;
  readonly until_ms: number;
}

/**
 * Two-legged CAMARA calls: client credentials with private_key_jwt (ICM r4.2), one purpose scope, the phone number
 * in the body. Whatever goes wrong on the way is silence, never an answer.
 */
export function camaraClient(settings: CamaraSettings): CamaraClient {
  const tokens = new Map<string, Promise<Token>>();
  let configuration: Promise<Configuration> | undefined;
  const configured = (): Promise<Configuration> => {
    configuration ??= discover(settings);
    configuration.catch(() => (configuration = undefined));
    return configuration;
  };
  const tokenFor = async (scope: string): Promise<string> => {
    const held = await tokens.get(scope)?.catch(() => undefined);
    if (held && held.until_ms > performance.now()) return held.value;
    const fresh = requestToken(await configured(), scope);
    tokens.set(scope, fresh);
    return (await fresh).value;
  };
  return {
    call: async (call) => {
      try {
        const token = await tokenFor(`dpv:${call.purpose} ${call.scope}`);
        return await post(settings, call, token);
      } catch (error) {
        return { kind: 'silence', because: isTimeout(error) ? 'timeout' : 'carrier-error' };
      }
    },
  };
}

async function discover({ url, clientId, privateKey, timeout_ms }: CamaraSettings): Promise<Configuration> {
  const key = await importJWK(privateKey, 'ES256');
  if (key instanceof Uint8Array) throw new TypeError('the private key is an asymmetric JWK');
  const insecure = new URL(url).protocol === 'http:' ? [allowInsecureRequests] : [];
  const auth = PrivateKeyJwt(key);
  return discovery(new URL(url), clientId, {}, auth, { execute: insecure, timeout: timeout_ms / 1000 });
}

async function requestToken(configuration: Configuration, scope: string): Promise<Token> {
  const answer = await clientCredentialsGrant(configuration, { scope });
  // Asked again a little early, so that no call starts with a token about to end.
  const life_s = Math.max(5, (answer.expires_in ?? 60) - 10);
  return { value: answer.access_token, until_ms: performance.now() + life_s * 1000 };
}

async function post(settings: CamaraSettings, call: CamaraCall, token: string): Promise<CamaraAnswer> {
  const response = await fetch(new URL(call.path, settings.url), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-correlator': globalThis.crypto.randomUUID(),
    },
    body: JSON.stringify(call.body),
    signal: AbortSignal.timeout(settings.timeout_ms),
  });
  const text = await response.text();
  const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  if (response.ok) return { kind: 'answer', body };
  if (response.status >= 500 || response.status === 429) {
    return { kind: 'silence', because: response.status === 504 ? 'timeout' : 'carrier-error' };
  }
  return { kind: 'error', status: response.status, code: typeof body['code'] === 'string' ? body['code'] : 'UNKNOWN' };
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || isTimeout(error.cause));
}
