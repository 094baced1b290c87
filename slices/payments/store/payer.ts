import type { FieldCrypto } from '@lendline/platform';
import type { ReturnOrder } from '../connectors/rail.ts';
import type { PaymentRow } from './tables.ts';

type Payer = ReturnOrder['payer'];

/** Seals who paid, for the row of the return that goes back to them. */
export function sealPayer(crypto: FieldCrypto, of: Pick<PaymentRow, 'tenant' | 'id'>, payer: Payer): Promise<string> {
  return crypto.encrypt(placeOf(of), JSON.stringify(payer));
}

export async function openPayer(crypto: FieldCrypto, row: Pick<PaymentRow, 'tenant' | 'id' | 'payer'>): Promise<Payer> {
  if (row.payer === null) return { name: null, account: null };
  return JSON.parse(await crypto.decrypt(placeOf(row), row.payer)) as Payer;
}

function placeOf({ tenant, id }: Pick<PaymentRow, 'tenant' | 'id'>) {
  return { tenant, table: 'payment', row: id, column: 'payer' };
}
