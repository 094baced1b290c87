import { createHash, randomBytes } from 'node:crypto';
import type { SliceTransaction } from '@lendline/platform';
import type { LineId } from '../contract.ts';
import type { LinesTables } from './tables.ts';

type Tx = SliceTransaction<LinesTables>;

const life_h = 12;

export interface NewSession {
  readonly token: string;
  readonly expiresAt: Temporal.Instant;
}

/** Starts a session. The token is 256 random bits; only its hash is kept, so a copied table opens nothing. */
export async function startSession({ db, context }: Tx, line: string): Promise<NewSession> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = context.now().add({ hours: life_h });
  const row = {
    token_hash: hashToken(token),
    tenant: context.tenant,
    line_id: line,
    started_at: context.now(),
    expires_at: expiresAt,
    ended_at: null,
  };
  await db.insertInto('session').values(row).execute();
  return { token, expiresAt };
}

/** The line of a session that still lasts and whose line has not ended. */
export async function lineOfSession({ db, context }: Tx, token: string): Promise<LineId | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('line', 'line.id', 'session.line_id')
    .select('session.line_id')
    .where('token_hash', '=', hashToken(token))
    .where('session.ended_at', 'is', null)
    .where('line.ended_at', 'is', null)
    .where('expires_at', '>', context.now())
    .executeTakeFirst();
  return row ? (row.line_id as LineId) : null;
}

/** Ends every session of a line. */
export async function endSessions({ db, context }: Tx, line: LineId): Promise<void> {
  await db
    .updateTable('session')
    .set({ ended_at: context.now() })
    .where('line_id', '=', line)
    .where('ended_at', 'is', null)
    .execute();
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
