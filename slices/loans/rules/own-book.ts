import { daysBetween, type Pause } from '@lendline/credit';
import type { LoanState } from '../contract.ts';
import { dpdOn, dueTotal, type Instalment, outstandingOf, outstandingOfAll, worstDpdOn } from './instalment.ts';
import { isOpen, isOwed } from './lifecycle.ts';

/** One loan of a line, as the own book reads it. Amounts in minor units. */
export interface BookedLoan {
  readonly state: LoanState;
  readonly principal: bigint;
  readonly disbursedOn: Temporal.PlainDate | null;
  readonly closedOn: Temporal.PlainDate | null;
  readonly worstDpd: number;
  readonly instalments: readonly Instalment[];
  readonly pauses: readonly Pause[];
}

export interface BookFigures {
  readonly openLoans: number;
  readonly outstanding: bigint;
  readonly monthlyInstalments: bigint;
  readonly loansTaken: number;
  readonly loansRepaid: number;
  readonly worstDpd: number;
  readonly worstDpdLastLoan: number;
  readonly currentDpd: number;
  readonly lastLimit: bigint | null;
  readonly lastRaiseOn: Temporal.PlainDate | null;
  readonly loansLast30Days: number;
  readonly lastClosedOn: Temporal.PlainDate | null;
}

/**
 * The lender's own experience with one line on a day. Only money that arrived counts as repaid; a loan on its way out
 * counts as open. Loans come in the order in which they were opened. `monthlyInstalments` takes the largest unpaid instalment of each open loan.
 */
export function bookOf(loans: readonly BookedLoan[], today: Temporal.PlainDate): BookFigures {
  const open = loans.filter(({ state }) => isOpen(state));
  const taken = loans
    .flatMap((loan) => (loan.disbursedOn ? [{ ...loan, disbursedOn: loan.disbursedOn }] : []))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.disbursedOn, b.disbursedOn));
  const last = taken.at(-1);
  return {
    openLoans: open.length,
    outstanding: open.reduce((sum, loan) => sum + outstandingOfAll(loan.instalments), 0n),
    monthlyInstalments: open.reduce((sum, loan) => sum + largestUnpaid(loan), 0n),
    loansTaken: taken.length,
    loansRepaid: taken.filter(({ state }) => state === 'closed').length,
    worstDpd: Math.max(0, ...taken.map((loan) => worstOf(loan, today))),
    worstDpdLastLoan: last ? worstOf(last, today) : 0,
    currentDpd: Math.max(
      0,
      ...taken.filter(({ state }) => isOwed(state)).map((loan) => dpdOn(loan.instalments, today, loan.pauses)),
    ),
    lastLimit: last?.principal ?? null,
    lastRaiseOn: lastRaise(taken),
    loansLast30Days: taken.filter(({ disbursedOn }) => daysBetween(disbursedOn, today) < 30).length,
    lastClosedOn: latest(taken.flatMap(({ closedOn }) => (closedOn ? [closedOn] : []))),
  };
}

function largestUnpaid({ instalments }: BookedLoan): bigint {
  return instalments
    .filter((one) => outstandingOf(one) > 0n)
    .reduce((most, one) => (dueTotal(one) > most ? dueTotal(one) : most), 0n);
}

function worstOf({ state, worstDpd, instalments, pauses }: BookedLoan, today: Temporal.PlainDate): number {
  return isOwed(state) ? Math.max(worstDpd, worstDpdOn(instalments, today, pauses)) : worstDpd;
}

/** When a loan was last larger than every one before it. */
function lastRaise(
  taken: readonly { readonly principal: bigint; readonly disbursedOn: Temporal.PlainDate }[],
): Temporal.PlainDate | null {
  let most = taken[0]?.principal ?? 0n;
  let raisedOn: Temporal.PlainDate | null = null;
  for (const { principal, disbursedOn } of taken) {
    if (principal <= most) continue;
    most = principal;
    raisedOn = disbursedOn;
  }
  return raisedOn;
}

function latest(days: readonly Temporal.PlainDate[]): Temporal.PlainDate | null {
  return days.toSorted((a, b) => Temporal.PlainDate.compare(a, b)).at(-1) ?? null;
}
