import { type Context, money, ok, type Problem, type Result, toWire } from '@lendline/kernel';
import type { ApplicationRow, MyApplication, Offer } from '../contract.ts';
import { agreementsOf } from '../store/agreements.ts';
import { findAppeal, openAppeal } from '../store/appeals.ts';
import { findBusiness, openBusiness } from '../store/businesses.ts';
import { lastGuarantor, toGuarantor } from '../store/guarantors.ts';
import type { StoredApplication } from '../store/tables.ts';
import type { ApplicationsParts } from './parts.ts';
import type { Changed } from './take-step.ts';

/** An application as its owner sees it. */
export async function viewApplication(
  parts: ApplicationsParts,
  context: Context,
  row: StoredApplication,
): Promise<MyApplication> {
  const { agreements, appeal, business, guarantor } = await parts.database.transaction(
    context,
    // All sent at once: a borrower's phone asks for this again and again while it waits.
    async (tx) => {
      const [agreements, appeal, business, guarantor] = await Promise.all([
        row.agreement_id === null ? [] : agreementsOf(tx, row.id),
        findAppeal(tx, row.id),
        findBusiness(tx, row.drawn_under ?? row.id),
        lastGuarantor(tx, row.id),
      ]);
      return { agreements, appeal, business, guarantor };
    },
    { readOnly: true },
  );
  const agreement = agreements.find(({ id }) => id === row.agreement_id) ?? null;
  return {
    id: row.id,
    state: row.state,
    segment: row.segment,
    requested: requestedOf(row),
    createdAt: row.created_at.toString(),
    submittedAt: row.submitted_at?.toString() ?? null,
    progress: row.progress,
    decision: row.decision,
    offer: offerOfRow(row),
    agreement,
    loanId: row.loan_id,
    appeal: appeal ? await openAppeal(parts.crypto, appeal) : null,
    hold: row.state === 'held' ? row.hold : null,
    ...(business ? { business: await openBusiness(parts.crypto, business) } : {}),
    ...(row.product === 'loan' ? {} : { product: row.product }),
    ...(row.credit_line_id === null ? {} : { creditLineId: row.credit_line_id }),
    ...(guarantor ? { guarantor: toGuarantor(guarantor, agreement?.hash) } : {}),
  };
}

/** The answer of an operation that changed an application. */
export async function answerView(
  parts: ApplicationsParts,
  context: Context,
  changed: Changed,
): Promise<Result<MyApplication, Problem>> {
  return changed.ok ? ok(await viewApplication(parts, context, changed.value)) : changed;
}

/** An application as a row of the queue: masked. */
export function rowOf(row: StoredApplication): ApplicationRow {
  return {
    id: row.id,
    state: row.state,
    maskedName: row.line_view.identity?.maskedName ?? null,
    maskedPhone: row.line_view.maskedPhone,
    segment: row.segment,
    requested: requestedOf(row),
    limit: row.decision?.limit ?? null,
    tier: row.tier,
    score: row.score,
    simulated: row.decision?.simulated ?? false,
    createdAt: row.created_at.toString(),
    submittedAt: row.submitted_at?.toString() ?? null,
    waitingSince: row.waiting_since?.toString() ?? null,
    assignee: null,
  };
}

function requestedOf({ requested, currency }: StoredApplication) {
  return requested === null ? null : toWire(money(requested, currency));
}

function offerOfRow({ choice, cost_opened_at, cost_confirmed_at }: StoredApplication): Offer | null {
  if (choice === null) return null;
  const { cell, schedule, cost } = choice;
  return {
    cell,
    schedule,
    cost: { ...cost, openedAt: cost_opened_at?.toString() ?? null },
    costConfirmedAt: cost_confirmed_at?.toString() ?? null,
  };
}
