import {
  type Context,
  maskPhoneNumber,
  newId,
  ok,
  type PhoneNumber,
  type Problem,
  type Result,
} from '@lendline/kernel';
import { asService, borrowerLine, publishedPlan } from '@lendline/platform';
import type { ApplicationId, MyApplication } from '../contract.ts';
import { problem } from '../problems.ts';
import { maskPersonName, sameName } from '../rules/person-name.ts';
import {
  guarantorIndex,
  insertGuarantor,
  openGuarantorName,
  sealGuarantorName,
  standingGuarantor,
  updateGuarantor,
} from '../store/guarantors.ts';
import { insertHappening } from '../store/happenings.ts';
import type { StoredApplication, StoredGuarantor } from '../store/tables.ts';
import { changeApplication, loadApplication } from './change-application.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import { notNow, type Tx } from './take-step.ts';
import { answerView } from './view-application.ts';

export interface NameGuarantor {
  readonly applicationId: ApplicationId;
  readonly name: string;
  readonly phone: string;
}

/** Names a guarantor until the application is handed in; one named before is dropped. The same again changes nothing. */
export async function nameGuarantor(
  parts: ApplicationsParts,
  context: Context,
  input: NameGuarantor,
): Promise<Result<MyApplication, Problem>> {
  const owner = borrowerLine(context);
  const row = await loadApplication(parts, context, { id: input.applicationId, owner });
  if (!row.ok) return row;
  const named = await readGuarantor(parts, context, { row: row.value, input });
  const changed = await changeApplication(parts, context, {
    target: { id: input.applicationId, owner, action: 'name-guarantor' },
    work: async (tx, kept) => {
      if (kept.state !== 'draft') return notNow(kept);
      if (kept.segment !== 'trader') return problem('applications.business-not-asked');
      if (!named.ok) return named;
      const before = await standingGuarantor(tx, kept.id);
      if (before && (await isSame(parts, before, { row: named.value, name: input.name }))) return ok(kept);
      if (before) await updateGuarantor(tx, before.id, { state: 'dropped' });
      await insertGuarantor(tx, named.value);
      await note(tx, kept, 'name-guarantor');
      return ok(kept);
    },
  });
  return answerView(parts, context, changed);
}

/** Goes on without the guarantor; possible until the application is handed in, because a person may have counted on them. */
export async function dropGuarantor(
  parts: ApplicationsParts,
  context: Context,
  { applicationId }: { readonly applicationId: ApplicationId },
): Promise<Result<MyApplication, Problem>> {
  const target = { id: applicationId, owner: borrowerLine(context), action: 'drop-guarantor' };
  const changed = await changeApplication(parts, context, {
    target,
    work: async (tx, kept) => {
      if (kept.state !== 'draft') return notNow(kept);
      const before = await standingGuarantor(tx, kept.id);
      if (!before) return ok(kept);
      await updateGuarantor(tx, before.id, { state: 'dropped' });
      await note(tx, kept, 'drop-guarantor');
      return ok(kept);
    },
  });
  return answerView(parts, context, changed);
}

async function isSame(
  { crypto }: ApplicationsParts,
  before: StoredGuarantor,
  { row, name }: { readonly row: StoredGuarantor; readonly name: string },
): Promise<boolean> {
  return before.phone_index === row.phone_index && sameName(await openGuarantorName(crypto, before), name);
}

async function note(
  tx: Tx,
  { id, state }: StoredApplication,
  what: 'name-guarantor' | 'drop-guarantor',
): Promise<void> {
  await insertHappening(tx, { application: id, what, from: state, to: state });
  await tx.audit({ action: what, subject: id, outcome: 'done' });
}

async function readGuarantor(
  parts: ApplicationsParts,
  context: Context,
  { row, input }: { readonly row: StoredApplication; readonly input: NameGuarantor },
): Promise<Result<StoredGuarantor, Problem>> {
  const phone = publishedPlan(input.phone.normalize('NFKC').trim(), parts.pack.country);
  if (phone === null) return problem('applications.guarantor-phone');
  const own = await parts.needs.lines.readPersonalData(asService(context, slice), {
    lineId: row.line_id,
    purpose: 'to see that nobody is their own guarantor',
  });
  if (!own.ok) return own;
  if (own.value.phone === phone) return problem('applications.guarantor-is-borrower');
  const id = newId('guarantor', context.now());
  return ok({
    id,
    tenant: context.tenant,
    application_id: row.id,
    name: await sealGuarantorName(parts.crypto, { tenant: context.tenant, id }, input.name),
    masked_name: maskPersonName(input.name),
    phone_index: await guarantorIndex(parts.crypto, context.tenant, phone),
    masked_phone: maskPhoneNumber(phone as PhoneNumber),
    state: 'asked',
    named_at: context.now(),
    line_id: null,
    answered_at: null,
    signed_hash: null,
    signed_at: null,
    signature: null,
  });
}
