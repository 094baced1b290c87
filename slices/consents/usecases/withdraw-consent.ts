import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { borrowerLine, notFound } from '@lendline/platform';
import type { Consent, ConsentChanged, ConsentId } from '../contract.ts';
import { markWithdrawn } from '../store/consents.ts';
import type { ConsentsParts } from './parts.ts';

/** Withdraws at once: what reads the source asks before every read. Withdrawing twice is withdrawing once. */
export async function withdrawConsent(
  parts: ConsentsParts,
  context: Context,
  { consentId }: { consentId: ConsentId },
): Promise<Result<Consent, Problem>> {
  const line = borrowerLine(context);
  return parts.database.transaction(context, async (tx) => {
    const consent = await markWithdrawn(tx, { line, id: consentId });
    if (!consent) return notFound();
    await tx.audit({
      action: 'withdraw-consent',
      subject: consentId,
      outcome: 'done',
      details: { source: consent.source },
    });
    const event: ConsentChanged = { lineId: line, consentId, source: consent.source };
    await tx.publish({ type: 'consents.withdrawn', version: 1, subject: consentId, data: event });
    return ok(consent);
  });
}
