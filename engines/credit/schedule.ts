import { type Currency, err, money, ok, type Result } from '@lendline/kernel';
import type { CashFlow, CashFlowKind } from './cash-flow.ts';
import { type PlanRow, planWithChanges } from './changing-plan.ts';
import { classicInstalments, equalPrincipal } from './declining-balance.ts';
import { downPaymentOf } from './down-payment.ts';
import { repaymentPeriods } from './due-dates.ts';
import { equalInstalments } from './equal-instalments.ts';
import { flatInstalments } from './flat-interest.ts';
import type { LoanTerms } from './loan-terms.ts';
import type { Problem } from './problem.ts';
import { chargesOf, type DueRow, payoutsOf, type ScheduledFee } from './scheduled-fee.ts';
import type { Share, Spread } from './spread.ts';
import { checkTerms } from './terms-check.ts';

/** One instalment; amounts in minor units of the schedule's currency. `dueTotal` is the sum of its four parts. */
export interface ScheduledInstalment {
  readonly n: number;
  /** The day from whose close its interest runs. */
  readonly from: Temporal.PlainDate;
  readonly due: Temporal.PlainDate;
  readonly principal: bigint;
  readonly interest: bigint;
  /** Fees with their duties. */
  readonly fees: bigint;
  readonly penalties: bigint;
  readonly dueTotal: bigint;
  /** Principal paid out before the due date and not yet due with this instalment or one before it. */
  readonly balance: bigint;
}

export interface ScheduleTotals {
  readonly principal: bigint;
  readonly interest: bigint;
  readonly fees: bigint;
  readonly penalties: bigint;
  readonly dueTotal: bigint;
  /** Fees and duties kept back from the payout; not in `fees`. */
  readonly upfrontFees: bigint;
  /** What reaches the borrower: everything paid out less `upfrontFees`. */
  readonly netDisbursed: bigint;
  /** Everything the borrower pays beyond what reached them. */
  readonly cost: bigint;
}

export interface Schedule {
  readonly currency: Currency;
  readonly instalments: readonly ScheduledInstalment[];
  readonly charges: readonly ScheduledFee[];
  readonly totals: ScheduleTotals;
  /** Every cash flow of the loan in date order, fees and duties included: what its annual rate is computed from. */
  readonly flows: readonly CashFlow[];
}

/**
 * The repayment schedule of these terms. The principal parts add up to what is paid out and the last balance is zero.
 * Errors: every problem of the terms, by field.
 */
export function buildSchedule(terms: LoanTerms): Result<Schedule, readonly Problem[]> {
  const problems = checkTerms(terms);
  if (problems.length > 0) return err(problems);
  const rows = rowsOf(terms);
  const charges = chargesOf(terms, rows);
  const instalments = instalmentsOf(terms, rows, charges);
  const totals = totalsOf(terms, instalments, charges);
  const currency = terms.principal.currency;
  return ok({ currency, instalments, charges, totals, flows: flowsOf(terms, instalments, charges) });
}

/** Down payments and instalments, in date order. */
function rowsOf(terms: LoanTerms): DueRow[] {
  const downPayments = payoutsOf(terms).map(({ on, amount }) => {
    const principal = downPaymentOf(terms, amount);
    return { from: on, due: on, principal, interest: 0n, isDownPayment: true };
  });
  const instalments = planOf(terms).map((row) => ({ ...row, isDownPayment: false }));
  const rows = [...downPayments.filter(({ principal }) => principal > 0n), ...instalments];
  return rows.toSorted((a, b) => Temporal.PlainDate.compare(a.due, b.due));
}

function planOf(terms: LoanTerms): PlanRow[] {
  if (terms.changes.length > 0) return planWithChanges(terms, terms.changes);
  const periods = repaymentPeriods(terms);
  const balance = terms.principal.amount - downPaymentOf(terms, terms.principal.amount);
  return sharesOf({ terms, balance, periods }).map((share, index) => ({ ...periods[index]!, ...share }));
}

function sharesOf(spread: Spread): Share[] {
  switch (spread.terms.method) {
    case 'equal_instalments':
      return equalInstalments(spread, spread.terms.principalGrace);
    case 'bullet':
      return equalInstalments(spread, spread.terms.instalments - 1);
    case 'classic_instalments':
      return classicInstalments(spread);
    case 'equal_principal':
      return equalPrincipal(spread);
    case 'flat':
      return flatInstalments(spread);
  }
}

function instalmentsOf(
  terms: LoanTerms,
  rows: readonly DueRow[],
  charges: readonly ScheduledFee[],
): ScheduledInstalment[] {
  const payouts = payoutsOf(terms);
  let repaid = 0n;
  return rows.map(({ from, due, principal, interest, isDownPayment }, index) => {
    const n = index + 1;
    const fees = total(charges.filter((charge) => charge.n === n).map((charge) => charge.total));
    repaid += principal;
    const known = payouts.filter(({ on }) => Temporal.PlainDate.compare(on, due) < (isDownPayment ? 1 : 0));
    const balance = total(known.map(({ amount }) => amount)) - repaid;
    return { n, from, due, principal, interest, fees, penalties: 0n, dueTotal: principal + interest + fees, balance };
  });
}

function totalsOf(
  terms: LoanTerms,
  rows: readonly ScheduledInstalment[],
  charges: readonly ScheduledFee[],
): ScheduleTotals {
  const upfrontFees = total(charges.filter((charge) => charge.n === 0).map((charge) => charge.total));
  const dueTotal = total(rows.map((row) => row.dueTotal));
  const netDisbursed = total(payoutsOf(terms).map(({ amount }) => amount)) - upfrontFees;
  return {
    principal: total(rows.map((row) => row.principal)),
    interest: total(rows.map((row) => row.interest)),
    fees: total(rows.map((row) => row.fees)),
    penalties: total(rows.map((row) => row.penalties)),
    dueTotal,
    upfrontFees,
    netDisbursed,
    cost: dueTotal - netDisbursed,
  };
}

function flowsOf(terms: LoanTerms, rows: readonly ScheduledInstalment[], charges: readonly ScheduledFee[]): CashFlow[] {
  const { currency } = terms.principal;
  const flow = (kind: CashFlowKind, date: Temporal.PlainDate, amount: bigint): CashFlow[] =>
    amount === 0n ? [] : [{ date, kind, amount: money(amount, currency) }];
  const upfront = Map.groupBy(
    charges.filter(({ n }) => n === 0),
    ({ due }) => due.toString(),
  );
  const flows = [
    ...payoutsOf(terms).flatMap(({ on, amount }) => flow('advance', on, amount)),
    ...[...upfront].flatMap(([day, kept]) =>
      flow('payment', Temporal.PlainDate.from(day), total(kept.map((charge) => charge.total))),
    ),
    ...rows.flatMap((row) => flow('payment', row.due, row.dueTotal)),
  ];
  return flows.toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date));
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
