import {
  type Context,
  fromWire,
  money,
  newId,
  ok,
  present,
  type Problem,
  type Result,
  toDecimalString,
  type WireMoney,
} from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { MenuCell } from '@lendline/decisions/contract';
import type { SliceTransaction } from '@lendline/platform';
import type { AgreedServicing, Loan } from '../contract.ts';
import { problem } from '../problems.ts';
import { instalmentsOf } from '../rules/instalment.ts';
import { type BuiltLoan, buildLoan } from '../rules/terms.ts';
import { saveInstalments } from '../store/instalments.ts';
import { holdApplication, holdLine, insertLoan, loanOfApplication, principalOut, updateLoan } from '../store/loans.ts';
import type { LoanRow, LoansTables } from '../store/tables.ts';
import type { CreditLineId } from '../credit-line-contract.ts';
import { checkDrawdown, writeDrawdown } from './draw-credit-line.ts';
import { type LoansParts, todayOf } from './parts.ts';
import { loanEvent, recordOf, toLoan } from './show-loan.ts';

export interface OpenLoan {
  readonly applicationId: string;
  readonly lineId: LineId;
  readonly cell: MenuCell;
  readonly agreementHash: string;
  readonly simulatedModel: boolean;
  readonly limit?: WireMoney;
  readonly creditLineId?: CreditLineId;
  readonly servicing?: AgreedServicing;
}

/**
 * Opens the loan of a signed agreement and has its money asked for by a job. The same application answers the same loan;
 * where its last payout failed for sure, the money is asked for once more.
 */
export async function openLoan(parts: LoansParts, context: Context, input: OpenLoan): Promise<Result<Loan, Problem>> {
  const principal = fromWire(input.cell.amount);
  if (!principal.ok) return problem('loans.terms-not-possible', { field: 'amount' });
  const today = todayOf(parts, context);
  const built = buildLoan({ ...input.cell, principal: principal.value }, today);
  if (!built.ok) return problem('loans.terms-not-possible', { field: built.error });
  const { totals } = built.value.schedule;
  // The borrower signed a total; whatever else the schedule may say, it comes to that.
  if (totals.dueTotal.toString() !== input.cell.totalRepayable.amount) return problem('loans.not-what-was-signed');
  const row = newRow(context, input, built.value);
  return parts.database.transaction(context, async (tx) => {
    // First of all locks, and alone where the loan stands already: whoever repays it holds the loan and then its credit line.
    await holdApplication(tx, input.applicationId);
    const standing = await loanOfApplication(tx, input.applicationId);
    const opened = standing
      ? await answerAgain(tx, standing, input)
      : await openNew(parts, tx, { input, row, built: built.value });
    if (!opened.ok) return opened;
    return ok(toLoan(parts, context, await recordOf(tx, opened.value)));
  });
}

type Tx = SliceTransaction<LoansTables>;

interface NewLoan {
  readonly input: OpenLoan;
  readonly row: Omit<LoanRow, 'tenant'>;
  readonly built: BuiltLoan;
}

async function openNew(
  parts: LoansParts,
  tx: Tx,
  { input: { creditLineId, limit }, row, built }: NewLoan,
): Promise<Result<LoanRow, Problem>> {
  const drawdown = creditLineId && { creditLineId, loan: row };
  const within = await (drawdown ? checkDrawdown(parts, tx, drawdown) : checkLimit(tx, row, limit));
  if (!within.ok) return within;
  await insertLoan(tx, row);
  await writeOpening(tx, row, built);
  if (drawdown) await writeDrawdown(parts, tx, drawdown);
  return ok({ ...row, tenant: tx.context.tenant });
}

async function answerAgain(tx: Tx, standing: LoanRow, { agreementHash }: OpenLoan): Promise<Result<LoanRow, Problem>> {
  if (standing.agreement_hash !== agreementHash) return problem('loans.other-agreement');
  const again = standing.state === 'approved' && standing.payout_problem !== null;
  return ok(again ? await askAgain(tx, standing) : standing);
}

