import {
  err,
  money,
  ok,
  parseDecimal,
  type Result,
  toDecimalString,
  type Failure,
  type Outcome,
  skipped,
} from '@lendline/kernel';
import { JsonFields } from '../json-fields.ts';
import { type LoanTerms, loanTerms } from '../loan-terms.ts';
import type { Problem } from '../problem.ts';
import type { Schedule } from '../schedule.ts';
import { unreadable } from './unreadable.ts';
import { compareRows, type ExpectedRow, plainAmount, readRow } from './schedule-rows.ts';
import { currencyWith, dayCountOf, ppmOfPercent, repaymentUnits, scheduleOrReason, unitOf } from './vector-terms.ts';

const known = new Set(
  `id source method daysInYear daysInMonth principal annualRatePct disbursedOn numberOfRepayments repaymentEvery repaymentUnit decimals
  roundingMode interestRecalculation downPaymentPct monthEndDueDateStrategy graceOnPrincipalPayment steps`.split(/\s+/),
);

/**
 * One vector of `progressive_e2e_2025_2026.json`: terms, and steps in the life of the loan. The schedules expected before
 * anything happens to the loan are checked; a vector that goes on is skipped, unless those failed already.
 */
export function runProgressiveLoan(vector: unknown): Outcome {
  const problems: Problem[] = [];
  const fields = new JsonFields(vector, '', problems);
  const id = fields.text('id', 'a vector without id');
  const loan = readLoan(fields);
  const steps = fields.list('steps', readStep);
  if (problems.length > 0) return unreadable(id, problems);
  const unknown = fields.names().find((name) => !known.has(name));
  if (unknown) return skipped(id, `option ${unknown}`);
  const terms = termsOf(loan);
  if (!terms.ok) return skipped(id, terms.error);
  const schedule = scheduleOrReason(terms.value);
  if (!schedule.ok) return skipped(id, schedule.error);
  return judge(id, steps, schedule.value);
}

function judge(id: string, steps: readonly Step[], schedule: Schedule): Outcome {
  const later = steps.findIndex(({ op }) => op !== 'expectSchedule' && op !== 'businessDate');
  const checked = later === -1 ? steps : steps.slice(0, later);
  const failures = checked.flatMap((step) => compareStep(id, step, schedule));
  if (failures.length > 0 || later === -1) return failures;
  return skipped(id, `first schedule agrees; step ${steps[later]!.op} needs the loan's life after disbursement`);
}

interface Step {
  readonly op: string;
  readonly rows: readonly ExpectedRow[];
  readonly totalInterest: string | undefined;
}

function readStep(fields: JsonFields): Step {
  const op = fields.text('op');
  if (op !== 'expectSchedule') return { op, rows: [], totalInterest: undefined };
  return {
    op,
    rows: fields.list('rows', readRow).filter((row) => row !== undefined),
    totalInterest: fields.has('totalInterest') ? fields.text('totalInterest') : undefined,
  };
}

function compareStep(vector: string, { op, rows, totalInterest }: Step, schedule: Schedule): Failure[] {
  if (op !== 'expectSchedule') return [];
  const failures = compareRows(vector, rows, schedule);
  const got = toDecimalString(money(schedule.totals.interest, schedule.currency));
  if (totalInterest === undefined || got === plainAmount(totalInterest, schedule.currency)) return failures;
  return [...failures, { vector, field: 'totalInterest', expected: totalInterest, got }];
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
