import { type Context, dayIn, type Locale, ok, type Problem, type Result } from '@lendline/kernel';
import type { Challenge, ChallengeId, ChallengeProof } from '@lendline/lines/contract';
import { asService, borrowerLine } from '@lendline/platform';
import type { Guarantee, GuarantorId } from '../business-contract.ts';
import { problem } from '../problems.ts';
import { findGuarantor, standingGuarantor, updateGuarantor } from '../store/guarantors.ts';
import { insertHappening } from '../store/happenings.ts';
import type { StoredAgreement, StoredApplication } from '../store/tables.ts';
import { type Asked, loadGuarantee, showGuarantee } from './answer-guarantee.ts';
import { changeApplication } from './change-application.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import type { Changed, Tx } from './take-step.ts';

/** Sends the code that signs as guarantor to the guarantor's own line, bound to the agreement's hash. */
export async function startGuaranteeSigning(
  parts: ApplicationsParts,
  context: Context,
  { guarantorId, locale }: { readonly guarantorId: GuarantorId; readonly locale: Locale },
): Promise<Result<Challenge, Problem>> {
  const asked = await loadGuarantee(parts, context, guarantorId);
  if (!asked.ok) return asked;
  const agreement = signable(parts, context, asked.value);
  if (!agreement.ok) return agreement;
  const subject = agreement.value.hash;
  return parts.needs.lines.startSigning(asService(context, slice), { lineId: borrowerLine(context), subject, locale });
}

export interface SignGuarantee {
  readonly guarantorId: GuarantorId;
  readonly challengeId: string;
  readonly code: string;
}

/** Signs the agreement as guarantor. Signing twice is signing once; an agreement made anew is signed anew. */
export async function signGuarantee(
  parts: ApplicationsParts,
  context: Context,
  { guarantorId, challengeId, code }: SignGuarantee,
): Promise<Result<Guarantee, Problem>> {
  const asked = await loadGuarantee(parts, context, guarantorId);
  if (!asked.ok) return asked;
  if (asked.value.guarantor.signature?.proofId === challengeId) return showGuarantee(parts, context, guarantorId);
  const agreement = signable(parts, context, asked.value);
  if (!agreement.ok) return agreement;
  const proof = await parts.needs.lines.proveSigning(asService(context, slice), {
    lineId: borrowerLine(context),
    challengeId: challengeId as ChallengeId,
    code,
    subject: agreement.value.hash,
  });
  const signed = await changeApplication(parts, context, {
    target: { id: asked.value.row.id, owner: null, action: 'sign-guarantee' },
    work: (tx, row) =>
      proof.ok
        ? signOnce(tx, row, { guarantorId, agreement: agreement.value, proof: proof.value })
        : Promise.resolve(proof),
  });
  return signed.ok ? showGuarantee(parts, context, guarantorId) : signed;
}

/** Signed by the guarantor, where there is one: what the borrower's signature waits for. */
export async function isGuaranteed(tx: Tx, row: StoredApplication, { hash }: { hash: string }): Promise<boolean> {
  const guarantor = await standingGuarantor(tx, row.id);
  return guarantor === undefined || guarantor.signed_hash === hash;
}

/** The agreement that a guarantor who agreed can sign now: it waits for signatures, and its due dates are those of today. */
function signable(
  { pack }: ApplicationsParts,
  context: Context,
  { guarantor, row, agreement }: Asked,
): Result<StoredAgreement, Problem> {
  if (guarantor.state !== 'agreed' || row.state !== 'confirmed' || !agreement) {
    return problem('applications.guarantee-not-now');
  }
  const isOfToday = row.choice?.day === dayIn(pack.zone, context.now()).toString();
  return isOfToday ? ok(agreement) : problem('applications.choice-outdated');
}

interface Signing {
  readonly guarantorId: GuarantorId;
  readonly agreement: StoredAgreement;
  readonly proof: ChallengeProof;
}

async function signOnce(tx: Tx, row: StoredApplication, { guarantorId, agreement, proof }: Signing): Promise<Changed> {
  const kept = await findGuarantor(tx, guarantorId);
  if (kept?.signature?.proofId === proof.proofId) return ok(row);
  const stands = kept?.state === 'agreed' && row.state === 'confirmed' && row.agreement_id === agreement.id;
  if (!stands) return problem('applications.guarantee-not-now');
  const { proofId, subject, provedAt } = proof;
  const signature = { proofId, subject, provedAt, method: 'one-time-code' } as const;
  const signed_at = tx.context.now();
  await updateGuarantor(tx, guarantorId, { signed_hash: agreement.hash, signed_at, signature });
  await insertHappening(tx, { application: row.id, what: 'guarantor-signed', from: row.state, to: row.state });
  const details = { guarantor: guarantorId, proof: proofId };
  await tx.audit({ action: 'guarantor-signed', subject: row.id, outcome: 'done', details });
  return ok(row);
}
