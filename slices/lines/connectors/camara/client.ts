import { accessTokens, isTimeout, type OutsideAccount } from '@lendline/platform';
import type { Silence } from '../carrier.ts';

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

/**
 * Two-legged CAMARA calls: client credentials with private_key_jwt (ICM r4.2), one purpose scope, the phone number
 * in the body. Whatever goes wrong on the way is silence, never an answer.
 */
export function camaraClient(account: OutsideAccount): CamaraClient {
  const tokens = accessTokens(account);
  return {
    call: async (call) => {
      try {
        const scope = `dpv:${call.purpose} ${call.scope}`;
        const answer = await post(account, call, await tokens.for(scope));
        if (answer.kind === 'error' && answer.status === 401) tokens.forget(scope);
        return answer;
      } catch (error) {
        return { kind: 'silence', because: isTimeout(error) ? 'timeout' : 'carrier-error' };
      }
    },
  };
}

async function post(settings: OutsideAccount, call: CamaraCall, token: string): Promise<CamaraAnswer> {
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
