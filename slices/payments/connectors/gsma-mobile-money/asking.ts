import type { Asked, Settled } from '../rail.ts';
import type { WalletAnswer, WalletClient } from './client.ts';
import { refusalOf, textOf } from './errors.ts';

/** First how the order is called at the operator (`/responses`), then how it stands (`/transactions`). */
export async function askAbout(
  client: WalletClient,
  { orderId, request }: { orderId: string; request: string | null },
): Promise<Asked> {
  const link = await linkOf(client, orderId);
  if (link.kind !== 'link') return link;
  if (!/^\/transactions\/[\w.-]{1,128}$/.test(link.path)) return { kind: 'unknown', because: 'rail-error' };
  const told = await client.call({ method: 'GET', path: link.path });
  if (told.kind !== 'answer') return silent(told);
  const reference = textOf(told.body['transactionReference']);
  const status = told.body['transactionStatus'];
  if (status === 'completed' && reference) return { kind: 'succeeded', reference };
  if (status === 'failed') return failureOf(client, { reference, request });
  return { kind: 'pending' };
}

export type Link =
  | { readonly kind: 'link'; readonly path: string }
  | { readonly kind: 'not-received' }
  | { readonly kind: 'unknown'; readonly because: 'timeout' | 'rail-error' };

/** Recovers what became of a request whose answer was lost: where its result lies. */
export async function linkOf(client: WalletClient, orderId: string): Promise<Link> {
  const found = await client.call({ method: 'GET', path: `/responses/${orderId}` });
  if (found.kind === 'error' && found.status === 404) return { kind: 'not-received' };
  if (found.kind !== 'answer') return silent(found);
  const path = textOf(found.body['link']);
  return path ? { kind: 'link', path } : { kind: 'unknown', because: 'rail-error' };
}

export function silent(answer: Exclude<WalletAnswer, { kind: 'answer' }>): {
  kind: 'unknown';
  because: 'timeout' | 'rail-error';
} {
  return { kind: 'unknown', because: answer.kind === 'silence' ? answer.because : 'rail-error' };
}

/** Why it failed is told by the request's state alone, whose name comes with the answer to the order; without it no reason is known. */
async function failureOf(
  client: WalletClient,
  { reference, request }: { reference: string | null; request: string | null },
): Promise<Settled> {
  const failed = { kind: 'failed', reason: 'refused-by-rail', reference } as const;
  if (!request) return failed;
  const state = await client.call({ method: 'GET', path: `/requeststates/${encodeURIComponent(request)}` });
  if (state.kind !== 'answer') return failed;
  const error = state.body['error'];
  const code = typeof error === 'object' && error !== null && 'errorCode' in error ? String(error.errorCode) : '';
  return { ...failed, reason: refusalOf(code) ?? 'refused-by-rail' };
}
