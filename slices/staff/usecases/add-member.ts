import { type Context, type Locale, newId, ok, type Problem, type Result } from '@lendline/kernel';
import { hash } from '@node-rs/argon2';
import type { Role, StaffMember } from '../contract.ts';
import { problem } from '../problems.ts';
import { shortestPassword } from '../rules/lockout.ts';
import { allMembers, insertMember, toMember } from '../store/members.ts';
import type { StaffParts } from './parts.ts';

export interface NewMember {
  readonly user: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly password: string;
  readonly locale: Locale;
}

/** Adds somebody who may sign in. The password is kept as an argon2id hash (RFC 9106). */
export async function addMember(
  parts: StaffParts,
  context: Context,
  member: NewMember,
): Promise<Result<StaffMember, Problem>> {
  if (member.password.length < shortestPassword) return problem('staff.weak-password', { length: shortestPassword });
  const row = {
    id: newId('staff', context.now()),
    tenant: context.tenant,
    username: member.user,
    display_name: member.displayName,
    roles: [...member.roles],
    password_hash: await hash(member.password),
    locale: member.locale,
    active: true,
    created_at: context.now(),
    failures: 0,
    locked_until: null,
  };
  return parts.database.transaction(context, async (tx) => {
    if (!(await insertMember(tx, row))) return problem('staff.user-taken');
    await tx.audit({ action: 'add-member', subject: row.id, outcome: 'done', details: { roles: row.roles } });
    return ok(toMember(row));
  });
}

export async function listMembers(
  parts: StaffParts,
  context: Context,
): Promise<Result<{ members: readonly StaffMember[] }, Problem>> {
  const rows = await parts.database.transaction(context, allMembers, { readOnly: true });
  return ok({ members: rows.map(toMember) });
}
