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
import { rateFactor, yearParts } from '../day-count.ts';
import { Decimal12 } from '../decimal.ts';
import { repaymentPeriods } from '../due-dates.ts';
import { JsonFields } from '../json-fields.ts';
import { type LoanTerms, loanTerms } from '../loan-terms.ts';
import type { Problem } from '../problem.ts';
import type { Schedule } from '../schedule.ts';
import { unreadable } from './unreadable.ts';
import { plainAmount } from './schedule-rows.ts';
import { currencyWith, dayCountOf, ppmOfPercent, repaymentUnits, scheduleOrReason, unitOf } from './vector-terms.ts';

/**
 * One vector of `progressive_emi_unit.json`: given periods, a disbursement, and the instalment, rate factor (12 decimals) and
 * interest of each period. Vectors that go on after the first disbursement, or move due dates, are skipped.
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
  const outcome = judge(id, calculation.steps, { terms: terms.value, schedule: schedule.value });
  // The vector itself says that its figures follow a rule that was given up since.
  return !isSkipped(outcome) && outcome.length > 0 && versionNote !== ''
    ? skipped(id, `differs as its note says: ${versionNote}`)
    : outcome;
}

interface Computed {
  readonly terms: LoanTerms;
  readonly schedule: Schedule;
}

function judge(id: string, steps: readonly Step[], computed: Computed): Outcome {
  const [, ...rest] = steps;
  const later = rest.findIndex(({ op }) => op !== 'expectPeriods');
  const checked = later === -1 ? rest : rest.slice(0, later);
  const failures = checked.flatMap(({ rows }) => compare(id, rows, computed));
  if (failures.length > 0) return failures;
  if (later !== -1) return skipped(id, `step ${rest[later]!.op} needs the loan's life after disbursement`);
  return checked.length === 0 ? skipped(id, 'states no expected figure') : failures;
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
  readonly date: string;
  readonly amount: string;
  readonly rows: readonly PeriodRow[];
}

interface PeriodRow {
  readonly installment: number;
  readonly interestPeriod: number;
  readonly figures: ReadonlyMap<string, string>;
}

function readStep(fields: JsonFields): Step {
  return {
    op: fields.text('op'),
    date: fields.text('date', ''),
    amount: fields.text('amount', ''),
    rows: fields.list('rows', readPeriodRow, []),
  };
}

function readPeriodRow(fields: JsonFields): PeriodRow {
  const stated = ['emi', 'rateFactor', 'interestDue', 'principalDue', 'balance'].filter((name) => fields.has(name));
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
  if (start.date !== first.from.toString()) return err('a disbursement inside a period');
  const rate_ppm = ppmOfPercent(given.annualRatePct);
  const dayCount = dayCountOf(given.daysInYear, given.daysInMonth);
  const principal = parseDecimal(start.amount, currencyWith(given.decimals));
  if (rate_ppm === undefined) return err(`a rate of ${given.annualRatePct} % is no whole number of parts per million`);
  if (!dayCount) return err(`day count ${given.daysInMonth}/${given.daysInYear}`);
  if (!principal.ok) return err(`amount ${start.amount}`);
  const terms = loanTerms({
    principal: principal.value,
    disbursed: first.from,
    instalments: periods.length,
    every: { count: given.every, unit: unitOf(given.unit) },
    rate_ppm,
    dayCount,
    roundingMultiple: BigInt(given.multiple ?? 0) * 10n ** BigInt(given.decimals) || 1n,
  });
  const even = repaymentPeriods(terms).every(
    ({ from, due }, index) => from.equals(periods[index]!.from) && due.equals(periods[index]!.due),
  );
  return even ? ok(terms) : err('due dates that were moved, or periods that do not join');
}

/** Several rows share an instalment when its period has parts; the whole period's factor stands on the last of them. */
function compare(vector: string, rows: readonly PeriodRow[], { terms, schedule }: Computed): Failure[] {
  return rows.flatMap((row) => {
    const isLast = !rows.some(
      (other) => other.installment === row.installment && other.interestPeriod > row.interestPeriod,
    );
    const actual = figuresOf(row.installment, { terms, schedule });
    return [...row.figures].flatMap(([name, expected]) => {
      if (name === 'rateFactor' && !isLast) return [];
      const meant =
        name === 'rateFactor' ? new Decimal12(expected).toFixed(12) : plainAmount(expected, schedule.currency);
      const got = actual.get(name) ?? 'no such instalment';
      return got === meant ? [] : [{ vector, field: `${row.installment}.${name}`, expected, got }];
    });
  });
}

function figuresOf(n: number, { terms, schedule }: Computed): ReadonlyMap<string, string> {
  const instalment = schedule.instalments[n - 1];
  if (!instalment) return new Map();
  const amount = (value: bigint) => toDecimalString(money(value, schedule.currency));
  return new Map([
    ['emi', amount(instalment.dueTotal)],
    ['rateFactor', rateFactor(terms.rate_ppm, yearParts(terms, instalment)).toFixed(12)],
    ['interestDue', amount(instalment.interest)],
    ['principalDue', amount(instalment.principal)],
    ['balance', amount(instalment.balance)],
  ]);
}
