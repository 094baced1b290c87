import type { SliceTransaction } from '@lendline/platform';
import type { StaffId, StaffMember } from '../contract.ts';
import type { Lockable } from '../rules/lockout.ts';
import { permissionsOf } from '../rules/roles.ts';
import type { MemberRow, StaffTables } from './tables.ts';

type Tx = SliceTransaction<StaffTables>;

/** Adds a member; false when the user name is taken. */
export async function insertMember({ db }: Tx, row: MemberRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('member')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findByUsername({ db }: Tx, username: string): Promise<MemberRow | undefined> {
  return db.selectFrom('member').selectAll().where('username', '=', username).executeTakeFirst();
}

export async function findMember({ db }: Tx, id: StaffId): Promise<MemberRow | undefined> {
  return db.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function allMembers({ db }: Tx): Promise<readonly MemberRow[]> {
  return db.selectFrom('member').selectAll().orderBy('username').execute();
}

export async function setLock({ db }: Tx, id: string, lock: Lockable): Promise<void> {
  await db
    .updateTable('member')
    .set({ failures: lock.failures, locked_until: lock.locked_until })
    .where('id', '=', id)
    .execute();
}

export function toMember(row: MemberRow): StaffMember {
  return {
    id: row.id as StaffId,
    user: row.username,
    displayName: row.display_name,
    roles: row.roles,
    permissions: permissionsOf(row.roles),
    locale: row.locale,
    active: row.active,
  };
}
