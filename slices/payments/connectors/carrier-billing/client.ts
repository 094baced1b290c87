import { accessTokens, isTimeout, type OutsideAccount } from '@lendline/platform';
import type { FailureReason, Silence } from '../rail.ts';

export interface CarrierBillingSettings extends OutsideAccount {
  /** What the charge is called on the phone bill. */
  readonly billText: string;
  readonly zone: string;
  /** Makes the tokens under which the carrier sends events: one secret, or two with a space between while they change. */
  readonly callbackSecrets: string | null;
}

export type BillingAnswer =
  | { readonly kind: 'answer'; readonly body: unknown }
  /** The carrier said no: `code` is CAMARA's. */
  | { readonly kind: 'error'; readonly status: number; readonly code: string }
  | { readonly kind: 'silence'; readonly because: Silence };

export interface BillingCall {
  readonly api: 'carrier-billing/v0.5' | 'carrier-billing-refund/v0.3';
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

export interface BillingClient {
  call(call: BillingCall): Promise<BillingAnswer>;
}

// CAMARA's profile wants one purpose beside the technical scopes.
const scope = [
  'dpv:PaymentManagement',
  'carrier-billing:payments:create',
  'carrier-billing:payments:read',
  'carrier-billing:payments:write',
  'carrier-billing-refund:refunds:create',
  'carrier-billing-refund:refunds:read',
].join(' ');

/** Calls of CAMARA Carrier Billing 0.5 and Carrier Billing Refund 0.3 under a two-legged token. What goes wrong on the way is silence. */
export function billingClient(settings: CarrierBillingSettings): BillingClient {
  const tokens = accessTokens(settings);
  return {
    call: async (call) => {
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

async function send(settings: CarrierBillingSettings, call: BillingCall, token: string): Promise<BillingAnswer> {
  const response = await fetch(new URL(`/${call.api}${call.path}`, settings.url), {
    method: call.method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(settings.timeout_ms),
  });
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as unknown);
  if (response.ok) return { kind: 'answer', body };
  if (response.status >= 500 || response.status === 429) return { kind: 'silence', because: 'rail-error' };
  const code = textIn(body, 'code') ?? 'UNKNOWN';
  return { kind: 'error', status: response.status, code };
}

/** Codes of CAMARA that say for sure that nothing was charged. Any other, and 401 and 409, leave it open. */
const refusals: Readonly<Record<string, FailureReason>> = {
  INVALID_ARGUMENT: 'refused-by-rail',
  OUT_OF_RANGE: 'amount-refused',
  PERMISSION_DENIED: 'not-permitted',
  INVALID_TOKEN_CONTEXT: 'not-permitted',
  IDENTIFIER_NOT_FOUND: 'no-such-wallet',
  SERVICE_NOT_APPLICABLE: 'not-permitted',
  MISSING_IDENTIFIER: 'refused-by-rail',
  UNNECESSARY_IDENTIFIER: 'refused-by-rail',
  'CARRIER_BILLING.PAYMENT_DENIED': 'not-permitted',
  'CARRIER_BILLING.UNAUTHORIZED_AMOUNT': 'amount-refused',
  'CARRIER_BILLING.USER_AMOUNT_THRESHOLD_OVERPASSED': 'limit-reached',
  'CARRIER_BILLING_REFUND.AMOUNT_EXCEEDED': 'amount-refused',
};

export function refusalOf({ status, code }: { status: number; code: string }): FailureReason | null {
  if (status === 401 || status === 409) return null;
  return Object.hasOwn(refusals, code) ? refusals[code]! : null;
}

export function silent(answer: Exclude<BillingAnswer, { kind: 'answer' }>): { kind: 'unknown'; because: Silence } {
  return { kind: 'unknown', because: answer.kind === 'silence' ? answer.because : 'rail-error' };
}

export function fieldIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

export function textIn(value: unknown, name: string): string | null {
  const text = fieldIn(value, name);
  return typeof text === 'string' && text !== '' && text.length <= 256 ? text : null;
}
