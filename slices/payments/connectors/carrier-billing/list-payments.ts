import type { Silence } from '../rail.ts';
import { type BillingClient, silent } from './client.ts';

const perPage = 100;

export type Listed =
  | { readonly kind: 'rows'; readonly rows: readonly unknown[] }
  | { readonly kind: 'unknown'; readonly because: Silence };

/** Our payments at the carrier, newest first, of as many pages as are asked for. */
export async function listPayments(
  client: BillingClient,
  filter: Readonly<Record<string, string>>,
  mostPages: number,
): Promise<Listed> {
  const rows: unknown[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const query = new URLSearchParams({ ...filter, page: String(page), perPage: String(perPage), order: 'desc' });
    const told = await client.call({
      api: 'carrier-billing/v0.5',
      method: 'GET',
      path: `/payments?${query.toString()}`,
    });
    if (told.kind !== 'answer') return silent(told);
    if (!Array.isArray(told.body)) return { kind: 'unknown', because: 'rail-error' };
    rows.push(...(told.body as unknown[]));
    if (told.body.length < perPage) break;
  }
  return { kind: 'rows', rows };
}
