import { type Context, type FileAnswer, money, ok, present, type Problem, type Result, toWire } from '@lendline/kernel';
import { asService, borrowerLine, notFound } from '@lendline/platform';
import type { Guarantee, GuarantorId } from '../business-contract.ts';
import { problem } from '../problems.ts';
import { sameName } from '../rules/person-name.ts';
import { findAgreement } from '../store/agreements.ts';
import { findApplication } from '../store/applications.ts';
import { findBusiness, openBusiness } from '../store/businesses.ts';
import {
  findGuarantor,
  guarantorIndex,
  guarantorsByPhone,
  openGuarantorName,
  updateGuarantor,
} from '../store/guarantors.ts';
import { insertHappening } from '../store/happenings.ts';
import type { Choice, StoredAgreement, StoredApplication, StoredBusiness, StoredGuarantor } from '../store/tables.ts';
import { changeApplication } from './change-application.ts';
import { fileOf } from './download-agreement.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import type { Tx } from './take-step.ts';

/** A guarantee with what it is for. The application is its borrower's: the guarantor sees only what is shown here. */
export interface Asked {
  readonly guarantor: StoredGuarantor;
  readonly row: StoredApplication;
  /** The agreement as it stands now. */
  readonly agreement: StoredAgreement | undefined;
  readonly business: StoredBusiness | undefined;
}

/** What the person on this line was asked to guarantee, newest first. */
export async function listGuarantees(
  parts: ApplicationsParts,
  context: Context,
): Promise<Result<{ guarantees: readonly Guarantee[] }, Problem>> {
  const index = await ownIndex(parts, context);
  if (!index.ok) return index;
  const asked = await parts.database.transaction(
    context,
    async (tx) => {
      const found = (await guarantorsByPhone(tx, index.value)).filter((one) => isOf(one, context));
      return Promise.all(found.map((one) => withApplication(tx, one)));
    },
    { readOnly: true },
  );
  return ok({ guarantees: await Promise.all(asked.map((one) => toGuarantee(parts, one))) });
}

/** Agrees or refuses, once: under the name that the person has declared, which is the one that the borrower named. */
export async function answerGuarantee(
  parts: ApplicationsParts,
  context: Context,
  { guarantorId, agree }: { readonly guarantorId: GuarantorId; readonly agree: boolean },
): Promise<Result<Guarantee, Problem>> {
  const asked = await loadGuarantee(parts, context, guarantorId);
  if (!asked.ok) return asked;
  const lineId = borrowerLine(context);
  const named = agree ? await checkName(parts, context, asked.value.guarantor) : ok(null);
  const state = agree ? 'agreed' : 'refused';
  const changed = await changeApplication(parts, context, {
    target: { id: asked.value.row.id, owner: null, action: 'answer-guarantee' },
    work: async (tx, row) => {
      const kept = await findGuarantor(tx, guarantorId);
      if (kept?.state === state) return ok(row);
      if (kept?.state !== 'asked') return problem('applications.guarantee-not-now');
      if (!named.ok) return named;
      await updateGuarantor(tx, guarantorId, { state, line_id: lineId, answered_at: context.now() });
      const what = agree ? 'guarantor-agreed' : 'guarantor-refused';
      await insertHappening(tx, { application: row.id, what, from: row.state, to: row.state });
      await tx.audit({ action: what, subject: row.id, outcome: 'done', details: { guarantor: guarantorId } });
      const data = { applicationId: row.id, guarantorId, state };
      await tx.publish({ type: 'applications.guarantee-answered', version: 1, subject: row.id, data });
      return ok(row);
    },
  });
  return changed.ok ? showGuarantee(parts, context, guarantorId) : changed;
}

/** The agreement that waits for the guarantor, byte for byte as it was hashed. */
export async function downloadGuarantee(
  parts: ApplicationsParts,
  context: Context,
  { guarantorId }: { readonly guarantorId: GuarantorId },
): Promise<Result<FileAnswer, Problem>> {
  const asked = await loadGuarantee(parts, context, guarantorId);
  if (!asked.ok) return asked;
  const { agreement, guarantor } = asked.value;
  return agreement && guarantor.state === 'agreed' ? ok(await fileOf(parts, agreement)) : notFound();
}

/** A guarantee that the person on this line was asked for; anything else answers as what is not there. */
export async function loadGuarantee(
  parts: ApplicationsParts,
  context: Context,
  id: GuarantorId,
): Promise<Result<Asked, Problem>> {
  const index = await ownIndex(parts, context);
  if (!index.ok) return index;
  return parts.database.transaction(
    context,
    async (tx) => {
      const found = await findGuarantor(tx, id);
      const isTheirs = found && found.phone_index === index.value && found.state !== 'dropped' && isOf(found, context);
      return isTheirs ? ok(await withApplication(tx, found)) : notFound();
    },
    { readOnly: true },
  );
}

export async function showGuarantee(
  parts: ApplicationsParts,
  context: Context,
  id: GuarantorId,
): Promise<Result<Guarantee, Problem>> {
  const asked = await loadGuarantee(parts, context, id);
  return asked.ok ? ok(await toGuarantee(parts, asked.value)) : asked;
}

/** A number that was recycled since is somebody else's: what was answered belongs to the line that answered. */
function isOf({ line_id }: StoredGuarantor, context: Context): boolean {
  return line_id === null || line_id === borrowerLine(context);
}

async function ownIndex(parts: ApplicationsParts, context: Context): Promise<Result<string, Problem>> {
  const personal = await parts.needs.lines.readPersonalData(asService(context, slice), {
    lineId: borrowerLine(context),
    purpose: 'to find what this person was asked to guarantee',
  });
  return personal.ok ? ok(await guarantorIndex(parts.crypto, context.tenant, personal.value.phone)) : personal;
}

async function checkName(
  parts: ApplicationsParts,
  context: Context,
  guarantor: StoredGuarantor,
): Promise<Result<null, Problem>> {
  const personal = await parts.needs.lines.readPersonalData(asService(context, slice), {
    lineId: borrowerLine(context),
    purpose: 'to see that the guarantor is who was named',
  });
  if (!personal.ok) return personal;
  if (personal.value.name === null) return problem('applications.guarantor-identity-missing');
  const named = await openGuarantorName(parts.crypto, guarantor);
  return sameName(named, personal.value.name) ? ok(null) : problem('applications.guarantor-name-differs');
}

async function withApplication(tx: Tx, guarantor: StoredGuarantor): Promise<Asked> {
  const row = present(await findApplication(tx, guarantor.application_id), 'a guarantor is of an application');
  const agreement = row.agreement_id === null ? undefined : await findAgreement(tx, row.agreement_id);
  return { guarantor, row, agreement, business: await findBusiness(tx, row.id) };
}

async function toGuarantee({ crypto }: ApplicationsParts, asked: Asked): Promise<Guarantee> {
  const { guarantor, row, agreement, business } = asked;
  const { id, state, signed_at, signed_hash } = guarantor;
  return {
    id,
    state,
    borrower: row.line_view.identity?.maskedName ?? row.line_view.maskedPhone,
    business: business ? (await openBusiness(crypto, business)).name : null,
    requested: row.requested === null ? null : toWire(money(row.requested, row.currency)),
    agreement: agreement && row.choice ? summaryOf(agreement, row.choice) : null,
    signedAt: agreement && signed_hash === agreement.hash ? (signed_at?.toString() ?? null) : null,
  };
}

function summaryOf({ hash, locale }: StoredAgreement, { cost }: Choice): NonNullable<Guarantee['agreement']> {
  return { hash, locale, amount: cost.amount, totalRepayable: cost.totalRepayable };
}
