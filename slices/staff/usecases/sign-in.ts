import { type Context, err, ok, type Problem, type Result } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import { hash, verify } from '@node-rs/argon2';
import type { StaffSession } from '../contract.ts';
import { problem } from '../problems.ts';
import { afterFailure, minutesLocked } from '../rules/lockout.ts';
import { findByUsername, findMember, setLock, toMember } from '../store/members.ts';
import { startSession, takeTicket } from '../store/sessions.ts';
import type { MemberRow, StaffTables } from '../store/tables.ts';
import type { StaffParts } from './parts.ts';

// An unknown user costs as much time as a known one, so that nobody can find out who works here.
const nobody = hash('nobody has this password');

/** Signs in with user and password. */
export async function signIn(
  parts: StaffParts,
  context: Context,
  { user, password }: { user: string; password: string },
): Promise<Result<StaffSession, Problem>> {
  const member = await parts.database.transaction(context, (tx) => findByUsername(tx, user), { readOnly: true });
  const minutes = member ? minutesLocked(member, context.now()) : 0;
  if (minutes > 0) return problem('staff.locked', { minutes });
  const right = await verify(member?.password_hash ?? (await nobody), password);
  return parts.database.transaction(context, async (tx) => {
    if (member && right && member.active) return ok(await open(tx, member, 'sign-in'));
    if (member) await setLock(tx, member.id, afterFailure(member, context.now()));
    await tx.audit({
      action: 'sign-in',
      subject: member?.id ?? 'unknown',
      outcome: 'refused',
      reason: 'wrong-credentials',
    });
    return err(problem('staff.wrong-credentials').error);
  });
}

/** Signs in with a ticket, once. */
export async function signInWithTicket(
  parts: StaffParts,
  context: Context,
  { ticket }: { ticket: string },
): Promise<Result<StaffSession, Problem>> {
  return parts.database.transaction(context, async (tx) => {
    const id = await takeTicket(tx, ticket);
    const member = id === undefined ? undefined : await findMember(tx, id as StaffSession['member']['id']);
    if (member?.active) return ok(await open(tx, member, 'sign-in-with-ticket'));
    await tx.audit({ action: 'sign-in-with-ticket', subject: 'unknown', outcome: 'refused', reason: 'ticket-spent' });
    return err(problem('staff.ticket-spent').error);
  });
}

async function open(tx: SliceTransaction<StaffTables>, member: MemberRow, action: string): Promise<StaffSession> {
  await setLock(tx, member.id, { failures: 0, locked_until: null });
  const { token, expiresAt } = await startSession(tx, member.id);
  await tx.audit({ action, subject: member.id, outcome: 'done' });
  return { member: toMember(member), expiresAt: expiresAt.toString(), sessionToken: token };
}
