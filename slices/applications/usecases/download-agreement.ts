import { type Context, type FileAnswer, ok, type Problem, type Result } from '@lendline/kernel';
import { borrowerLine, notFound } from '@lendline/platform';
import type { AgreementId, ApplicationId } from '../contract.ts';
import { findAgreement } from '../store/agreements.ts';
import type { StoredAgreement } from '../store/tables.ts';
import { loadApplication } from './change-application.ts';
import { currentAgreement, openPdf } from './make-agreement.ts';
import type { ApplicationsParts } from './parts.ts';

/** The agreement of the borrower's own application, byte for byte as it was hashed. */
export async function downloadAgreement(
  parts: ApplicationsParts,
  context: Context,
  { applicationId }: { applicationId: ApplicationId },
): Promise<Result<FileAnswer, Problem>> {
  const row = await loadApplication(parts, context, { id: applicationId, owner: borrowerLine(context) });
  if (!row.ok) return row;
  const agreement = await currentAgreement(parts, context, row.value);
  return agreement ? ok(await fileOf(parts, agreement)) : notFound();
}

/** Any agreement, for staff. It names a person, so every look is in the audit trail. */
export async function downloadDocument(
  parts: ApplicationsParts,
  context: Context,
  { agreementId }: { agreementId: AgreementId },
): Promise<Result<FileAnswer, Problem>> {
  const agreement = await parts.database.transaction(context, async (tx) => {
    const found = await findAgreement(tx, agreementId);
    if (found) await tx.audit({ action: 'read-agreement', subject: agreementId, outcome: 'done' });
    return found;
  });
  return agreement ? ok(await fileOf(parts, agreement)) : notFound();
}

/** The file of an agreement. */
export async function fileOf(parts: ApplicationsParts, agreement: StoredAgreement): Promise<FileAnswer> {
  const fileName = `lendline-agreement-${agreement.hash.slice(0, 8)}.pdf`;
  return { fileName, mediaType: 'application/pdf', bytes: await openPdf(parts, agreement) };
}
