import { type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import { borrowerLine } from '@lendline/platform';
import type { Consent, ConsentChanged, Notice } from '../contract.ts';
import { problem } from '../problems.ts';
import { insertConsent, latestConsent } from '../store/consents.ts';
import type { ConsentsParts } from './parts.ts';

export interface GiveConsent {
  readonly source: string;
  readonly noticeVersion: number;
  readonly noticeHash: string;
}

/** Records a yes to exactly the notice that was shown. A yes that still stands is answered again, not doubled. */
export async function giveConsent(
  parts: ConsentsParts,
  context: Context,
  input: GiveConsent,
): Promise<Result<Consent, Problem>> {
  const line = borrowerLine(context);
  const notice = parts.notices.find(({ source }) => source === input.source);
  if (!notice) return problem('consents.source-not-allowed');
  if (notice.hash !== input.noticeHash || notice.version !== input.noticeVersion) {
    return problem('consents.notice-changed');
  }
  return parts.database.transaction(context, async (tx) => {
    const standing = await latestConsent(tx, { line, source: notice.source });
    if (standing?.state === 'given' && standing.noticeHash === notice.hash) return ok(standing);
    const row = newRow(notice, line, context);
    await insertConsent(tx, row);
    await tx.audit({ action: 'give-consent', subject: row.id, outcome: 'done', details: { source: notice.source } });
    const event: ConsentChanged = { lineId: line, consentId: row.id, source: notice.source };
    await tx.publish({ type: 'consents.given', version: 1, subject: row.id, data: event });
    const given = await latestConsent(tx, { line, source: notice.source });
    return given ? ok(given) : problem('consents.notice-changed');
  });
}

function newRow(notice: Notice, line: string, context: Context) {
  const now = context.now();
  return {
    id: newId('consent', now),
    line_id: line,
    source: notice.source,
    purpose: notice.purpose,
    recipient: notice.recipient,
    notice_version: notice.version,
    notice_hash: notice.hash,
    locale: context.locale,
    given_at: now,
    expires_at: now.add({ hours: notice.retentionDays * 24 }),
    withdrawn_at: null,
  };
}
