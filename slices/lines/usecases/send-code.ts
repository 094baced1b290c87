import {
  type Context,
  type Locale,
  maskPhoneNumber,
  newId,
  ok,
  type PhoneNumber,
  type Problem,
  type Result,
} from '@lendline/kernel';
import type { SendAnswer } from '../connectors/carrier.ts';
import type { Challenge, ChallengeId, ChallengePurpose, LineId } from '../contract.ts';
import { problem } from '../problems.ts';
import { codeLimits, refuseSending, type SendRefusal } from '../rules/code-limits.ts';
import { codeMessage } from '../rules/code-message.ts';
import { insertChallenge, sentToday, setChallenge, toChallenge } from '../store/challenges.ts';
import { phoneIndex } from '../store/lines.ts';
import type { ChallengeRow } from '../store/tables.ts';
import type { LinesParts } from './parts.ts';

export interface CodeRequest {
  readonly phone: PhoneNumber;
  readonly country: string;
  readonly purpose: ChallengePurpose;
  readonly locale: Locale;
  readonly line: LineId | null;
  readonly subject: string | null;
}

/**
 * Has the operator send a code. The request is on record before the operator is asked, so a code that may have
 * gone out is counted even when the operator's answer is lost.
 */
export async function sendCode(
  parts: LinesParts,
  context: Context,
  request: CodeRequest,
): Promise<Result<Challenge, Problem>> {
  const row = await newChallenge(parts, context, request);
  const refused = await parts.database.transaction(context, async (tx) => {
    const refusal = refuseSending(await sentToday(tx, row), context.now());
    if (!refusal) await insertChallenge(tx, row);
    else await tx.audit({ action: 'send-code', subject: row.id, outcome: 'refused', reason: refusal.kind });
    return refusal;
  });
  if (refused) return refusalProblem(refused);
  const answer = await parts.carrier.sendCode(
    request.phone,
    codeMessage(request.purpose, request.locale, parts.lender),
  );
  parts.metrics.count('checks', `send-code:${answer.kind}`);
  return settle(parts, context, { row, answer });
}

async function newChallenge(parts: LinesParts, context: Context, request: CodeRequest): Promise<ChallengeRow> {
  const now = context.now();
  const id: ChallengeId = newId('challenge', now);
  const place = { tenant: context.tenant, table: 'challenge', row: id, column: 'phone' };
  return {
    id,
    tenant: context.tenant,
    purpose: request.purpose,
    phone_index: await phoneIndex(parts.crypto, context, request.phone),
    phone: await parts.crypto.encrypt(place, request.phone),
    masked_phone: maskPhoneNumber(request.phone),
    country: request.country,
    line_id: request.line,
    subject: request.subject,
    reference: null,
    state: 'created',
    tries: 0,
    created_at: now,
    expires_at: now.add({ seconds: codeLimits.validFor_s }),
    resend_after: now.add({ seconds: codeLimits.resendAfter_s }),
    answered_at: null,
  };
}

function refusalProblem(refused: SendRefusal): Result<Challenge, Problem> {
  return refused.kind === 'too-soon'
    ? problem('lines.too-soon', { seconds: refused.seconds })
    : problem('lines.too-many-codes', { minutes: refused.minutes });
}

async function settle(
  parts: LinesParts,
  context: Context,
  { row, answer }: { row: ChallengeRow; answer: SendAnswer },
): Promise<Result<Challenge, Problem>> {
  await parts.database.transaction(context, async (tx) => {
    await setChallenge(tx, row.id, changeOf(answer));
    const outcome =
      answer.kind === 'sent' ? ({ outcome: 'done' } as const) : ({ outcome: 'refused', reason: answer.kind } as const);
    await tx.audit({ action: 'send-code', subject: row.id, ...outcome, details: { purpose: row.purpose } });
  });
  switch (answer.kind) {
    case 'sent':
      return ok(toChallenge(row));
    case 'unknown-number':
      return problem('lines.unknown-number');
    case 'too-many':
      return problem('lines.too-many-codes', { minutes: 60 });
    case 'unknown':
      return problem('lines.code-not-sent');
  }
}

function changeOf(answer: SendAnswer) {
  if (answer.kind === 'sent') return { state: 'sent', reference: answer.reference } as const;
  return { state: answer.kind === 'unknown' ? 'unknown' : 'not-sent' } as const;
}
