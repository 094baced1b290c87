import { fromWire, type Money, type WireMoney } from '@lendline/kernel';
import type { OwnBook } from '@lendline/loans/contract';
import type { FactName, Facts } from '@lendline/strategy';
import { ownPd_ppm } from './own-pd.ts';

/** What the own book tells, in the order of the first step. */
export const bookFactNames = [
  'age_years',
  'open_loans',
  'days_past_due',
  'charged_off',
  'loans_closed',
  'recent_loans',
  'last_loan_closed_on',
  'last_loan_worst_lateness_days',
  'current_limit',
  'last_raise_on',
  'own_monthly_instalments',
  'own_pd_ppm',
] as const satisfies readonly FactName[];

/** The own book as facts; a book that did not answer is no facts, and what is not given is unknown. */
export function bookFacts(book: OwnBook | null): Partial<Facts> {
  if (!book) return {};
  return {
    open_loans: book.openLoans,
    days_past_due: book.currentDpd,
    // A loan whose money left, that was not repaid and is not open, was given up.
    charged_off: book.loansTaken > book.loansRepaid + book.openLoans,
    loans_closed: book.loansRepaid,
    recent_loans: book.loansLast30Days,
    last_loan_closed_on: dayOrNone(book.lastClosedOn),
    last_loan_worst_lateness_days: book.loansTaken === 0 ? 'none' : book.worstDpdLastLoan,
    current_limit: book.lastLimit === null ? 'none' : moneyOf(book.lastLimit),
    last_raise_on: dayOrNone(book.lastRaiseOn),
    own_monthly_instalments: moneyOf(book.monthlyInstalments),
    own_pd_ppm: ownPd_ppm(book),
  };
}

function dayOrNone(day: string | null): Temporal.PlainDate | 'none' {
  return day === null ? 'none' : Temporal.PlainDate.from(day);
}

function moneyOf(wire: WireMoney): Money | 'unknown' {
  const read = fromWire(wire);
  return read.ok ? read.value : 'unknown';
}
