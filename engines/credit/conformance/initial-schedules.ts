import { type Currency, err, money, ok, parseDecimal, type Result, type Outcome, skipped } from '@lendline/kernel';
import type { DayCount } from '../day-count.ts';
import { JsonFields } from '../json-fields.ts';
import { type LoanTerms, loanTerms, type Method } from '../loan-terms.ts';
import type { Problem } from '../problem.ts';
import { unreadable } from './unreadable.ts';
import { compareRows, readRow } from './schedule-rows.ts';
import { currencyWith, dayCountOf, ppmOfPercent, repaymentUnits, scheduleOrReason, unitOf } from './vector-terms.ts';

/** One vector of `initial_schedules.json`: product and loan in, the first schedule out. */
export function runInitialSchedule(vector: unknown): Outcome {
  const problems: Problem[] = [];
  const fields = new JsonFields(vector, '', problems);
  const id = fields.text('id', 'a vector without id');
  const loan = readLoan(fields);
  const rows = fields.object('expected').list('rows', readRow);
  if (problems.length > 0) return unreadable(id, problems);
  const terms = termsOf(loan);
  if (!terms.ok) return skipped(id, terms.error);
  const schedule = scheduleOrReason(terms.value);
  if (!schedule.ok) return skipped(id, schedule.error);
  return compareRows(
    id,
    rows.filter((row) => row !== undefined),
    schedule.value,
  );
}

type Loan = ReturnType<typeof readLoan>;

function readLoan(fields: JsonFields) {
  const product = fields.object('product');
  const loan = fields.object('loan');
  return {
    scheduleType: product.choice('scheduleType', ['PROGRESSIVE', 'CUMULATIVE'] as const),
    multiple: product.numberOrNull('installmentAmountInMultiplesOf'),
    decimals: product.integer('decimals', 2),
    daysInYear: product.text('daysInYear'),
    daysInMonth: product.text('daysInMonth'),
    downPaymentPct: product.has('downPaymentPct') ? product.number('downPaymentPct') : 0,
    submittedOn: loan.date('submittedOn'),
    principal: loan.text('principal'),
    annualRatePct: loan.text('annualRatePct'),
    interestType: loan.choice('interestType', ['FLAT', 'DECLINING_BALANCE'] as const),
    interestPeriod: loan.choice('interestCalculationPeriod', ['SAME_AS_REPAYMENT_PERIOD', 'DAILY'] as const),
    amortization: loan.text('amortization'),
    every: loan.integer('repaymentEvery'),
    unit: loan.choice('repaymentUnit', repaymentUnits),
    instalments: loan.integer('numberOfRepayments'),
    interestGrace: loan.integer('graceOnInterestPayment', 0),
    principalGrace: loan.integer('graceOnPrincipalPayment', 0),
    disbursements: fields.list('disburse', (item) => ({ date: item.date('date'), amount: item.text('amount') }), []),
  };
}

function termsOf(loan: Loan): Result<LoanTerms, string> {
  const currency = currencyWith(loan.decimals);
  const rate_ppm = ppmOfPercent(loan.annualRatePct);
  if (rate_ppm === undefined) return err(`a rate of ${loan.annualRatePct} % is no whole number of parts per million`);
  const dayCount = dayCountFor(loan);
  if (!dayCount) return err(`day count ${loan.daysInMonth}/${loan.daysInYear}`);
  const disbursed = disbursement(loan, currency);
  if (!disbursed.ok) return disbursed;
  return ok(
    loanTerms({
      ...disbursed.value,
      instalments: loan.instalments,
      every: { count: loan.every, unit: unitOf(loan.unit) },
      rate_ppm,
      dayCount,
      method: methodFor(loan),
      roundingMultiple: BigInt(loan.multiple ?? 0) * 10n ** BigInt(loan.decimals) || 1n,
      downPayment_ppm: Math.round(loan.downPaymentPct * 10_000),
      principalGrace: loan.principalGrace,
      interestGrace: loan.interestGrace,
    }),
  );
}

function methodFor({ scheduleType, interestType, amortization }: Loan): Method {
  if (scheduleType === 'PROGRESSIVE') return 'equal_instalments';
  if (interestType === 'FLAT') return 'flat';
  return amortization.startsWith('EQUAL_PRINCIPAL') ? 'equal_principal' : 'classic_instalments';
}

/** A classic loan takes a period's nominal share of the year, or actual days over the year it began in. */
function dayCountFor({ scheduleType, interestPeriod, daysInYear, daysInMonth }: Loan): DayCount | undefined {
  if (scheduleType === 'PROGRESSIVE') return dayCountOf(daysInYear, daysInMonth);
  if (interestPeriod === 'SAME_AS_REPAYMENT_PERIOD') return 'nominal';
  return daysInYear === 'ACTUAL' ? 'actual/first-year' : dayCountOf(daysInYear, 'ACTUAL');
}

function disbursement(loan: Loan, currency: Currency): Result<Pick<LoanTerms, 'principal' | 'disbursed'>, string> {
  const given =
    loan.disbursements.length > 0 ? loan.disbursements : [{ date: loan.submittedOn, amount: loan.principal }];
  const disbursed = given[0]!.date;
  if (given.some(({ date }) => !date.equals(disbursed))) return err('a second disbursement on another day');
  let amount = 0n;
  for (const part of given) {
    const parsed = parseDecimal(part.amount, currency);
    if (!parsed.ok) return err(`amount ${part.amount}`);
    amount += parsed.value.amount;
  }
  return ok({ principal: money(amount, currency), disbursed });
}
