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
  isSkipped,
} from '@lendline/kernel';
import { payableOn, planParts, type PlanPart, type PlanRow, planWithChanges } from '../changing-plan.ts';
import { Decimal12, toMinor } from '../decimal.ts';
import { movedPeriods, type Period, repaymentPeriods } from '../due-dates.ts';
import { JsonFields } from '../json-fields.ts';
import { type LoanTerms, loanTerms } from '../loan-terms.ts';
import type { PlanChange } from '../plan-change.ts';
import type { Problem } from '../problem.ts';
import { unreadable } from './unreadable.ts';
import { plainAmount } from './schedule-rows.ts';
import { currencyWith, dayCountOf, ppmOfPercent, repaymentUnits, scheduleOrReason, unitOf } from './vector-terms.ts';

/**
 * One vector of `progressive_emi_unit.json`: given periods and disbursements, the instalment, rate factors (12 decimals) and
 * interest of each period, and what is payable of an instalment on a day. A vector without figures states its periods alone.
 */
export function runEmiCalculation(vector: unknown): Outcome {
  const problems: Problem[] = [];
  const fields = new JsonFields(vector, '', problems);
  const id = fields.text('id', 'a vector without id');
  const calculation = readCalculation(fields);
  const versionNote = fields.text('versionNote', '');
  if (problems.length > 0) return unreadable(id, problems);
  const terms = termsOf(calculation);
  if (!terms.ok) return skipped(id, terms.error);
  const schedule = scheduleOrReason(terms.value);
  if (!schedule.ok) return skipped(id, schedule.error);
  const outcome = judge(id, calculation.steps.slice(1), terms.value);
  // The vector itself says that its figures follow a rule that was given up since.
  return !isSkipped(outcome) && outcome.length > 0 && versionNote !== ''
    ? skipped(id, `differs as its note says: ${versionNote}`)
    : outcome;
}

/** Runs the steps after the first disbursement; says what they lack where one cannot be run. */
function judge(id: string, steps: readonly Step[], terms: LoanTerms): Outcome {
  const changes: PlanChange[] = [...terms.changes];
  const failures: Failure[] = [];
  for (const step of steps) {
    switch (step.op) {
      case 'expectPeriods':
        failures.push(...comparePeriods(id, step.rows, { terms, changes }));
        break;
      case 'expectPayable':
        failures.push(...comparePayable(id, step, { terms, changes }));
        break;
      case 'disburse':
        changes.push({ kind: 'payout', on: dateOf(step, 'date'), amount: amountOf(step, terms) });
        break;
      case 'payPrincipal': {
        const [due, on] = [dateOf(step, 'installmentDueDate'), dateOf(step, 'paymentDate')];
        // What comes on time or late changes no interest of other instalments.
        if (Temporal.PlainDate.compare(on, due) < 0)
          changes.push({ kind: 'prepayment', on, due, amount: amountOf(step, terms) });
        break;
      }
      case 'payInterest':
        break;
      default:
        return failures.length > 0 ? failures : skipped(id, `the step ${step.op}`);
    }
  }
  return failures;
}

interface Planned {
  readonly terms: LoanTerms;
  readonly changes: readonly PlanChange[];
}

function dateOf({ texts }: Step, name: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(texts.get(name) ?? '');
}

function amountOf({ texts }: Step, { principal }: LoanTerms): bigint {
  const amount = parseDecimal(texts.get('amount') ?? '', principal.currency);
  return amount.ok ? amount.value.amount : 0n;
}

type Calculation = ReturnType<typeof readCalculation>;

function readCalculation(fields: JsonFields) {
  return {
    annualRatePct: fields.text('annualRatePct'),
    daysInYear: fields.text('daysInYear'),
    daysInMonth: fields.text('daysInMonth'),
    unit: fields.choice('repaymentUnit', repaymentUnits),
    every: fields.integer('repaymentEvery'),
    decimals: fields.integer('decimals', 2),
    multiple: fields.numberOrNull('installmentAmountInMultiplesOf'),
    periods: fields.list('periods', (period) => ({ from: period.date('from'), due: period.date('due') })),
    steps: fields.list('steps', readStep),
  };
}

interface Step {
  readonly op: string;
  /** Dates and amounts by name. */
  readonly texts: ReadonlyMap<string, string>;
  readonly rows: readonly PeriodRow[];
}

interface PeriodRow {
  readonly installment: number;
  readonly interestPeriod: number;
  readonly figures: ReadonlyMap<string, string>;
}

function readStep(fields: JsonFields): Step {
  const names = fields.names().filter((name) => name !== 'op' && name !== 'rows');
  return {
    op: fields.text('op'),
    texts: new Map(names.map((name) => [name, fields.text(name)])),
    rows: fields.list('rows', readPeriodRow, []),
  };
}

function readPeriodRow(fields: JsonFields): PeriodRow {
  const stated = ['emi', 'rateFactor', 'interestOfSubperiod', 'interestDue', 'principalDue', 'balance'].filter((name) =>
    fields.has(name),
  );
  return {
    installment: fields.integer('installment', 0),
    interestPeriod: fields.integer('interestPeriod', 1),
    figures: new Map(stated.map((name) => [name, fields.text(name)])),
  };
}

