import { createHash } from 'node:crypto';
import {
  type Context,
  type Locale,
  money,
  newId,
  ok,
  present,
  type Problem,
  type Result,
  toWire,
} from '@lendline/kernel';
import { asService } from '@lendline/platform';
import type { AgreementId } from '../contract.ts';
import { agreementPdf } from '../documents/agreement-pdf.ts';
import { agreementContent, type AgreementFacts } from '../rules/agreement/content.ts';
import { agreementVersion } from '../rules/agreement/wording.ts';
import { findAgreement, keepAgreement } from '../store/agreements.ts';
import { findBusiness, openBusiness } from '../store/businesses.ts';
import { openGuarantorName, standingGuarantor } from '../store/guarantors.ts';
import type { StoredAgreement, StoredApplication } from '../store/tables.ts';
import { problem } from '../problems.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import type { Tx } from './take-step.ts';

/** An agreement as it was just made; its bytes name a person, so they leave here encrypted only. */
export interface MadeAgreement {
  readonly id: AgreementId;
  readonly hash: string;
  readonly locale: Locale;
  readonly sealedPdf: string;
}

/**
 * Makes the agreement of what was chosen. The same choice, person and language give the same bytes, so the hash that
 * a signature is bound to can be made again from the same facts.
 */
export async function makeAgreement(
  parts: ApplicationsParts,
  context: Context,
  { row, locale }: { row: StoredApplication; locale: Locale },
): Promise<Result<MadeAgreement, Problem>> {
  const choice = present(row.choice, 'an agreement is about a choice');
  const service = asService(context, slice);
  const personal = await parts.needs.lines.readPersonalData(service, {
    lineId: row.line_id,
    purpose: 'to name the borrower in the loan agreement',
  });
  if (!personal.ok) return personal;
  const { identity, maskedPhone } = row.line_view;
  if (personal.value.name === null || identity === null) return problem('applications.identity-missing');
  const borrower = { name: personal.value.name, maskedIdNumber: identity.maskedIdNumber, maskedPhone };
  const others = await othersOf(parts, context, row);
  if (!others.ok) return others;
  const { pack, lender, contact } = parts;
  const simulated = row.decision?.simulated ?? false;
  const facts = {
    number: row.id,
    lender,
    contact,
    borrower,
    ...others.value,
    choice,
    pack,
    simulated,
    ...creditLineFacts(parts, row),
  };
  const content = agreementContent(facts, locale);
  const bytes = await agreementPdf(content, Temporal.Instant.from(choice.chosenAt));
  const id = newId('agreement', context.now());
  const sealedPdf = await parts.crypto.encrypt(pdfPlace(context.tenant, id), Buffer.from(bytes).toString('base64'));
  return ok({ id, locale, sealedPdf, hash: createHash('sha256').update(bytes).digest('hex') });
}

/** What an agreement says of the credit line that it opens, or that it is drawn on. */
function creditLineFacts(
  { pack }: ApplicationsParts,
  row: StoredApplication,
): Pick<AgreementFacts, 'opens' | 'drawnUnder'> {
  if (row.drawn_under !== null) return { drawnUnder: row.drawn_under };
  const rules = pack.trader.creditLine;
  if (row.product !== 'credit-line' || rules === null) return {};
  const limit = present(row.decision?.limit, 'what was approved has a limit');
  const until = Temporal.PlainDate.from(present(row.choice, 'an agreement is about a choice').day).add({
    months: rules.term_months,
  });
  const least = toWire(money(rules.leastDrawdown, pack.currency));
  return { opens: { limit, until: until.toString(), least, rest_d: rules.restBeforeRenewal_d } };
}

/** Who else an agreement names: the business that the borrower represents, and who guarantees it. */
async function othersOf(
  parts: ApplicationsParts,
  context: Context,
  row: StoredApplication,
): Promise<Result<Pick<AgreementFacts, 'business' | 'guarantor'>, Problem>> {
  const { business, guarantor } = await parts.database.transaction(
    context,
    async (tx) => ({
      business: await findBusiness(tx, row.drawn_under ?? row.id),
      guarantor: await standingGuarantor(tx, row.id),
    }),
    { readOnly: true },
  );
  const named = business ? { business: await openBusiness(parts.crypto, business) } : {};
  if (!guarantor) return ok(named);
  if (guarantor.line_id === null) return problem('applications.guarantor-not-agreed');
  const line = await parts.needs.lines.getLine(asService(context, slice), { lineId: guarantor.line_id });
  if (!line.ok) return line;
  const { identity, maskedPhone } = line.value;
  if (identity === null) return problem('applications.guarantor-identity-missing');
  const name = await openGuarantorName(parts.crypto, guarantor);
  return ok({ ...named, guarantor: { name, maskedIdNumber: identity.maskedIdNumber, maskedPhone } });
}

/** Keeps a made agreement; the id that it is kept under is an older one's when the bytes are the same. */
export async function keepMade(tx: Tx, row: StoredApplication, made: MadeAgreement): Promise<AgreementId> {
  return keepAgreement(tx, {
    id: made.id,
    tenant: row.tenant,
    application_id: row.id,
    version: agreementVersion,
    renewal_id: null,
    hash: made.hash,
    locale: made.locale,
    pdf: made.sealedPdf,
    made_at: tx.context.now(),
    signed_at: null,
    signature: null,
  });
}

export async function openPdf(
  parts: ApplicationsParts,
  row: Pick<StoredAgreement, 'tenant' | 'id' | 'pdf'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = await parts.crypto.decrypt(pdfPlace(row.tenant, row.id), row.pdf);
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** The agreement that an application stands on now. */
export async function currentAgreement(
  parts: ApplicationsParts,
  context: Context,
  { agreement_id }: StoredApplication,
): Promise<StoredAgreement | null> {
  if (agreement_id === null) return null;
  const row = await parts.database.transaction(context, (tx) => findAgreement(tx, agreement_id), { readOnly: true });
  return row ?? null;
}

export function pdfPlace(tenant: string, row: AgreementId) {
  return { tenant, table: 'agreement', row, column: 'pdf' };
}
