import { allocationInWords, lateFeeInWords, oldestFirst, type Pause } from '@lendline/credit';
import { type Context, money, present, toWire, type WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import type { Loan, LoanEvent, LoanId, LoanInstalment } from '../contract.ts';
import {
  bucketOf,
  dpdOn,
  dueTotal,
  type Instalment,
  nextUnpaid,
  outstandingOf,
  outstandingOfAll,
  paidOf,
  stateOn,
  worstDpdOn,
} from '../rules/instalment.ts';
import { isOwed } from '../rules/lifecycle.ts';
import { instalmentsOfLoan } from '../store/instalments.ts';
import { eventsOfLoan } from '../store/loan-log.ts';
import type { LoanEventRow, LoanRow, LoansTables } from '../store/tables.ts';
import { type LoansParts, todayOf } from './parts.ts';
import { readLog } from './read-log.ts';

export interface LoanWithInstalments {
  readonly row: LoanRow;
  readonly instalments: readonly Instalment[];
}

/** A loan as it is stored, with its log. */
export interface LoanRecord extends LoanWithInstalments {
  readonly log: readonly LoanEventRow[];
}

export async function recordOf(tx: SliceTransaction<LoansTables>, row: LoanRow): Promise<LoanRecord> {
  return { row, instalments: await instalmentsOfLoan(tx, row.id), log: await eventsOfLoan(tx, row.id) };
}

/** The loan as it stands today, whatever close of business has run. */
export function toLoan(parts: LoansParts, context: Context, { row, instalments, log }: LoanRecord): Loan {
  const today = todayOf(parts, context);
  const wire = (amount: bigint): WireMoney => toWire(money(amount, row.currency));
  const owed = isOwed(row.state);
  const dpd = owed ? dpdOn(instalments, today, pausesOf(row)) : 0;
  const views = instalments.map((one) => toView(one, { wire, today }));
  const next = nextUnpaid(instalments);
  return {
    id: row.id as LoanId,
    lineId: row.line_id as LineId,
    applicationId: row.application_id,
    state: row.state,
    principal: wire(row.principal),
    rate_ppm: row.rate_ppm,
    apr: { nominal_ppm: row.nominal_ppm, effective_ppm: row.effective_ppm },
    disbursedOn: row.disbursed_on?.toString() ?? null,
    maturesOn: row.matures_on.toString(),
    closedOn: row.closed_on?.toString() ?? null,
    outstanding: wire(owed ? outstandingOfAll(instalments) : 0n),
    payoff: wire(owed ? payoffToday(parts, context, { row, log }) : 0n),
    dpd,
    creditBalance: wire(row.credit_balance),
    bucket: bucketOf(dpd),
    worstDpd: owed ? Math.max(row.worst_dpd, worstDpdOn(instalments, today, pausesOf(row))) : row.worst_dpd,
    nextInstalment: views.find(({ n }) => n === next?.n) ?? null,
    instalments: views,
    servicing: servicingOf(parts, row),
    ...(row.payout_problem === null ? {} : { payoutProblem: row.payout_problem }),
  };
}

function servicingOf(
  { pack }: Pick<LoansParts, 'pack'>,
  { allocation: agreed, late_fee: lateFee }: LoanRow,
): Loan['servicing'] {
  const allocation = agreed ?? oldestFirst;
  return {
    allocation,
    lateFee,
    inWords: { allocation: allocationInWords(allocation), lateFee: lateFeeInWords(lateFee) },
    collectOn_d: pack.servicing.collectOn_d ?? [],
  };
}

export function pausesOf({ pause_from, pause_until }: LoanRow): readonly Pause[] {
  return pause_from.map((from, index) => ({ from, until: present(pause_until[index], 'a pause has two ends') }));
}

/** What closes a loan that was paid out; never as of a day before the newest business day, even when the clock was set back. */
export function payoffToday(
  parts: LoansParts,
  context: Context,
  { row, log }: Pick<LoanRecord, 'row' | 'log'>,
): bigint {
  const today = todayOf(parts, context);
  const { aged_on } = row;
  const through = aged_on && Temporal.PlainDate.compare(aged_on, today) > 0 ? aged_on : today;
  return readLog(parts, row, { log, through }).life.payoffOn(through);
}

export function loanEvent({ row }: Pick<LoanWithInstalments, 'row'>): LoanEvent {
  return {
    loanId: row.id as LoanId,
    lineId: row.line_id as LineId,
    applicationId: row.application_id,
    state: row.state,
  };
}

function toView(
  one: Instalment,
  { wire, today }: { wire: (amount: bigint) => WireMoney; today: Temporal.PlainDate },
): LoanInstalment {
  return {
    n: one.n,
    due: one.due.toString(),
    principal: wire(one.principal),
    interest: wire(one.interest),
    fees: wire(one.fee + one.duty),
    penalties: wire(one.penalty),
    dueTotal: wire(dueTotal(one)),
    paid: wire(paidOf(one)),
    outstanding: wire(outstandingOf(one)),
    balance: wire(one.balance),
    paidOn: one.paidOn?.toString() ?? null,
    state: stateOn(one, today),
  };
}
