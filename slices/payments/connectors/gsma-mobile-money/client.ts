import { importJWK, type JWK } from 'jose';
import {
  allowInsecureRequests,
  clientCredentialsGrant,
  type Configuration,
  discovery,
  PrivateKeyJwt,
} from 'openid-client';
import type { Silence } from '../rail.ts';

export interface MobileMoneySettings {
  /** Root of the operator: its discovery document, and its API under `/mm/v1.2`. */
  readonly url: string;
  readonly clientId: string;
  /** Our private key as JWK (ES256); the operator has the public half. */
  readonly privateKey: JWK;
  /** Shared secret of signed callbacks, `whsec_` and base64. */
  readonly callbackSecret: string;
  readonly timeout_ms: number;
}

export type WalletAnswer =
  | { readonly kind: 'answer'; readonly body: Readonly<Record<string, unknown>> }
  /** The operator said no in its error object: `code` is GSMA's. */
  | { readonly kind: 'error'; readonly status: number; readonly code: string }
  | { readonly kind: 'silence'; readonly because: Silence };

export interface WalletCall {
  readonly method: 'GET' | 'POST';
  /** Below the API's root, `/transactions/type/disbursement`. Never with a phone number. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

export interface WalletClient {
  call(call: WalletCall): Promise<WalletAnswer>;
}

const scope = 'wallet:transactions';
const apiRoot = '/mm/v1.2';

interface Token {
  readonly value: string;
  readonly until_ms: number;
}

/** Calls of the GSMA Mobile Money API 1.2 under client credentials with private_key_jwt. What goes wrong on the way is silence. */
export function walletClient(settings: MobileMoneySettings): WalletClient {
  let configuration: Promise<Configuration> | undefined;
  let token: Promise<Token> | undefined;
  const configured = (): Promise<Configuration> => {
    configuration ??= discover(settings);
    configuration.catch(() => (configuration = undefined));
    return configuration;
  };
  const currentToken = async (): Promise<string> => {
    const held = await token?.catch(() => undefined);
    if (held && held.until_ms > performance.now()) return held.value;
    token = requestToken(await configured());
    return (await token).value;
  };
  return {
    call: async (call) => {
      try {
        const answer = await send(settings, call, await currentToken());
        // A token that the operator no longer takes is not asked for again with the same one.
        if (answer.kind === 'error' && answer.status === 401) token = undefined;
        return answer;
      } catch (error) {
        return { kind: 'silence', because: isTimeout(error) ? 'timeout' : 'rail-error' };
      }
    },
  };
}

async function discover({ url, clientId, privateKey, timeout_ms }: MobileMoneySettings): Promise<Configuration> {
  const key = await importJWK(privateKey, 'ES256');
  if (key instanceof Uint8Array) throw new TypeError('the private key is an asymmetric JWK');
  const insecure = new URL(url).protocol === 'http:' ? [allowInsecureRequests] : [];
  return discovery(new URL(url), clientId, {}, PrivateKeyJwt(key), { execute: insecure, timeout: timeout_ms / 1000 });
}

async function requestToken(configuration: Configuration): Promise<Token> {
  const answer = await clientCredentialsGrant(configuration, { scope });
  // Asked again a little early, so that no call starts with a token about to end.
  const life_s = Math.max(5, (answer.expires_in ?? 60) - 10);
  return { value: answer.access_token, until_ms: performance.now() + life_s * 1000 };
}

async function send(settings: MobileMoneySettings, call: WalletCall, token: string): Promise<WalletAnswer> {
  const response = await fetch(new URL(`${apiRoot}${call.path}`, settings.url), {
    method: call.method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...call.headers },
    ...(call.body ? { body: JSON.stringify(call.body) } : {}),
    redirect: 'error',
    signal: AbortSignal.timeout(settings.timeout_ms),
  });
  const text = await response.text();
  const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  if (response.ok) return { kind: 'answer', body };
  if (response.status >= 500 || response.status === 429) return { kind: 'silence', because: 'rail-error' };
  const code = typeof body['errorCode'] === 'string' ? body['errorCode'] : 'unknown';
  return { kind: 'error', status: response.status, code };
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || isTimeout(error.cause));
}