function termsOf({ periods, steps, ...given }: Calculation): Result<LoanTerms, string> {
  const [first] = periods;
  const [start] = steps;
  if (!first || start?.op !== 'disburse') return err('does not begin with a disbursement');
  if (start.texts.get('date') !== first.from.toString()) return err('a disbursement inside a period');
  const rate_ppm = ppmOfPercent(given.annualRatePct);
  const dayCount = dayCountOf(given.daysInYear, given.daysInMonth);
  const amount = start.texts.get('amount') ?? '';
  const principal = parseDecimal(amount, currencyWith(given.decimals));
  if (rate_ppm === undefined) return err(`a rate of ${given.annualRatePct} % is no whole number of parts per million`);
  if (!dayCount) return err(`day count ${given.daysInMonth}/${given.daysInYear}`);
  if (!principal.ok) return err(`amount ${amount}`);
  const terms = loanTerms({
    principal: principal.value,
    disbursed: first.from,
    instalments: periods.length,
    every: { count: given.every, unit: unitOf(given.unit) },
    rate_ppm,
    dayCount,
    roundingMultiple: BigInt(given.multiple ?? 0) * 10n ** BigInt(given.decimals) || 1n,
  });
  return withPeriods(terms, periods);
}

/** The terms with the one due date moved that the stated periods show moved, if any. */
function withPeriods(terms: LoanTerms, stated: readonly Period[]): Result<LoanTerms, string> {
  const regular = repaymentPeriods(terms);
  const index = regular.findIndex(({ due }, at) => !due.equals(stated[at]!.due));
  if (index === -1) return areSame(regular, stated) ? ok(terms) : err('periods that do not join');
  const moved = { from: regular[index]!.due, to: stated[index]!.due };
  if (!areSame(movedPeriods(regular, moved, terms), stated)) return err('periods that do not join');
  return ok({ ...terms, changes: [{ kind: 'due_date', ...moved }] });
}

function areSame(some: readonly Period[], others: readonly Period[]): boolean {
  return some.every(({ from, due }, index) => from.equals(others[index]!.from) && due.equals(others[index]!.due));
}

/** Rows share an instalment when its period has parts, counted from the last: a part without days has no interest. */
function comparePeriods(vector: string, rows: readonly PeriodRow[], planned: Planned): Failure[] {
  const plan = planWithChanges(planned.terms, planned.changes);
  const parts = planParts(planned.terms, planned.changes);
  return rows.flatMap((row) => {
    const last = Math.max(
      ...rows.filter((one) => one.installment === row.installment).map((one) => one.interestPeriod),
    );
    const part = parts[row.installment - 1]?.at(row.interestPeriod - last - 1);
    const actual = figuresOf(row.installment, part, { plan, ...planned });
    return [...row.figures].flatMap(([name, expected]) => {
      const meant = name === 'rateFactor' ? new Decimal12(expected).toFixed(12) : plain(expected, planned);
      const got = actual.get(name) ?? 'no such instalment';
      return got === meant ? [] : [{ vector, field: `${row.installment}.${name}`, expected, got }];
    });
  });
}

function comparePayable(vector: string, step: Step, planned: Planned): Failure[] {
  const [due, on] = [dateOf(step, 'installmentDueDate'), dateOf(step, 'onDate')];
  const { principal, interest } = payableOn(planned.terms, planned.changes, { due, on });
  const begin = planWithChanges(planned.terms, planned.changes).findIndex((row) => row.due.equals(due));
  const got = new Map([
    ['principal', principal],
    ['interest', interest],
    ['balance', balanceAfter(begin, planned)],
  ]);
  return [...got].flatMap(([name, amount]) => {
    const expected = step.texts.get(name) ?? '';
    const actual = decimal(amount, planned);
    return actual === plain(expected, planned) ? [] : [{ vector, field: `payable ${name}`, expected, got: actual }];
  });
}

/** Principal still out once so many instalments are paid: what of later ones was paid ahead by then is not. */
function balanceAfter(count: number, { terms, changes }: Planned): bigint {
  const plan = planWithChanges(terms, changes);
  const due = plan[count - 1]?.due ?? terms.disbursed;
  const later = plan.slice(count).reduce((sum, { principal }) => sum + principal, 0n);
  return changes.reduce((left, change) => {
    const isAhead = change.kind === 'prepayment' && Temporal.PlainDate.compare(change.on, due) <= 0;
    return isAhead && Temporal.PlainDate.compare(change.due, due) > 0 ? left - change.amount : left;
  }, later);
}

function figuresOf(
  n: number,
  part: PlanPart | undefined,
  { plan, ...planned }: Planned & { readonly plan: readonly PlanRow[] },
): ReadonlyMap<string, string> {
  const row = plan[n - 1];
  if (!row) return new Map();
  return new Map([
    ['emi', decimal(row.principal + row.interest, planned)],
    ['rateFactor', (part?.factor ?? new Decimal12(0)).toFixed(12)],
    ['interestOfSubperiod', decimal(toMinor(part?.interest ?? new Decimal12(0)), planned)],
    ['interestDue', decimal(row.interest, planned)],
    ['principalDue', decimal(row.principal, planned)],
    ['balance', decimal(balanceAfter(n, planned), planned)],
  ]);
}

function decimal(amount: bigint, { terms }: Planned): string {
  return toDecimalString(money(amount, terms.principal.currency));
}

function plain(text: string, { terms }: Planned): string {
  return plainAmount(text, terms.principal.currency);
}
