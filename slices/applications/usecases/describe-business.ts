import {
  type Context,
  type LocalText,
  type NotSocialCreditCode,
  ok,
  parseSocialCreditCode,
  type Problem,
  type Result,
} from '@lendline/kernel';
import { asService, borrowerLine } from '@lendline/platform';
import type { LineId } from '@lendline/lines/contract';
import type { ApplicationId, MyApplication } from '../contract.ts';
import { problem } from '../problems.ts';
import { sameIdNumber, sameName } from '../rules/person-name.ts';
import { isAskedElsewhere, keepBusiness, sealBusiness } from '../store/businesses.ts';
import { insertHappening } from '../store/happenings.ts';
import { changeApplication, loadApplication } from './change-application.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import { notNow } from './take-step.ts';
import { answerView } from './view-application.ts';

export interface DescribeBusiness {
  readonly applicationId: ApplicationId;
  readonly code: string;
  readonly name: string;
  readonly representative: { readonly name: string; readonly idNumber: string };
}

/**
 * States the licensed business that an application is for, until it is handed in. The licence's representative must be the
 * person who declared to own the phone line, and whom the carrier, where it was asked already, does not contradict.
 */
export async function describeBusiness(
  parts: ApplicationsParts,
  context: Context,
  { applicationId, code, name, representative }: DescribeBusiness,
): Promise<Result<MyApplication, Problem>> {
  const owner = borrowerLine(context);
  const row = await loadApplication(parts, context, { id: applicationId, owner });
  if (!row.ok) return row;
  const read = readCode(parts, code);
  const found = read.ok ? await checkRepresentative(parts, context, { owner, representative }) : read;
  const place = { tenant: context.tenant, application: applicationId, at: context.now() };
  const sealed = read.ok ? await sealBusiness(parts.crypto, { ...place, code: read.value, name }) : null;
  const described = await changeApplication(parts, context, {
    target: { id: applicationId, owner, action: 'describe-business' },
    work: async (tx, kept) => {
      if (kept.state !== 'draft') return notNow(kept);
      if (kept.segment !== 'trader') return problem('applications.business-not-asked');
      if (!found.ok || sealed === null) return found.ok ? notNow(kept) : found;
      if (await isAskedElsewhere(tx, kept, sealed)) return problem('applications.business-elsewhere');
      await keepBusiness(tx, sealed);
      await insertHappening(tx, { application: kept.id, what: 'describe-business', from: kept.state, to: kept.state });
      await tx.audit({ action: 'describe-business', subject: kept.id, outcome: 'done' });
      return ok(kept);
    },
  });
  return answerView(parts, context, described);
}

const faults: Readonly<Record<NotSocialCreditCode, LocalText>> = {
  'not-18-characters': { 'zh-CN': '应为 18 位', en: 'it has 18 characters' },
  'wrong-character': {
    'zh-CN': '只含数字和除 I、O、S、V、Z 外的大写字母，第 3–8 位为数字',
    en: 'it holds digits and capitals other than I, O, S, V and Z, with digits in places 3 to 8',
  },
  'wrong-check-character': {
    'zh-CN': '校验位不符，可能有一位输错',
    en: 'its last character shows that one is mistyped',
  },
};

function readCode({ pack }: ApplicationsParts, code: string) {
  if (pack.country !== 'CN') return problem('applications.no-licence-code-here');
  const read = parseSocialCreditCode(code.normalize('NFKC').replaceAll(/[\s-]/g, ''));
  if (read.ok) return read;
  const why = faults[read.error];
  return problem('applications.licence-code', { whyZh: why['zh-CN'], whyEn: why.en });
}

/** The representative is the owner of the line: as they declared it, and as the carrier says where it has said something. */
async function checkRepresentative(
  parts: ApplicationsParts,
  context: Context,
  { owner, representative }: { readonly owner: LineId } & Pick<DescribeBusiness, 'representative'>,
): Promise<Result<null, Problem>> {
  const service = asService(context, slice);
  const purpose = 'to see that the representative of the licence owns the line';
  const personal = await parts.needs.lines.readPersonalData(service, { lineId: owner, purpose });
  if (!personal.ok) return personal;
  const { name, idNumber } = personal.value;
  if (name === null || idNumber === null) return problem('applications.identity-missing');
  const isOwner = sameName(representative.name, name) && sameIdNumber(representative.idNumber, idNumber);
  if (!isOwner) return problem('applications.representative-not-owner');
  const report = await parts.needs.lines.getReport(service, { lineId: owner });
  if (!report.ok) return report;
  const match = report.value.checks.find((check) => check.name === 'kyc-match');
  return match?.outcome === 'fail' ? problem('applications.representative-not-at-carrier') : ok(null);
}
