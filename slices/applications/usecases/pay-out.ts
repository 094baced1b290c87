import { type Context, type LocalText, ok, present, type Problem, type Result } from '@lendline/kernel';
import type { DrawdownCheck } from '@lendline/decisions/contract';
import type { CreditLineId, Loan } from '@lendline/loans/contract';
import { asService } from '@lendline/platform';
import type { ApplicationId } from '../contract.ts';
import { servicingOf } from '../rules/offer.ts';
import { findApplication, updateApplication } from '../store/applications.ts';
import type { StoredApplication } from '../store/tables.ts';
import { changeApplication } from './change-application.ts';
import { isPatienceOver } from './decide-application.ts';
import { currentAgreement } from './make-agreement.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import { takeStep } from './take-step.ts';

/**
 * The job of a signed agreement: everything is checked again, then the loan is opened. A check that fails holds the
 * money; so does one that stays without an answer past our patience. Opening is idempotent, so the job may run again.
 */
export async function payOut(
  parts: ApplicationsParts,
  asked: Context,
  { applicationId }: { applicationId: ApplicationId },
): Promise<void> {
  const context = asService(asked, slice);
  const row = await parts.database.transaction(context, (tx) => findApplication(tx, applicationId), { readOnly: true });
  if (row?.state !== 'signed') return;
  const agreement = present(await currentAgreement(parts, context, row), 'what is signed is an agreement');
  const since = row.released_at ?? agreement.signed_at;
  const check = row.released_at ? released : await recheck(parts, context, row);
  if (!check.ok) return retryOrHold(parts, context, { row, since, error: check.error });
  if (check.value.verdict === 'hold') {
    return hold(parts, context, { row, why: reasonsText(check.value) });
  }
  const loan = await openLoan(parts, context, { row, hash: agreement.hash });
  if (!loan.ok) return retryOrHold(parts, context, { row, since, error: loan.error });
  await changeApplication(parts, context, {
    target: { id: row.id, owner: null, action: 'disburse' },
    work: async (tx, found) =>
      // The loan's own event may have come first.
      found.state === 'signed'
        ? takeStep(tx, found, { step: 'disburse', patch: { loan_id: loan.value.id } })
        : ok(found),
  });
}

/** Two people have looked at what the check found and released the money. */
const released = ok<DrawdownCheck>({ verdict: 'pass', reasons: [] });

function recheck(
  parts: ApplicationsParts,
  context: Context,
  row: StoredApplication,
): Promise<Result<DrawdownCheck, Problem>> {
  const { id } = present(row.decision, 'what is signed was decided');
  const { amount, instalments } = present(row.choice, 'what is signed was chosen').cell;
  return parts.needs.decisions.recheck(context, {
    decisionId: id,
    lineId: row.line_id,
    asOf: context.now().toString(),
    agreed: { amount, instalments },
  });
}

interface Signed {
  readonly row: StoredApplication;
  readonly hash: string;
}

async function openLoan(
  parts: ApplicationsParts,
  context: Context,
  { row, hash }: Signed,
): Promise<Result<Loan, Problem>> {
  const creditLineId = await creditLineOf(parts, context, { row, hash });
  if (!creditLineId.ok) return creditLineId;
  const choice = present(row.choice, 'what is signed was chosen');
  const limit = row.decision?.limit ? { limit: row.decision.limit } : {};
  return parts.needs.loans.open(context, {
    applicationId: row.id,
    lineId: row.line_id,
    cell: choice.cell,
    servicing: servicingOf(choice),
    agreementHash: hash,
    simulatedModel: row.decision?.simulated ?? false,
    ...(creditLineId.value === null ? limit : { creditLineId: creditLineId.value }),
  });
}

/** The credit line that the money is drawn on; the agreement that asks for one opens it first. */
async function creditLineOf(
  parts: ApplicationsParts,
  context: Context,
  { row, hash }: Signed,
): Promise<Result<CreditLineId | null, Problem>> {
  if (row.product !== 'credit-line' || row.credit_line_id !== null) return ok(row.credit_line_id);
  const opened = await parts.needs.loans.openCreditLine(context, {
    applicationId: row.id,
    lineId: row.line_id,
    limit: present(row.decision?.limit, 'what was approved has a limit'),
    rate_ppm: present(row.choice, 'what is signed was chosen').cell.rate_ppm,
    agreementHash: hash,
  });
  if (!opened.ok) return opened;
  const credit_line_id = opened.value.id;
  await changeApplication(parts, context, {
    target: { id: row.id, owner: null, action: 'open-credit-line' },
    work: async (tx) => ok(await updateApplication(tx, row.id, { credit_line_id })),
  });
  return ok(credit_line_id);
}

interface Trouble {
  readonly row: StoredApplication;
  readonly since: Temporal.Instant | null;
  readonly error: Problem;
}

/** A part that does not answer is asked again; a refusal, or silence past our patience, holds the money for a person. */
async function retryOrHold(parts: ApplicationsParts, context: Context, { row, since, error }: Trouble): Promise<void> {
  if (error.status >= 500 && !isPatienceOver(parts, since, context)) {
    throw new Error(`application ${row.id} is not paid out yet: ${error.code}`);
  }
  parts.log.warn({ subject_id: row.id, code: error.code }, 'a payout is held for a person');
  await hold(parts, context, { row, why: error.status >= 500 ? silence : error.text });
}

const silence: LocalText = {
  'zh-CN': '放款前的复核没有得到结果，工作人员会继续处理，您无需操作。',
  en: 'The check before payout has no answer. A person will take it from here; you need do nothing.',
};

async function hold(
  parts: ApplicationsParts,
  context: Context,
  { row, why }: { row: StoredApplication; why: LocalText },
): Promise<void> {
  await changeApplication(parts, context, {
    target: { id: row.id, owner: null, action: 'hold' },
    work: async (tx, found) => {
      if (found.state !== 'signed') return ok(found);
      const patch = { hold: why, held_at: context.now(), proved_again_at: null, released_at: null };
      return takeStep(tx, found, { step: 'hold', patch });
    },
  });
}

function reasonsText({ reasons }: DrawdownCheck): LocalText {
  if (reasons.length === 0) return silence;
  return {
    'zh-CN': reasons.map(({ borrowerText }) => borrowerText['zh-CN']).join(''),
    en: reasons.map(({ borrowerText }) => borrowerText.en).join(' '),
  };
}
