import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { borrowerLine, notFound } from '@lendline/platform';
import type { LineId } from '../contract.ts';
import { endSessions, lineOfSession } from '../store/sessions.ts';
import type { LinesParts } from './parts.ts';

/** Whose session a token is; a token that ended or never was answers not found. */
export async function resolveSession(
  parts: LinesParts,
  context: Context,
  { sessionToken }: { sessionToken: string },
): Promise<Result<{ lineId: LineId }, Problem>> {
  const lineId = await parts.database.transaction(context, (tx) => lineOfSession(tx, sessionToken), { readOnly: true });
  return lineId ? ok({ lineId }) : notFound();
}

/** Signs the line out everywhere: a lost phone must not stay signed in. */
export async function signOut(parts: LinesParts, context: Context): Promise<Result<Record<string, never>, Problem>> {
  const lineId = borrowerLine(context);
  await parts.database.transaction(context, async (tx) => {
    await endSessions(tx, lineId);
    await tx.audit({ action: 'sign-out', subject: lineId, outcome: 'done' });
  });
  return ok({});
}
