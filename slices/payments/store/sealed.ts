import type { FieldCrypto } from '@lendline/platform';
import type { ReturnOrder } from '../connectors/rail.ts';

/** What a statement says of who paid and what they wrote: other people's data. */
export interface EntryDetails {
  readonly text: string;
  readonly payer: ReturnOrder['payer'];
}

interface Of {
  readonly tenant: string;
  readonly id: string;
}

export function sealDetails(crypto: FieldCrypto, of: Of, details: EntryDetails): Promise<string> {
  return crypto.encrypt(placeOf('statement_entry', 'details', of), JSON.stringify(details));
}

export async function openDetails(crypto: FieldCrypto, row: Of & { readonly details: string }): Promise<EntryDetails> {
  return JSON.parse(await crypto.decrypt(placeOf('statement_entry', 'details', row), row.details)) as EntryDetails;
}

export function sealNote(crypto: FieldCrypto, of: Of, note: string): Promise<string> {
  return crypto.encrypt(placeOf('suspense', 'note', of), note);
}

export async function openNote(
  crypto: FieldCrypto,
  row: Of & { readonly note: string | null },
): Promise<string | null> {
  return row.note === null ? null : crypto.decrypt(placeOf('suspense', 'note', row), row.note);
}

/** The secret of a system that is told; the one before stands under the same place, so that it opens when it is moved. */
export function sealSecret(crypto: FieldCrypto, of: Of, secret: string): Promise<string> {
  return crypto.encrypt(placeOf('webhook_endpoint', 'secret', of), secret);
}

export function openSecret(crypto: FieldCrypto, of: Of, sealed: string): Promise<string> {
  return crypto.decrypt(placeOf('webhook_endpoint', 'secret', of), sealed);
}

function placeOf(table: string, column: string, { tenant, id }: Of) {
  return { tenant, table, row: id, column };
}
