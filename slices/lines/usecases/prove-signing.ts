import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { ChallengeId, ChallengeProof, LineId } from '../contract.ts';
import { problem } from '../problems.ts';
import { possessionCheck } from '../rules/possession.ts';
import { findChallenge } from '../store/challenges.ts';
import { insertChecks } from '../store/line-checks.ts';
import { findLine } from '../store/lines.ts';
import type { LinesParts } from './parts.ts';
import { validateCode } from './validate-code.ts';

export interface ProveSigning {
  readonly lineId: LineId;
  readonly challengeId: ChallengeId;
  readonly code: string;
  readonly subject: string;
}

/** A signature: the code was sent to this line for exactly this document. Asked again after success, it answers the same proof. */
export async function proveSigning(
  parts: LinesParts,
  context: Context,
  { lineId, challengeId, code, subject }: ProveSigning,
): Promise<Result<ChallengeProof, Problem>> {
  const [row, line] = await parts.database.transaction(
    context,
    (tx) => Promise.all([findChallenge(tx, challengeId), findLine(tx, lineId)]),
    { readOnly: true },
  );
  // The code of an ended line came to somebody else, or would be answered by somebody else.
  if (!line || line.ended_at) return problem('lines.challenge-unknown');
  if (!row || row.line_id !== lineId || row.subject !== subject) return problem('lines.challenge-unknown');
  if (row.state === 'answered' && row.answered_at) return ok(proof(row.answered_at));
  const answered = await validateCode(parts, context, { challengeId, code, purpose: 'sign-agreement' });
  if (!answered.ok) return answered;
  await parts.database.transaction(context, (tx) => insertChecks(tx, lineId, [possessionCheck(context.now())]));
  return ok(proof(context.now()));

  function proof(at: Temporal.Instant): ChallengeProof {
    return { proofId: challengeId, lineId, subject, provedAt: at.toString() };
  }
}
