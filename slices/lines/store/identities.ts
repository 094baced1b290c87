import type { Context } from '@lendline/kernel';
import type { FieldCrypto, SliceTransaction } from '@lendline/platform';
import type { DeclaredIdentity, LineId } from '../contract.ts';
import type { Identity } from '../rules/identity.ts';
import { ageOn, maskIdNumber, maskName } from '../rules/identity.ts';
import type { IdentityRow, LinesTables } from './tables.ts';

type Tx = SliceTransaction<LinesTables>;
type Column = 'name' | 'id_number' | 'birth_date';

export async function sealIdentity(
  crypto: FieldCrypto,
  context: Context,
  of: { line: LineId; identity: Identity },
): Promise<IdentityRow> {
  const { line, identity } = of;
  const seal = (column: Column, text: string) => crypto.encrypt(place(context.tenant, line, column), text);
  return {
    line_id: line,
    tenant: context.tenant,
    identity_index: await crypto.blindIndex({ tenant: context.tenant, use: 'identity' }, identity.idNumber),
    name: await seal('name', identity.name),
    id_number: await seal('id_number', identity.idNumber),
    birth_date: identity.birthDate ? await seal('birth_date', identity.birthDate.toString()) : null,
    masked_name: maskName(identity.name),
    masked_id_number: maskIdNumber(identity.idNumber),
    declared_at: context.now(),
  };
}

export async function insertIdentity({ db }: Tx, row: IdentityRow): Promise<void> {
  await db.insertInto('identity').values(row).execute();
}

export async function findIdentity({ db }: Tx, line: LineId): Promise<IdentityRow | undefined> {
  return db.selectFrom('identity').selectAll().where('line_id', '=', line).executeTakeFirst();
}

/** Opens what was sealed. */
export async function openIdentity(crypto: FieldCrypto, row: IdentityRow): Promise<Identity> {
  const open = (column: Column, sealed: string) => crypto.decrypt(place(row.tenant, row.line_id, column), sealed);
  return {
    name: await open('name', row.name),
    idNumber: await open('id_number', row.id_number),
    birthDate: row.birth_date ? Temporal.PlainDate.from(await open('birth_date', row.birth_date)) : null,
  };
}

export async function toDeclared(
  crypto: FieldCrypto,
  row: IdentityRow,
  today: Temporal.PlainDate,
): Promise<DeclaredIdentity> {
  const { birthDate } = await openIdentity(crypto, row);
  return {
    maskedName: row.masked_name,
    maskedIdNumber: row.masked_id_number,
    age: birthDate ? ageOn(birthDate, today) : null,
    declaredAt: row.declared_at.toString(),
  };
}

function place(tenant: string, row: string, column: Column) {
  return { tenant, table: 'identity', row, column };
}
