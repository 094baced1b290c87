import { createHash } from 'node:crypto';
import {
  type Context,
  dayIn,
  type FileAnswer,
  type Locale,
  newId,
  ok,
  type Problem,
  type Result,
} from '@lendline/kernel';
import type { Challenge, ChallengeId } from '@lendline/lines/contract';
import type { CreditLine, CreditLineChangeId, CreditLineId } from '@lendline/loans/contract';
import { asService, borrowerLine, notFound } from '@lendline/platform';
import type { RenewalAgreement } from '../business-contract.ts';
import type { ApplicationId } from '../contract.ts';
import { agreementPdf } from '../documents/agreement-pdf.ts';
import { problem } from '../problems.ts';
import { renewalContent, type RenewalFacts } from '../rules/agreement/renewal.ts';
import { renewalVersion } from '../rules/agreement/renewal-wording.ts';
import { findRenewalAgreement, keepAgreement, markSigned } from '../store/agreements.ts';
import { findApplication } from '../store/applications.ts';
import { findBusiness, openBusiness } from '../store/businesses.ts';
import { standingGuarantor } from '../store/guarantors.ts';
import type { StoredAgreement } from '../store/tables.ts';
import { fileOf } from './download-agreement.ts';
import { pdfPlace } from './make-agreement.ts';
import { type ApplicationsParts, slice } from './parts.ts';

interface OfRenewal {
  readonly creditLineId: CreditLineId;
  readonly hash: string;
}

interface Offered {
  readonly creditLine: CreditLine;
  readonly renewal: NonNullable<CreditLine['renewal']>;
}

/** Makes the agreement of the renewal that is offered, and keeps it as it was shown. */
export async function openRenewal(
  parts: ApplicationsParts,
  context: Context,
  { creditLineId, locale }: { readonly creditLineId: CreditLineId; readonly locale: Locale },
): Promise<Result<RenewalAgreement, Problem>> {
  const offered = await offeredRenewal(parts, context, creditLineId);
  if (!offered.ok) return offered;
  const facts = await factsOf(parts, context, offered.value);
  if (!facts.ok) return facts;
  const { changeId, offeredAt } = offered.value.renewal;
  const bytes = await agreementPdf(renewalContent(facts.value, locale), Temporal.Instant.from(offeredAt));
  const hash = createHash('sha256').update(bytes).digest('hex');
  const id = newId('agreement', context.now());
  const row: StoredAgreement = {
    id,
    tenant: context.tenant,
    application_id: offered.value.creditLine.applicationId as ApplicationId,
    version: renewalVersion,
    renewal_id: changeId,
    hash,
    locale,
    pdf: await parts.crypto.encrypt(pdfPlace(context.tenant, id), Buffer.from(bytes).toString('base64')),
    made_at: context.now(),
    signed_at: null,
    signature: null,
  };
  await parts.database.transaction(context, (tx) => keepAgreement(tx, row));
  return ok({ changeId, hash, locale });
}

export async function downloadRenewal(
  parts: ApplicationsParts,
  context: Context,
  { hash }: OfRenewal,
): Promise<Result<FileAnswer, Problem>> {
  const agreement = await agreementOf(parts, context, hash);
  return agreement ? ok(await fileOf(parts, agreement)) : notFound();
}

/** Sends the code that signs a renewal, bound to the hash of what was read. */
export async function startRenewalSigning(
  parts: ApplicationsParts,
  context: Context,
  { creditLineId, hash, locale }: OfRenewal & { readonly locale: Locale },
): Promise<Result<Challenge, Problem>> {
  const agreement = await signable(parts, context, { creditLineId, hash });
  if (!agreement.ok) return agreement;
  const lineId = borrowerLine(context);
  return parts.needs.lines.startSigning(asService(context, slice), { lineId, subject: hash, locale });
}

/**
 * Signs a renewal with the code, and has the credit line renewed. The signature is kept first: where the answer is lost, or the
 * process dies in between, whoever signs again finishes what was signed.
 */
