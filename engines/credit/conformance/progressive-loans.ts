import { err, ok, type Outcome, parseDecimal, type Result, skipped } from '@lendline/kernel';
import { JsonFields } from '../json-fields.ts';
import { type LoanTerms, loanTerms } from '../loan-terms.ts';
import type { Problem } from '../problem.ts';
import { ProgressiveLife } from './life/progressive-life.ts';
import { unreadable } from './unreadable.ts';
import { currencyWith, dayCountOf, ppmOfPercent, repaymentUnits, scheduleOrReason, unitOf } from './vector-terms.ts';

const known = new Set(
  `id source method daysInYear daysInMonth principal annualRatePct disbursedOn numberOfRepayments repaymentEvery repaymentUnit decimals
  roundingMode interestRecalculation downPaymentPct monthEndDueDateStrategy graceOnPrincipalPayment steps`.split(/\s+/),
);

/**
 * One vector of `progressive_e2e_2025_2026.json`: terms, and steps in the life of a loan of equal instalments: payouts, changes of
 * rate, pauses of interest and repayments, each looked at afterwards.
 */
export function runProgressiveLoan(vector: unknown): Outcome {
  const problems: Problem[] = [];
  const fields = new JsonFields(vector, '', problems);
  const id = fields.text('id', 'a vector without id');
  const loan = readLoan(fields);
  const steps = fields.list('steps', (step) => step);
  if (problems.length > 0) return unreadable(id, problems);
  const unknown = fields.names().find((name) => !known.has(name));
  if (unknown) return skipped(id, `option ${unknown}`);
  const terms = termsOf(loan);
  if (!terms.ok) return skipped(id, terms.error);
  const schedule = scheduleOrReason(terms.value);
  if (!schedule.ok) return skipped(id, schedule.error);
  const outcome = judge(id, steps, { terms: terms.value, title: fields.object('source', {}).text('scenario', '') });
  return problems.length > 0 ? unreadable(id, problems) : outcome;
}

/** Runs the steps; says what they lack where one cannot be run. */
function judge(id: string, steps: readonly JsonFields[], of: { terms: LoanTerms; title: string }): Outcome {
  const life = new ProgressiveLife(id, of);
  for (const step of steps) {
    const lacks = life.take(step);
    if (lacks !== null && life.failures.length === 0) return skipped(id, lacks);
  }
  return life.failures;
}

type Loan = ReturnType<typeof readLoan>;

function readLoan(fields: JsonFields) {
  return {
    daysInYear: fields.text('daysInYear'),
    daysInMonth: fields.text('daysInMonth'),
    principal: fields.text('principal'),
    annualRatePct: fields.text('annualRatePct'),
    disbursed: fields.date('disbursedOn'),
    instalments: fields.integer('numberOfRepayments'),
    every: fields.integer('repaymentEvery'),
    unit: fields.choice('repaymentUnit', repaymentUnits),
    decimals: fields.integer('decimals', 2),
    downPaymentPct: fields.has('downPaymentPct') ? fields.number('downPaymentPct') : 0,
    monthEnd: fields.choice(
      'monthEndDueDateStrategy',
      ['LAST_DAY_OF_MONTH', 'FIRST_DAY_OF_NEXT_MONTH'] as const,
      'LAST_DAY_OF_MONTH',
    ),
    principalGrace: fields.integer('graceOnPrincipalPayment', 0),
  };
}

function termsOf(loan: Loan): Result<LoanTerms, string> {
  const rate_ppm = ppmOfPercent(loan.annualRatePct);
  if (rate_ppm === undefined) return err(`a rate of ${loan.annualRatePct} % is no whole number of parts per million`);
  const dayCount = dayCountOf(loan.daysInYear, loan.daysInMonth);
  if (!dayCount) return err(`day count ${loan.daysInMonth}/${loan.daysInYear}`);
  const principal = parseDecimal(loan.principal, currencyWith(loan.decimals));
  if (!principal.ok) return err(`amount ${loan.principal}`);
  const { disbursed, instalments, principalGrace } = loan;
  return ok(
    loanTerms({
      principal: principal.value,
      disbursed,
      instalments,
      every: { count: loan.every, unit: unitOf(loan.unit) },
      rate_ppm,
      dayCount,
      monthEnd: loan.monthEnd === 'LAST_DAY_OF_MONTH' ? 'last_day' : 'next_day',
      downPayment_ppm: Math.round(loan.downPaymentPct * 10_000),
      principalGrace,
    }),
  );
}
