import type { Currency } from '@lendline/kernel';
import { earnedBy, payoffOn, stopIfTooLate } from '../life/earned-daily/earning.ts';
import type { LoanAct } from '../life/event.ts';
import type { Instalment } from '../life/instalment.ts';
import { lifeOf, type LoanLife, stateOf } from '../life/replay.ts';
import { loanRules, type LoanRules } from '../life/rules.ts';

/** How a loan is serviced: its terms, which say where money goes, and when it stops to earn. */
export interface ServicingRules extends Pick<LoanRules, 'terms'> {
  /** Days past due from which on no interest is earned. */
  readonly interestStopsAt_dpd: number;
}

/**
 * One entry of the log of a loan that is serviced day by day. `on` is the day it takes effect, which may lie before
 * entries that were written earlier: the whole log is read anew in the order of days. Amounts are minor units above zero.
 */
export type ServicingEvent = { readonly id: string; readonly on: Temporal.PlainDate } & ServicingAct;

/** Of all that a loan's log can say, what a serviced one does: its rate is agreed once, and it waives by amount. */
export type ServicingAct = Exclude<
  LoanAct,
  | { readonly kind: 'rate_change' | 'charge_adjustment' | 'close_of_business' }
  | { readonly kind: 'waiver'; readonly of: string }
  | { readonly kind: 'reschedule'; readonly from: Temporal.PlainDate }
>;

/** What the log of a loan comes to at the close of a day; transactions without those undone. */
export interface ServicedLoan extends LoanLife {
  /** Interest of an instalment that is income by that day. */
  earned(line: Readonly<Instalment>): bigint;
  /** All that closes the loan on a day, that one or a later one. */
  payoffOn(day: Temporal.PlainDate): bigint;
  readonly through: Temporal.PlainDate;
}

/**
 * Reads a loan's log from its beginning to the close of a day, as `replay` does, with interest that is earned day by day: it
 * is not owed for days after the loan was paid off, nor once the loan is too late to earn.
 */
export function serviceLoan(
  { terms, interestStopsAt_dpd }: ServicingRules,
  log: readonly ServicingEvent[],
  { currency, through }: { readonly currency: Currency; readonly through: Temporal.PlainDate },
): ServicedLoan {
  const interest = { kind: 'earned_daily', dayCount: '30/360', stopsAt_dpd: interestStopsAt_dpd } as const;
  const rules = loanRules({ terms, interest });
  // Entries take effect on their day, whenever they were written down.
  const state = stateOf(
    rules,
    log.map((event) => ({ ...event, entered: event.on })),
    currency,
  );
  stopIfTooLate(state, through);
  return {
    ...lifeOf(state, []),
    earned: (line) => earnedBy(state, line, through),
    payoffOn: (day) => payoffOn(state, day),
    through,
  };
}
