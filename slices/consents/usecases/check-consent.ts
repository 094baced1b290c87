import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { Consent, ConsentAnswer } from '../contract.ts';
import { readLatestConsent } from '../store/consents.ts';
import type { ConsentsParts } from './parts.ts';

/** Whether a source may be read about a line now. Asked before every read: a consent may have ended since the last one. */
export async function checkConsent(
  parts: ConsentsParts,
  context: Context,
  { lineId, source }: { lineId: LineId; source: string },
): Promise<Result<ConsentAnswer, Problem>> {
  if (!parts.notices.some((notice) => notice.source === source)) {
    return ok({ allowed: false, consentId: null, because: 'not-allowed-here' });
  }
  return ok(answerOf(await readLatestConsent(parts.database, context, { line: lineId, source })));
}

function answerOf(latest: Consent | null): ConsentAnswer {
  if (!latest) return { allowed: false, consentId: null, because: 'never-given' };
  if (latest.state === 'given') return { allowed: true, consentId: latest.id, because: null };
  return { allowed: false, consentId: latest.id, because: latest.state };
}
