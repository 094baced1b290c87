import type { SliceTransaction } from '@lendline/platform';
import type { StaffId } from '../contract.ts';
import { hashToken, newToken } from './secret-token.ts';
import type { MemberRow, StaffTables } from './tables.ts';

type Tx = SliceTransaction<StaffTables>;

const life_h = 10;
const ticketLife_h = 24;

export async function startSession(
  { db, context }: Tx,
  member: string,
): Promise<{ readonly token: string; readonly expiresAt: Temporal.Instant }> {
  const token = newToken();
  const expiresAt = context.now().add({ hours: life_h });
  await db
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      tenant: context.tenant,
      member_id: member,
      started_at: context.now(),
      expires_at: expiresAt,
      ended_at: null,
    })
    .execute();
  return { token, expiresAt };
}

/** The member of a session that lasts; somebody made inactive is out at once. */
export async function memberOfSession({ db, context }: Tx, token: string): Promise<MemberRow | undefined> {
  return db
    .selectFrom('session')
    .innerJoin('member', 'member.id', 'session.member_id')
    .selectAll('member')
    .where('session.token_hash', '=', hashToken(token))
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', context.now())
    .where('member.active', '=', true)
    .executeTakeFirst();
}

export async function endSessions({ db, context }: Tx, member: StaffId): Promise<void> {
  await db
    .updateTable('session')
    .set({ ended_at: context.now() })
    .where('member_id', '=', member)
    .where('ended_at', 'is', null)
    .execute();
}

export async function issueTicket(
  { db, context }: Tx,
  member: string,
): Promise<{ readonly ticket: string; readonly expiresAt: Temporal.Instant }> {
  const ticket = newToken();
  const expiresAt = context.now().add({ hours: ticketLife_h });
  await db
    .insertInto('ticket')
    .values({
      token_hash: hashToken(ticket),
      tenant: context.tenant,
      member_id: member,
      issued_at: context.now(),
      expires_at: expiresAt,
      used_at: null,
    })
    .execute();
  return { ticket, expiresAt };
}

/** Uses a ticket up and says whose it was; undefined when it was used, has expired or never was. */
export async function takeTicket({ db, context }: Tx, ticket: string): Promise<string | undefined> {
  const taken = await db
    .updateTable('ticket')
    .set({ used_at: context.now() })
    .where('token_hash', '=', hashToken(ticket))
    .where('used_at', 'is', null)
    .where('expires_at', '>', context.now())
    .returning('member_id')
    .executeTakeFirst();
  return taken?.member_id;
}
