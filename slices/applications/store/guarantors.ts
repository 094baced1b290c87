import type { FieldCrypto, SliceTransaction } from '@lendline/platform';
import type { Updateable } from 'kysely';
import type { Guarantor, GuarantorId } from '../business-contract.ts';
import type { ApplicationId } from '../contract.ts';
import type { ApplicationsTables, StoredGuarantor } from './tables.ts';

type Tx = SliceTransaction<ApplicationsTables>;

/** Of a phone number nothing else is kept: it is found, and can be neither read nor called. */
export function guarantorIndex(crypto: FieldCrypto, tenant: string, phone: string): Promise<string> {
  return crypto.blindIndex({ tenant, use: 'guarantor-phone' }, phone);
}

export function sealGuarantorName(
  crypto: FieldCrypto,
  of: { readonly tenant: string; readonly id: GuarantorId },
  name: string,
): Promise<string> {
  return crypto.encrypt(place(of), name);
}

export function openGuarantorName(crypto: FieldCrypto, row: StoredGuarantor): Promise<string> {
  return crypto.decrypt(place(row), row.name);
}

export async function insertGuarantor({ db }: Tx, row: StoredGuarantor): Promise<void> {
  await db.insertInto('guarantor').values(row).execute();
}

export async function updateGuarantor(
  { db }: Tx,
  id: GuarantorId,
  change: Omit<Updateable<StoredGuarantor>, 'id' | 'tenant'>,
): Promise<void> {
  await db.updateTable('guarantor').set(change).where('id', '=', id).execute();
}

/** The one who was asked, or who agreed. */
export async function standingGuarantor({ db }: Tx, application: ApplicationId): Promise<StoredGuarantor | undefined> {
  return db
    .selectFrom('guarantor')
    .selectAll()
    .where('application_id', '=', application)
    .where('state', 'in', ['asked', 'agreed'])
    .executeTakeFirst();
}

/** The one named last, whatever became of it, but for one that the borrower took back. */
export async function lastGuarantor({ db }: Tx, application: ApplicationId): Promise<StoredGuarantor | undefined> {
  return db
    .selectFrom('guarantor')
    .selectAll()
    .where('application_id', '=', application)
    .where('state', '<>', 'dropped')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

export async function findGuarantor({ db }: Tx, id: GuarantorId): Promise<StoredGuarantor | undefined> {
  return db.selectFrom('guarantor').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Newest first; what was taken back before it was answered is not shown to anybody. */
export async function guarantorsByPhone({ db }: Tx, index: string): Promise<readonly StoredGuarantor[]> {
  return db
    .selectFrom('guarantor')
    .selectAll()
    .where('phone_index', '=', index)
    .where('state', '<>', 'dropped')
    .orderBy('id', 'desc')
    .execute();
}

/** As borrower and staff see it; `hash` is the agreement as it stands now. */
export function toGuarantor(row: StoredGuarantor, hash: string | undefined): Guarantor {
  return {
    id: row.id,
    maskedName: row.masked_name,
    maskedPhone: row.masked_phone,
    state: row.state,
    answeredAt: row.answered_at?.toString() ?? null,
    signedAt: hash !== undefined && row.signed_hash === hash ? (row.signed_at?.toString() ?? null) : null,
  };
}

function place({ tenant, id }: { readonly tenant: string; readonly id: GuarantorId }) {
  return { tenant, table: 'guarantor', row: id, column: 'name' };
}