export async function signRenewal(
  parts: ApplicationsParts,
  context: Context,
  { creditLineId, hash, challengeId, code }: OfRenewal & { readonly challengeId: string; readonly code: string },
): Promise<Result<{ readonly signedAt: string }, Problem>> {
  const service = asService(context, slice);
  const lineId = borrowerLine(context);
  const before = await agreementOf(parts, context, hash);
  if (before?.signature?.proofId !== challengeId) {
    const agreement = await signable(parts, context, { creditLineId, hash });
    if (!agreement.ok) return agreement;
    const asked = { lineId, challengeId: challengeId as ChallengeId, code, subject: hash };
    const proof = await parts.needs.lines.proveSigning(service, asked);
    if (!proof.ok) return proof;
    const { proofId, subject, provedAt } = proof.value;
    const { id, application_id } = agreement.value;
    await parts.database.transaction(context, async (tx) => {
      await markSigned(tx, id, { proofId, subject, provedAt, method: 'one-time-code' });
      await tx.audit({
        action: 'sign',
        subject: application_id,
        outcome: 'done',
        details: { proof: proofId, renewal: hash },
      });
    });
  }
  const signed = await agreementOf(parts, context, hash);
  if (!signed?.signed_at || signed.renewal_id === null) return notFound();
  const changeId = signed.renewal_id as CreditLineChangeId;
  const renewed = await parts.needs.loans.signRenewal(service, { changeId, lineId, agreementHash: hash });
  return renewed.ok ? ok({ signedAt: signed.signed_at.toString() }) : renewed;
}

/** The renewal of the borrower's own credit line that waits for their signature. */
async function offeredRenewal(
  { needs }: ApplicationsParts,
  context: Context,
  creditLineId: CreditLineId,
): Promise<Result<Offered, Problem>> {
  const asked = await needs.loans.getCreditLine(asService(context, slice), { creditLineId });
  if (!asked.ok) return asked;
  const { creditLine } = asked.value;
  if (creditLine.lineId !== borrowerLine(context)) return notFound();
  const { renewal } = creditLine;
  return renewal ? ok({ creditLine, renewal }) : problem('applications.no-renewal');
}

/** The agreement with this hash, where it is of the renewal that is offered now. */
async function signable(
  parts: ApplicationsParts,
  context: Context,
  { creditLineId, hash }: OfRenewal,
): Promise<Result<StoredAgreement, Problem>> {
  const offered = await offeredRenewal(parts, context, creditLineId);
  if (!offered.ok) return offered;
  const agreement = await agreementOf(parts, context, hash);
  const isOfIt = agreement?.renewal_id === offered.value.renewal.changeId;
  return agreement && isOfIt ? ok(agreement) : problem('applications.no-renewal');
}

async function agreementOf(
  { database }: ApplicationsParts,
  context: Context,
  hash: string,
): Promise<StoredAgreement | null> {
  const of = { lineId: borrowerLine(context), hash };
  return (await database.transaction(context, (tx) => findRenewalAgreement(tx, of), { readOnly: true })) ?? null;
}

async function factsOf(
  parts: ApplicationsParts,
  context: Context,
  { creditLine, renewal }: Offered,
): Promise<Result<RenewalFacts, Problem>> {
  const service = asService(context, slice);
  const { lineId } = creditLine;
  const number = creditLine.applicationId as ApplicationId;
  const [line, personal, kept] = await Promise.all([
    parts.needs.lines.getLine(service, { lineId }),
    parts.needs.lines.readPersonalData(service, {
      lineId,
      purpose: 'to name the borrower in the renewal of a credit line',
    }),
    parts.database.transaction(
      context,
      async (tx) => ({
        opened: await findApplication(tx, number),
        business: await findBusiness(tx, number),
        guarantor: await standingGuarantor(tx, number),
      }),
      { readOnly: true },
    ),
  ]);
  if (!line.ok) return line;
  if (!personal.ok) return personal;
  const { identity, maskedPhone } = line.value;
  if (personal.value.name === null || identity === null) return problem('applications.identity-missing');
  const { maskedIdNumber } = identity;
  return ok({
    number,
    lender: parts.lender,
    day: dayIn(parts.pack.zone, Temporal.Instant.from(renewal.offeredAt)).toString(),
    borrower: { name: personal.value.name, maskedIdNumber, maskedPhone },
    ...(kept.business && { business: await openBusiness(parts.crypto, kept.business) }),
    simulated: kept.opened?.decision?.simulated ?? false,
    before: { limit: creditLine.limit, until: creditLine.until },
    after: { limit: renewal.limit, until: renewal.until },
    least: creditLine.leastDrawdown,
    rate_ppm: creditLine.rate_ppm,
    isGuaranteed: kept.guarantor !== undefined,
  });
}
