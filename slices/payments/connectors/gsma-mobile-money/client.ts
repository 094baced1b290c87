import { accessTokens, isTimeout, type OutsideAccount } from '@lendline/platform';
import type { Silence } from '../rail.ts';

/** The operator's account of ours: its discovery document at the root, its API under `/mm/v1.2`. */
export interface MobileMoneySettings extends OutsideAccount {
  /** Shared secrets of signed callbacks, `whsec_` and base64: the one in use, and beside it another while they change. */
  readonly callbackSecrets: string;
  /** The zone of the rail's days. */
  readonly zone: string;
}

export type WalletAnswer =
  | {
      readonly kind: 'answer';
      readonly body: Readonly<Record<string, unknown>>;
      readonly text: string;
      readonly total: number | null;
    }
  /** The operator said no in its error object: `code` is GSMA's. */
  | { readonly kind: 'error'; readonly status: number; readonly code: string }
  | { readonly kind: 'silence'; readonly because: Silence };

export interface WalletCall {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below the API's root, `/transactions/type/disbursement`. Never with a phone number. */
  readonly path: string;
  readonly scope?: 'wallet:transactions' | 'wallet:mandates' | 'wallet:accounts';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface WalletClient {
  call(call: WalletCall): Promise<WalletAnswer>;
}

const apiRoot = '/mm/v1.2';

/** Calls of the GSMA Mobile Money API 1.2 under client credentials with private_key_jwt. What goes wrong on the way is silence. */
export function walletClient(settings: MobileMoneySettings): WalletClient {
  const tokens = accessTokens(settings);
  return {
    call: async (call) => {
      const { scope = 'wallet:transactions' } = call;
      try {
        const answer = await send(settings, call, await tokens.for(scope));
        if (answer.kind === 'error' && answer.status === 401) tokens.forget(scope);
        return answer;
      } catch (error) {
        return { kind: 'silence', because: isTimeout(error) ? 'timeout' : 'rail-error' };
      }
    },
  };
}

async function send(settings: MobileMoneySettings, call: WalletCall, token: string): Promise<WalletAnswer> {
  const response = await fetch(new URL(`${apiRoot}${call.path}`, settings.url), {
    method: call.method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...call.headers },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(settings.timeout_ms),
  });
  const text = await response.text();
  const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  const total = Number(response.headers.get('x-records-available-count') ?? Number.NaN);
  if (response.ok) return { kind: 'answer', body, text, total: Number.isInteger(total) ? total : null };
  if (response.status >= 500 || response.status === 429) return { kind: 'silence', because: 'rail-error' };
  const code = typeof body['errorCode'] === 'string' ? body['errorCode'] : 'unknown';
  return { kind: 'error', status: response.status, code };
}
