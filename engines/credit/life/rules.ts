import type { Component } from '../component.ts';
import type { DayCount } from '../day-count.ts';
import type { LoanTerms } from '../loan-terms.ts';

/**
 * Which open instalments a payment meets, in which order:
 * - `oldest_first`: instalment by instalment from the oldest, the components in order within each;
 * - `due_first`: as `oldest_first` over what is due, then over what is not, in an order of its own;
 * - `by_bucket`: what is past due, then what falls due on the day, then what is in advance by a rule for each kind of
 *   payment; `horizontal` finishes an instalment before the next, `vertical` a component before the next.
 */
export type Strategy =
  | { readonly kind: 'oldest_first'; readonly order: readonly Component[] }
  | { readonly kind: 'due_first'; readonly due: readonly Component[]; readonly inAdvance: readonly Component[] }
  | {
      readonly kind: 'by_bucket';
      readonly order: readonly Component[];
      readonly direction: 'horizontal' | 'vertical';
      readonly future: FutureRules;
    };

/** Where money goes that is paid before anything is due. `re_amortise` spreads it evenly over all future instalments. */
export const futureRules = ['next', 'last', 're_amortise'] as const;

export type FutureRule = (typeof futureRules)[number];

/** The rule of each kind of payment; `other` where a kind has none of its own. */
export type FutureRules = Readonly<Partial<Record<PaymentKind, FutureRule>> & { other: FutureRule }>;

/** Money that reduces what is owed. */
export const paymentKinds = [
  'repayment',
  'down_payment',
  'goodwill_credit',
  'merchant_refund',
  'payout_refund',
] as const;

export type PaymentKind = (typeof paymentKinds)[number];

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

/** How a loan lives: its terms, and what happens to money, charges and days after disbursement. */
export interface LoanRules {
  /** Principal and day of disbursement are those of the first disbursement; the log of events says both. */
  readonly terms: Omit<LoanTerms, 'principal' | 'disbursed'>;
  /**
   * - `regenerated`: charges and later disbursements change the whole schedule first, then payments are read over it;
   * - `in_date_order`: disbursements, charges and payments take effect one after the other by their dates.
   */
  readonly processing: 'regenerated' | 'in_date_order';
  readonly interest: InterestRule;
  readonly strategy: Strategy;
  /** A down payment is taken from the borrower on the day of disbursement without being asked for. */
  readonly autoDownPayment: boolean;
  /** What a chargeback brings back first, up to what the payment had met; none: principal alone. */
  readonly chargebackOrder: readonly Component[] | null;
  /** Day on which a charge becomes income: when it falls due, or when it was entered. */
  readonly chargeAccrual: 'due' | 'entered';
  /** Days after a due date before the loan counts as delinquent. */
  readonly arrearsGrace_d: number;
}

/** Rules from what matters; the rest is read in date order, with the plan's interest, the oldest instalment first. */
export function loanRules(given: Pick<LoanRules, 'terms'> & Partial<LoanRules>): LoanRules {
  return {
    processing: 'in_date_order',
    interest: { kind: 'as_planned' },
    strategy: { kind: 'oldest_first', order: ['penalty', 'fee', 'interest', 'principal'] },
    autoDownPayment: false,
    chargebackOrder: null,
    chargeAccrual: 'due',
    arrearsGrace_d: 0,
    ...given,
  };
}
