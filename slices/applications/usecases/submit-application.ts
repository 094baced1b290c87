import { type Context, type LocalText, ok, type Problem, type Result } from '@lendline/kernel';
import type { Line, LineId } from '@lendline/lines/contract';
import { asService, borrowerLine } from '@lendline/platform';
import type { ApplicationId, MyApplication } from '../contract.ts';
import { problem } from '../problems.ts';
import { guarantorMissing } from '../rules/guarantor-missing.ts';
import { findBusiness } from '../store/businesses.ts';
import { standingGuarantor } from '../store/guarantors.ts';
import { changeApplication, loadApplication } from './change-application.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import { takeStep } from './take-step.ts';
import { answerView } from './view-application.ts';

/** Hands an application in, once. The decision is a job of the same transaction, so it survives a crash. */
export async function submitApplication(
  parts: ApplicationsParts,
  context: Context,
  { applicationId }: { applicationId: ApplicationId },
): Promise<Result<MyApplication, Problem>> {
  const owner = borrowerLine(context);
  const row = await loadApplication(parts, context, { id: applicationId, owner });
  if (!row.ok || row.value.submitted_at !== null) return answerView(parts, context, row);
  const line = await completeLine(parts, context, owner);
  if (!line.ok) return line;
  const submitted = await changeApplication(parts, context, {
    target: { id: applicationId, owner, action: 'submit' },
    work: async (tx, found) => {
      if (found.submitted_at !== null) return ok(found);
      const guarantor = await standingGuarantor(tx, found.id);
      const missing = guarantorMissing(parts.pack, found, guarantor);
      if (missing !== null) return problem(missing);
      if (found.product === 'credit-line' && !(await findBusiness(tx, found.id))) {
        return problem('applications.business-needed');
      }
      const now = context.now();
      const patch = { submitted_at: now, nudged_at: now, line_view: line.value, attempt: found.attempt + 1 };
      const taken = await takeStep(tx, found, { step: 'submit', patch });
      if (taken.ok) await tx.enqueue({ task: 'decide', payload: { applicationId }, key: applicationId });
      return taken;
    },
  });
  return answerView(parts, context, submitted);
}

/** The line with everything that an application needs, or what is missing. */
async function completeLine(
  parts: ApplicationsParts,
  context: Context,
  lineId: LineId,
): Promise<Result<Line, Problem>> {
  const missing = await missingConsents(parts, context, lineId);
  if (!missing.ok) return missing;
  if (missing.value.length > 0) {
    const list = (locale: keyof LocalText, comma: string): string =>
      missing.value.map((name) => name[locale]).join(comma);
    return problem('applications.consent-missing', { missingZh: list('zh-CN', '、'), missingEn: list('en', ', ') });
  }
  const line = await parts.needs.lines.getLine(asService(context, slice), { lineId });
  if (!line.ok) return line;
  return line.value.identity ? line : problem('applications.identity-missing');
}

/** The sources that this lender cannot do without and may not read. A source that is not read here is not needed. */
async function missingConsents(
  parts: ApplicationsParts,
  context: Context,
  lineId: LineId,
): Promise<Result<readonly LocalText[], Problem>> {
  const missing: LocalText[] = [];
  for (const { id, name, optional } of parts.pack.allowedSources) {
    if (optional) continue;
    const answer = await parts.needs.consents.check(asService(context, slice), { lineId, source: id });
    if (!answer.ok) return answer;
    if (!answer.value.allowed && answer.value.because !== 'not-allowed-here') missing.push(name);
  }
  return ok(missing);
}
