import type { Component } from '../component.ts';
import type { DayCount } from '../day-count.ts';
import type { LoanTerms } from '../loan-terms.ts';

/**
 * What money paid ahead does where interest is recalculated by the day on which money comes: smaller instalments, fewer
 * of them, less principal in the next ones, or a smaller last one. A loan that is read in date order knows the last alone.
 */
export const recalculations = ['reduce_instalment', 'reduce_number', 'reschedule_next', 'adjust_last'] as const;

export type Recalculation = (typeof recalculations)[number];

/** How interest follows the days on which money really comes. */
export interface InterestRecalculation {
  readonly onAdvance: Recalculation;
  /** Whether interest that is late bears interest from its due date on, as late principal does. */
  readonly compounding: 'none' | 'interest';
  /** Whether money counts from its own day, or from the next due date on. */
  readonly rest: 'daily' | 'same_as_repayment';
  /** Level instalments follow from this amount, however much of it is paid out so far; null: from what is paid out first. */
  readonly levelOn: bigint | null;
}

/**
 * What interest follows:
 * - `as_planned`: the plan, whenever money comes;
 * - `recalculated`: the days on which principal is really paid;
 * - `earned_daily`: it is earned day by day over each instalment's period and owed for the days so far alone: who pays off
 *   early owes no more, and a loan that is too late earns none.
 */
export type InterestRule =
  | { readonly kind: 'as_planned' }
  | ({ readonly kind: 'recalculated' } & InterestRecalculation)
  | DailyEarning;

export interface DailyEarning {
  readonly kind: 'earned_daily';
  /** How the days of an instalment share its interest. */
  readonly dayCount: DayCount;
  /** Days past due from which on no interest is earned. */
  readonly stopsAt_dpd: number;
}

/** How a loan lives: its terms, which say where money goes too, and what happens to money, charges and days after disbursement. */
export interface LoanRules {
  /** Principal and day of disbursement are those of the first disbursement; the log of events says both. */
  readonly terms: Omit<LoanTerms, 'principal' | 'disbursed'>;
  /**
   * - `regenerated`: charges and later disbursements change the whole schedule first, then payments are read over it;
   * - `in_date_order`: disbursements, charges and payments take effect one after the other by their dates.
   */
  readonly processing: 'regenerated' | 'in_date_order';
  readonly interest: InterestRule;
  /** A down payment is taken from the borrower on the day of disbursement without being asked for. */
  readonly autoDownPayment: boolean;
  /** What a chargeback brings back first, up to what the payment had met; none: principal alone. */
  readonly chargebackOrder: readonly Component[] | null;
  /** Day on which a charge becomes income: when it falls due, or when it was entered. */
  readonly chargeAccrual: 'due' | 'entered';
  /** Days after a due date before the loan counts as delinquent. */
  readonly arrearsGrace_d: number;
}

/** Rules from what matters; the rest is read in date order, with the plan's interest. */
export function loanRules(given: Pick<LoanRules, 'terms'> & Partial<LoanRules>): LoanRules {
  return {
    processing: 'in_date_order',
    interest: { kind: 'as_planned' },
    autoDownPayment: false,
    chargebackOrder: null,
    chargeAccrual: 'due',
    arrearsGrace_d: 0,
    ...given,
  };
}
