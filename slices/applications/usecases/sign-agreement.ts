import { type Context, dayIn, type Locale, ok, type Problem, type Result } from '@lendline/kernel';
import type { Challenge, ChallengeId, ChallengeProof } from '@lendline/lines/contract';
import { asService, borrowerLine } from '@lendline/platform';
import type { ApplicationId, MyApplication } from '../contract.ts';
import { problem } from '../problems.ts';
import { guarantorMissing } from '../rules/guarantor-missing.ts';
import { findAgreement, markSigned } from '../store/agreements.ts';
import { updateApplication } from '../store/applications.ts';
import { standingGuarantor } from '../store/guarantors.ts';
import { insertHappening } from '../store/happenings.ts';
import type { StoredAgreement, StoredApplication } from '../store/tables.ts';
import { changeApplication, loadApplication } from './change-application.ts';
import { currentAgreement, keepMade, makeAgreement } from './make-agreement.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import { isGuaranteed } from './sign-guarantee.ts';
import { type Changed, notNow, takeStep, type Tx } from './take-step.ts';
import { answerView } from './view-application.ts';

/**
 * Sends the code that signs the agreement, bound to its hash; while money is held, the code that proves identity again.
 * What is signed is in the language it is signed in.
 */
export async function startSigning(
  parts: ApplicationsParts,
  context: Context,
  { applicationId, locale }: { applicationId: ApplicationId; locale: Locale },
): Promise<Result<Challenge, Problem>> {
  const owner = borrowerLine(context);
  const row = await loadApplication(parts, context, { id: applicationId, owner });
  if (!row.ok) return row;
  const subject = await subjectOf(parts, context, { row: row.value, locale });
  if (!subject.ok) return subject;
  return parts.needs.lines.startSigning(asService(context, slice), { lineId: owner, subject: subject.value, locale });
}

async function subjectOf(
  parts: ApplicationsParts,
  context: Context,
  { row, locale }: { row: StoredApplication; locale: Locale },
): Promise<Result<string, Problem>> {
  const current = await currentAgreement(parts, context, row);
  if (row.state === 'held' && current) return ok(current.hash);
  if (row.state !== 'confirmed' || !current || !row.choice) return notNow(row);
  if (row.choice.day !== dayIn(parts.pack.zone, context.now()).toString()) {
    return problem('applications.choice-outdated');
  }
  const guarantor = await guarantorOf(parts, context, row);
  const missing = guarantorMissing(parts.pack, row, guarantor);
  if (missing !== null) return problem(missing);
  if (guarantor && guarantor.signed_hash !== current.hash) return problem('applications.guarantor-not-signed');
  // What the guarantor has signed stays in its language: another text would be another agreement.
  return guarantor || current.locale === locale ? ok(current.hash) : translate(parts, context, { row, locale });
}

/** Makes the agreement anew in the language in which it is signed. */
async function translate(
  parts: ApplicationsParts,
  context: Context,
  { row, locale }: { row: StoredApplication; locale: Locale },
): Promise<Result<string, Problem>> {
  const made = await makeAgreement(parts, context, { row, locale });
  if (!made.ok) return made;
  const replaced = await changeApplication(parts, context, {
    target: { id: row.id, owner: row.line_id, action: 'translate-agreement' },
    work: async (tx, found) => {
      if (found.state !== 'confirmed' || found.choice?.chosenAt !== row.choice?.chosenAt) return notNow(found);
      const agreement_id = await keepMade(tx, found, made.value);
      return ok(await updateApplication(tx, row.id, { agreement_id }));
    },
  });
  return replaced.ok ? ok(made.value.hash) : replaced;
}

function guarantorOf({ database }: ApplicationsParts, context: Context, { id }: StoredApplication) {
  return database.transaction(context, (tx) => standingGuarantor(tx, id), { readOnly: true });
}

export interface SignAgreement {
  readonly applicationId: ApplicationId;
  readonly challengeId: string;
  readonly code: string;
}

/**
 * Signs the agreement with the code and has the money paid out by a job of the same transaction. Signing twice is
 * signing once. While money is held, the same call proves identity again.
 */
export async function signAgreement(
  parts: ApplicationsParts,
  context: Context,
  { applicationId, challengeId, code }: SignAgreement,
): Promise<Result<MyApplication, Problem>> {
  const owner = borrowerLine(context);
  const row = await loadApplication(parts, context, { id: applicationId, owner });
  if (!row.ok) return row;
  const agreement = await currentAgreement(parts, context, row.value);
  if (agreement?.signature?.proofId === challengeId) return answerView(parts, context, row);
  if (!agreement || !['confirmed', 'held'].includes(row.value.state)) return notNow(row.value);
  const proof = await parts.needs.lines.proveSigning(asService(context, slice), {
    lineId: owner,
    challengeId: challengeId as ChallengeId,
    code,
    subject: agreement.hash,
  });
  const signed = await changeApplication(parts, context, {
    target: { id: applicationId, owner, action: 'sign' },
    work: async (tx, found) => {
      if (!proof.ok) return proof;
      if (found.state === 'held') return proveAgain(tx, found, proof.value);
      return signOnce(tx, found, { agreement, proof: proof.value, pack: parts.pack });
    },
  });
  return answerView(parts, context, signed);
}

async function signOnce(
  tx: Tx,
  row: StoredApplication,
  { agreement, proof, pack }: { agreement: StoredAgreement; proof: ChallengeProof; pack: ApplicationsParts['pack'] },
): Promise<Changed> {
  const kept = await findAgreement(tx, agreement.id);
  // Another browser was quicker with the same proof: one signature.
  if (kept?.signature?.proofId === proof.proofId) return ok(row);
  if (row.agreement_id !== agreement.id) return notNow(row);
  const missing = guarantorMissing(pack, row, await standingGuarantor(tx, row.id));
  if (missing !== null) return problem(missing);
  if (!(await isGuaranteed(tx, row, agreement))) return problem('applications.guarantor-not-signed');
  const taken = await takeStep(tx, row, { step: 'sign', patch: { nudged_at: tx.context.now() } });
  if (!taken.ok) return taken;
  const { proofId, subject, provedAt } = proof;
  await markSigned(tx, agreement.id, { proofId, subject, provedAt, method: 'one-time-code' });
  await tx.enqueue({ task: 'pay-out', payload: { applicationId: row.id }, key: row.id });
  return taken;
}

/** A proof counts as new when its code was asked and answered after the money was held. */
async function proveAgain(tx: Tx, row: StoredApplication, proof: ChallengeProof): Promise<Changed> {
  const provedAt = Temporal.Instant.from(proof.provedAt);
  if (row.held_at === null || Temporal.Instant.compare(provedAt, row.held_at) <= 0) {
    return problem('applications.identity-again-needed');
  }
  await insertHappening(tx, { application: row.id, what: 'prove-again', from: row.state, to: row.state });
  await tx.audit({ action: 'prove-again', subject: row.id, outcome: 'done', details: { proof: proof.proofId } });
  return ok(await updateApplication(tx, row.id, { proved_again_at: tx.context.now() }));
}
