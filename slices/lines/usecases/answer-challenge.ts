import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { ChallengeId, LineId, LineProved, SignedIn } from '../contract.ts';
import { openChallengePhone } from '../store/challenges.ts';
import { insertChecks } from '../store/line-checks.ts';
import { currentLine, markProved } from '../store/lines.ts';
import { startSession } from '../store/sessions.ts';
import { endLine } from './end-line.ts';
import { lookAtHolder, refuseUntold } from './look-at-holder.ts';
import type { LinesParts } from './parts.ts';
import { possessionCheck } from '../rules/possession.ts';
import { validateCode } from './validate-code.ts';

/**
 * Proves possession of the number and signs its holder in. Where the number has gone to somebody else, the line of the one
 * before ends and another begins, of which nobody knows anything yet.
 */
export async function answerChallenge(
  parts: LinesParts,
  context: Context,
  { challengeId, code }: { challengeId: ChallengeId; code: string },
): Promise<Result<SignedIn, Problem>> {
  const answered = await validateCode(parts, context, { challengeId, code, purpose: 'sign-in' });
  if (!answered.ok) return answered;
  const phone = await openChallengePhone(parts.crypto, answered.value);
  const { phone_index: index, country } = answered.value;
  const looked = await lookAtHolder(parts, context, index);
  if (looked?.holder === 'untold') return refuseUntold(parts, context, looked);
  return parts.database.transaction(context, async (tx) => {
    if (looked) {
      await insertChecks(tx, looked.lineId, [looked.check]);
      if (looked.holder === 'other') await endLine(tx, looked.lineId);
    }
    const line = await currentLine(tx, parts.crypto, { phone, index, country });
    const lineId = line.id as LineId;
    await markProved(tx, lineId);
    await insertChecks(tx, lineId, [possessionCheck(context.now())]);
    const session = await startSession(tx, lineId);
    await tx.audit({ action: 'sign-in', subject: lineId, outcome: 'done' });
    const event: LineProved = { lineId, firstTime: line.proved_at === null };
    await tx.publish({ type: 'lines.proved', version: 1, subject: lineId, data: event });
    return ok({
      lineId,
      maskedPhone: line.masked_phone,
      expiresAt: session.expiresAt.toString(),
      sessionToken: session.token,
    });
  });
}
