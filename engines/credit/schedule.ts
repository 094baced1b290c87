import { type Currency, divide, err, type LocalText, money, ok, type Result } from '@lendline/kernel';
import type { CashFlow } from './cash-flow.ts';
import { fromMinor, toMinor } from './decimal.ts';
import { classicInstalments, equalPrincipal } from './declining-balance.ts';
import { repaymentPeriods } from './due-dates.ts';
import { equalInstalments } from './equal-instalments.ts';
import { type FeeAmount, feeAmount, type FeeKind } from './fee.ts';
import { flatInstalments } from './flat-interest.ts';
import type { LoanTerms } from './loan-terms.ts';
import type { Problem } from './problem.ts';
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
  /** Principal still to fall due after this instalment. */
  readonly balance: bigint;
}

/** One fee as it falls due: with instalment `n`, or kept back from the payout when `n` is 0. */
export interface ScheduledFee extends FeeAmount {
  readonly n: number;
  readonly due: Temporal.PlainDate;
  readonly kind: FeeKind;
  readonly name: LocalText;
}

export interface ScheduleTotals {
  readonly principal: bigint;
  readonly interest: bigint;
  readonly fees: bigint;
  readonly penalties: bigint;
  readonly dueTotal: bigint;
  /** Fees and duties kept back from the payout; not in `fees`. */
  readonly upfrontFees: bigint;
  /** What reaches the borrower: principal less `upfrontFees`. */
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
 * The repayment schedule of these terms. The principal parts add up to the principal and the last balance is zero.
 * Errors: every problem of the terms, by field.
 */
export function buildSchedule(terms: LoanTerms): Result<Schedule, readonly Problem[]> {
  const problems = checkTerms(terms);
  if (problems.length > 0) return err(problems);
  const down = downPaymentOf(terms, terms.principal.amount);
  const spread = { terms, balance: terms.principal.amount - down, periods: repaymentPeriods(terms) };
  const rows = [
    ...(down > 0n ? [{ from: terms.disbursed, due: terms.disbursed, principal: down, interest: 0n }] : []),
    ...sharesOf(spread).map((share, index) => ({ ...spread.periods[index]!, ...share })),
  ];
  const charges = chargesOf(terms, rows);
  const instalments = instalmentsOf(terms, rows, charges);
  const totals = totalsOf(terms, instalments, charges);
  const currency = terms.principal.currency;
  return ok({ currency, instalments, charges, totals, flows: flowsOf(terms, instalments, totals) });
}

type Row = Share & { readonly from: Temporal.PlainDate; readonly due: Temporal.PlainDate };

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

/** What of an amount paid out is due at once: half-even to the rounding multiple, unlike instalments, whose ties go up. */
export function downPaymentOf(
  { downPayment_ppm, roundingMultiple }: Pick<LoanTerms, 'downPayment_ppm' | 'roundingMultiple'>,
  amount: bigint,
): bigint {
  const part = toMinor(fromMinor(amount).mul(downPayment_ppm).div(1_000_000));
  return roundingMultiple === 1n ? part : divide(part, roundingMultiple, 'half-even') * roundingMultiple;
}

function chargesOf({ fees, principal, disbursed }: LoanTerms, rows: readonly Row[]): ScheduledFee[] {
  const numbered = rows.map((row, index) => ({ n: index + 1, due: row.due }));
  // The down payment is paid out of the customer's own pocket on day one; fees come with the real instalments.
  const regular = numbered.filter(({ due }) => Temporal.PlainDate.compare(due, disbursed) > 0);
  const times = {
    disbursement: [{ n: 0, due: disbursed }],
    maturity: regular.slice(-1),
    each: regular,
  };
  return fees.flatMap((fee) => {
    const amount = feeAmount(fee, principal.amount);
    return times[fee.when].map((time) => ({ ...time, kind: fee.kind, name: fee.name, ...amount }));
  });
}

function instalmentsOf(
  { principal }: LoanTerms,
  rows: readonly Row[],
  charges: readonly ScheduledFee[],
): ScheduledInstalment[] {
  let balance = principal.amount;
  return rows.map((row, index) => {
    const n = index + 1;
    const fees = total(charges.filter((charge) => charge.n === n).map((charge) => charge.total));
    balance -= row.principal;
    return { n, ...row, fees, penalties: 0n, dueTotal: row.principal + row.interest + fees, balance };
  });
}

function totalsOf(
  { principal }: LoanTerms,
  rows: readonly ScheduledInstalment[],
  charges: readonly ScheduledFee[],
): ScheduleTotals {
  const upfrontFees = total(charges.filter((charge) => charge.n === 0).map((charge) => charge.total));
  const dueTotal = total(rows.map((row) => row.dueTotal));
  const netDisbursed = principal.amount - upfrontFees;
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

function flowsOf(
  { principal, disbursed }: LoanTerms,
  rows: readonly ScheduledInstalment[],
  { upfrontFees }: ScheduleTotals,
): CashFlow[] {
  const pay = (date: Temporal.PlainDate, amount: bigint): CashFlow[] =>
    amount === 0n ? [] : [{ date, kind: 'payment', amount: money(amount, principal.currency) }];
  return [
    { date: disbursed, kind: 'advance', amount: principal },
    ...pay(disbursed, upfrontFees),
    ...rows.flatMap((row) => pay(row.due, row.dueTotal)),
  ];
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