/** What is out on a line, or on its way out, never goes beyond the limit that was granted, however many ask at once. */
async function checkLimit(
  tx: Tx,
  row: Omit<LoanRow, 'tenant'>,
  limit: WireMoney | undefined,
): Promise<Result<null, Problem>> {
  if (limit === undefined) return ok(null);
  await holdLine(tx, row.line_id);
  const spent = await principalOut(tx, row.line_id);
  if (spent + row.principal <= BigInt(limit.amount)) return ok(null);
  const left = money(BigInt(limit.amount) > spent ? BigInt(limit.amount) - spent : 0n, row.currency);
  const parameters = { left: toDecimalString(left), currency: row.currency };
  const details = { application: row.application_id, principal: row.principal };
  await tx.audit({ action: 'open-loan', subject: row.line_id, outcome: 'refused', reason: 'limit-spent', details });
  return problem('loans.limit-spent', parameters);
}

async function writeOpening(tx: Tx, row: Omit<LoanRow, 'tenant'>, { schedule }: BuiltLoan): Promise<void> {
  await saveInstalments(tx, row.id, instalmentsOf(schedule));
  const details = { application: row.application_id, principal: row.principal, agreement: row.agreement_hash };
  await tx.audit({ action: 'open-loan', subject: row.id, outcome: 'done', details });
  const event = loanEvent({ row: { ...row, tenant: tx.context.tenant } });
  await tx.publish({ type: 'loans.opened', version: 1, subject: row.id, data: event });
  await enqueuePayout(tx, row.id, row.payout_attempt);
}

async function askAgain(tx: Tx, row: LoanRow): Promise<LoanRow> {
  const change = { payout_attempt: row.payout_attempt + 1, payout_problem: null };
  await updateLoan(tx, row.id, change);
  const details = { attempt: change.payout_attempt };
  await tx.audit({ action: 'ask-payout-again', subject: row.id, outcome: 'done', details });
  await enqueuePayout(tx, row.id, change.payout_attempt);
  return { ...row, ...change };
}

function enqueuePayout(tx: Tx, loanId: string, attempt: number): Promise<void> {
  return tx.enqueue({ task: 'pay-out', payload: { loanId, attempt }, key: `${loanId}:${attempt}` });
}

function newRow(context: Context, input: OpenLoan, { schedule, apr }: BuiltLoan): Omit<LoanRow, 'tenant'> {
  const { cell } = input;
  const last = present(schedule.instalments.at(-1), 'a schedule has an instalment');
  const now = context.now();
  return {
    id: newId('loan', now),
    application_id: input.applicationId,
    line_id: input.lineId,
    state: 'approved',
    currency: schedule.currency,
    principal: schedule.totals.principal,
    payout: schedule.totals.netDisbursed,
    rate_ppm: cell.rate_ppm,
    fee_ppm: cell.fee_ppm,
    duty_ppm: cell.duty_ppm,
    instalments: cell.instalments,
    every_count: cell.every.count,
    every_unit: cell.every.unit,
    nominal_ppm: apr.nominal_ppm,
    effective_ppm: apr.effective_ppm,
    agreement_hash: input.agreementHash,
    simulated_model: input.simulatedModel,
    payout_attempt: 1,
    payout_problem: null,
    opened_at: now,
    disbursed_on: null,
    matures_on: last.due,
    closed_on: null,
    aged_on: null,
    interest_stopped_on: null,
    late_since: null,
    worst_dpd: 0,
    credit_balance: 0n,
    cap_ppm: cell.cap_ppm,
    charged_off_on: null,
    pause_from: [],
    pause_until: [],
    interest_booked: 0n,
    bucket: 'current',
    allocation: input.servicing?.allocation ?? null,
    late_fee: input.servicing?.lateFee ?? null,
  };
}
