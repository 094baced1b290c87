import type { FieldCrypto, SliceTransaction } from '@lendline/platform';
import type { PhoneNumber } from '@lendline/kernel';
import type { Challenge, ChallengeId, CodeAsked, LineId } from '../contract.ts';
import { codeLimits } from '../rules/code-limits.ts';
import type { ChallengeRow, ChallengeState, LinesTables } from './tables.ts';

type Tx = SliceTransaction<LinesTables>;

export async function insertChallenge({ db }: Tx, row: ChallengeRow): Promise<void> {
  await db.insertInto('challenge').values(row).execute();
}

/**
 * When codes of one purpose went, or may have gone, to a number in the last day; newest first. Each purpose has its own
 * count: whoever has just signed in must be able to sign.
 */
export async function sentToday(
  { db, context }: Tx,
  of: Pick<ChallengeRow, 'phone_index' | 'purpose'>,
): Promise<readonly Temporal.Instant[]> {
  const rows = await db
    .selectFrom('challenge')
    .select('created_at')
    .where('phone_index', '=', of.phone_index)
    .where('purpose', '=', of.purpose)
    .where('state', '!=', 'not-sent')
    .where('created_at', '>', context.now().subtract({ hours: 24 }))
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => row.created_at);
}

/** Codes of any purpose to the number of a line, while it was that line, in the day before an instant, newest first. */
export async function codesOfLine({ db }: Tx, lineId: LineId, until: Temporal.Instant): Promise<readonly CodeAsked[]> {
  const rows = await db
    .selectFrom('challenge')
    .innerJoin('line', 'line.phone_index', 'challenge.phone_index')
    .select(['challenge.created_at', 'challenge.tries', 'challenge.answered_at'])
    .where('line.id', '=', lineId)
    .where('challenge.state', '!=', 'not-sent')
    .where('challenge.created_at', '>=', until.subtract({ hours: 24 }))
    .where('challenge.created_at', '<', until)
    .where((where) =>
      where.or([where('line.ended_at', 'is', null), where('challenge.created_at', '<', where.ref('line.ended_at'))]),
    )
    .orderBy('challenge.created_at', 'desc')
    .execute();
  return rows.map(({ created_at, tries, answered_at }) => ({
    at: created_at.toString(),
    wrong: answered_at === null ? tries : Math.max(0, tries - 1),
  }));
}

export async function findChallenge({ db }: Tx, id: ChallengeId): Promise<ChallengeRow | undefined> {
  return db.selectFrom('challenge').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function setChallenge(
  { db }: Tx,
  id: string,
  change: { state: ChallengeState; reference?: string; answered_at?: Temporal.Instant },
): Promise<void> {
  await db.updateTable('challenge').set(change).where('id', '=', id).execute();
}

/** Counts a try before it is made, so that racing guesses cannot share one; `null` when none is left. */
export async function takeTry({ db }: Tx, id: string): Promise<number | null> {
  const row = await db
    .updateTable('challenge')
    .set((field) => ({ tries: field('tries', '+', 1) }))
    .where('id', '=', id)
    .where('tries', '<', codeLimits.tries)
    .returning('tries')
    .executeTakeFirst();
  return row ? row.tries : null;
}

/** Gives a try back that the operator did not answer. */
export async function returnTry({ db }: Tx, id: string): Promise<void> {
  await db
    .updateTable('challenge')
    .set((field) => ({ tries: field('tries', '-', 1) }))
    .where('id', '=', id)
    .where('tries', '>', 0)
    .execute();
}

export async function openChallengePhone(crypto: FieldCrypto, row: ChallengeRow): Promise<PhoneNumber> {
  const place = { tenant: row.tenant, table: 'challenge', row: row.id, column: 'phone' };
  return (await crypto.decrypt(place, row.phone)) as PhoneNumber;
}

export function toChallenge(row: ChallengeRow): Challenge {
  return {
    id: row.id as ChallengeId,
    purpose: row.purpose,
    maskedPhone: row.masked_phone,
    expiresAt: row.expires_at.toString(),
    resendAfter: row.resend_after.toString(),
    triesLeft: codeLimits.tries - row.tries,
  };
}
