import { lateDays, type ServicedInstalment, type ServicedLoan, type ServicedTransaction } from '@lendline/credit';
import { present } from '@lendline/kernel';
import type { LoanState } from '../contract.ts';
import { dpdOn, type Instalment, lateSince, worstDpdOn } from './instalment.ts';
import { isAgeing } from './lifecycle.ts';

/** What a loan's row says of it; follows from its log and the day to which it was brought. */
export interface Standing {
  readonly state: LoanState;
  readonly closed_on: Temporal.PlainDate | null;
  readonly interest_stopped_on: Temporal.PlainDate | null;
  readonly charged_off_on: Temporal.PlainDate | null;
  readonly matures_on: Temporal.PlainDate;
  readonly credit_balance: bigint;
  readonly late_since: Temporal.PlainDate | null;
  readonly worst_dpd: number;
  readonly pause_from: readonly Temporal.PlainDate[];
  readonly pause_until: readonly Temporal.PlainDate[];
}

/** The instalments of a loan as its log reads, numbered in order of due dates. */
export function instalmentsOfLife(loan: ServicedLoan): readonly Instalment[] {
  let balance = loan.plan.reduce((sum, { owed }) => sum + owed.principal, 0n);
  return loan.plan.map((line, index) => {
    balance -= line.owed.principal;
    return toInstalment(line, { loan, n: index + 1, balance });
  });
}

function toInstalment(
  line: Readonly<ServicedInstalment>,
  { loan, n, balance }: { loan: ServicedLoan; n: number; balance: bigint },
): Instalment {
  const { owed, paid, waived, due } = line;
  return {
    n,
    from: line.from,
    due,
    principal: owed.principal,
    interest: line.interest,
    fee: line.fees - line.duty,
    duty: line.duty,
    penalty: line.penalties,
    balance,
    paidPrincipal: paid.principal,
    paidInterest: paid.interest,
    paidFees: paid.fee,
    paidPenalties: paid.penalty,
    accrued: loan.earned(line),
    waived: waived.interest,
    feesBookedOn: line.fees > 0n && line.hasEarnedFees(loan.through) ? earlier(due, loan.through) : null,
    paidOn: line.outstanding === 0n ? line.metOn : null,
  };
}

/** Where a loan stands at the close of the day to which its log was read. */
export function standingOf(loan: ServicedLoan, instalments: readonly Instalment[]): Standing {
  const last = instalments.at(-1);
  const { pauses } = loan;
  const state = stateOf(loan, dpdOn(instalments, loan.through, pauses));
  return {
    state,
    closed_on: state === 'closed' ? loan.endedOn : null,
    interest_stopped_on: loan.interestStoppedOn,
    charged_off_on: loan.chargedOff?.on ?? null,
    matures_on: last?.due ?? loan.through,
    credit_balance: loan.overpaid,
    late_since: isAgeing({ state }) ? lateSince(instalments, loan.through) : null,
    worst_dpd: Math.max(worstDpdOn(instalments, loan.through, pauses), worstBefore(loan)),
    pause_from: pauses.map(({ from }) => from),
    pause_until: pauses.map(({ until }) => until),
  };
}

/** Also of due dates that the plan has no more: a re-aged loan was as late as it was. */
function worstBefore({ arrears, pauses }: ServicedLoan): number {
  const ended = arrears.slice(0, -1).map(({ oldestDue }, index) => {
    const { on } = present(arrears[index + 1], 'what ended was followed by something');
    return oldestDue === null ? 0 : lateDays(oldestDue, on, pauses);
  });
  return Math.max(0, ...ended);
}

function stateOf({ writtenOffOn, endedOn, chargedOff }: ServicedLoan, dpd: number): LoanState {
  if (writtenOffOn !== null) return 'written-off';
  if (endedOn !== null) return 'closed';
  if (chargedOff !== null) return 'charged-off';
  return dpd > 0 ? 'overdue' : 'active';
}

/** Where the money of a repayment went. */
export function allocationOf({ parts, overpaid, outstandingAfter }: ServicedTransaction) {
  return {
    penalties: parts.penalty,
    fees: parts.fee,
    interest: parts.interest,
    principal: parts.principal,
    overpaid,
    outstanding_after: outstandingAfter,
  };
}

function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? a : b;
}
