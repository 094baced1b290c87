import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound, staffMember } from '@lendline/platform';
import type { StaffMember } from '../contract.ts';
import { findByUsername, findMember, toMember } from '../store/members.ts';
import { endSessions, issueTicket, memberOfSession } from '../store/sessions.ts';
import type { StaffParts } from './parts.ts';

/** Whose session a token is, with what they may do now: a change of roles works at once. */
export async function resolveSession(
  parts: StaffParts,
  context: Context,
  { sessionToken }: { sessionToken: string },
): Promise<Result<StaffMember, Problem>> {
  const member = await parts.database.transaction(context, (tx) => memberOfSession(tx, sessionToken), {
    readOnly: true,
  });
  return member ? ok(toMember(member)) : notFound();
}

export async function signOut(parts: StaffParts, context: Context): Promise<Result<Record<string, never>, Problem>> {
  const id = staffMember(context);
  await parts.database.transaction(context, async (tx) => {
    await endSessions(tx, id);
    await tx.audit({ action: 'sign-out', subject: id, outcome: 'done' });
  });
  return ok({});
}

export async function me(parts: StaffParts, context: Context): Promise<Result<StaffMember, Problem>> {
  const id = staffMember(context);
  const member = await parts.database.transaction(context, (tx) => findMember(tx, id), { readOnly: true });
  return member ? ok(toMember(member)) : notFound();
}

/** A ticket for a member, to be handed over on a way that only they can read. */
export async function newTicket(
  parts: StaffParts,
  context: Context,
  { user }: { user: string },
): Promise<Result<{ ticket: string; expiresAt: string }, Problem>> {
  return parts.database.transaction(context, async (tx) => {
    const member = await findByUsername(tx, user);
    if (!member?.active) return notFound();
    const { ticket, expiresAt } = await issueTicket(tx, member.id);
    await tx.audit({ action: 'issue-ticket', subject: member.id, outcome: 'done' });
    return ok({ ticket, expiresAt: expiresAt.toString() });
  });
}
