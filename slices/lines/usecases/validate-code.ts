import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { ValidateAnswer } from '../connectors/carrier.ts';
import type { ChallengeId, ChallengePurpose } from '../contract.ts';
import { problem } from '../problems.ts';
import { codeLimits } from '../rules/code-limits.ts';
import { findChallenge, returnTry, setChallenge, takeTry } from '../store/challenges.ts';
import type { ChallengeRow } from '../store/tables.ts';
import type { LinesParts } from './parts.ts';

export interface CodeAnswer {
  readonly challengeId: ChallengeId;
  readonly code: string;
  readonly purpose: ChallengePurpose;
}

interface Taken {
  readonly row: ChallengeRow;
  readonly tries: number;
}

/**
 * Has the operator compare a code. A try is taken before the operator is asked and given back when it stays
 * silent, so racing guesses cannot share a try and silence costs none.
 */
export async function validateCode(
  parts: LinesParts,
  context: Context,
  answer: CodeAnswer,
): Promise<Result<ChallengeRow, Problem>> {
  const taken = await parts.database.transaction(context, (tx) => takeOneTry(tx, context, answer));
  if (!taken.ok) return taken;
  const { row, tries } = taken.value;
  const verdict = await parts.carrier.validateCode(row.reference ?? '', answer.code.normalize('NFKC').trim());
  parts.metrics.count('checks', `validate-code:${verdict.kind}`);
  return parts.database.transaction(context, async (tx) => {
    if (verdict.kind === 'unknown') await returnTry(tx, row.id);
    if (verdict.kind === 'right') await setChallenge(tx, row.id, { state: 'answered', answered_at: context.now() });
    if (verdict.kind === 'spent' || tries >= codeLimits.tries) await spend(tx, row, verdict);
    const done = verdict.kind === 'right';
    await tx.audit({
      action: 'answer-code',
      subject: row.id,
      ...(done ? { outcome: 'done' as const } : { outcome: 'refused' as const, reason: verdict.kind }),
    });
    return done ? ok(row) : refusal(verdict, codeLimits.tries - tries);
  });
}

type Tx = Parameters<Parameters<LinesParts['database']['transaction']>[1]>[0];

async function takeOneTry(tx: Tx, context: Context, answer: CodeAnswer): Promise<Result<Taken, Problem>> {
  const row = await findChallenge(tx, answer.challengeId);
  if (!row || row.purpose !== answer.purpose || row.state === 'not-sent') return problem('lines.challenge-unknown');
  // An answered code is used up: the same code must not open a second session.
  if (row.state === 'answered' || Temporal.Instant.compare(context.now(), row.expires_at) >= 0) {
    return problem('lines.challenge-expired');
  }
  const tries = row.state === 'spent' ? null : await takeTry(tx, row.id);
  return tries === null ? problem('lines.too-many-tries') : ok({ row, tries });
}

async function spend(tx: Tx, row: ChallengeRow, verdict: ValidateAnswer): Promise<void> {
  if (verdict.kind === 'right' || verdict.kind === 'unknown') return;
  await setChallenge(tx, row.id, { state: 'spent' });
}

function refusal(verdict: ValidateAnswer, triesLeft: number): Result<never, Problem> {
  if (verdict.kind === 'unknown') return problem('lines.carrier-silent');
  if (verdict.kind === 'expired') return problem('lines.challenge-expired');
  if (verdict.kind === 'spent' || triesLeft <= 0) return problem('lines.too-many-tries');
  return problem('lines.wrong-code', { triesLeft });
}
