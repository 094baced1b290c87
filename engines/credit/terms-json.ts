import { currencies, type Currency, err, isCurrency, money, ok, type Result } from '@lendline/kernel';
import { oldestFirst } from './allocation.ts';
import { readAllocation } from './allocation-json.ts';
import { holidayRules, type WorkingCalendar } from './calendar.ts';
import { type DayCount, dayCounts } from './day-count.ts';
import { monthEndRules } from './due-dates.ts';
import { type Fee, feeBases, feeKinds, feeTimes } from './fee.ts';
import { intervalUnits } from './interval.ts';
import { JsonFields } from './json-fields.ts';
import { type LoanTerms, methods } from './loan-terms.ts';
import { type AgreedChange, agreedChanges } from './plan-change.ts';
import type { Problem } from './problem.ts';
import { checkTerms } from './terms-check.ts';

/**
 * Reads loan terms from parsed JSON (snake_case; amounts as strings of minor units, rates in parts per million, dates as
 * YYYY-MM-DD) and checks that a schedule can be built. Errors: every problem, by field.
 */
export function readTermsJson(value: unknown): Result<LoanTerms, readonly Problem[]> {
  const problems: Problem[] = [];
  const fields = new JsonFields(value, '', problems);
  const terms = readTerms(fields);
  fields.close();
  // Ranges are checked only once every field is what it should be: stand-ins would be blamed otherwise.
  const found = problems.length > 0 ? problems : checkTerms(terms);
  return found.length > 0 ? err(found) : ok(terms);
}

function readTerms(fields: JsonFields): LoanTerms {
  const currency = readCurrency(fields);
  const every = fields.object('every', { count: 1, unit: 'months' });
  const interval = { count: every.integer('count'), unit: every.choice('unit', intervalUnits) };
  every.close();
  return {
    principal: money(fields.minor('principal'), currency),
    disbursed: fields.date('disbursed'),
    instalments: fields.integer('instalments'),
    every: interval,
    rate_ppm: fields.integer('rate_ppm'),
    dayCount: fields.choice('day_count', dayCountNames, '30/360'),
    method: fields.choice('method', methods, 'equal_instalments'),
    monthEnd: fields.choice('month_end', monthEndRules, 'last_day'),
    fees: fields.list('fees', readFee, []),
    roundingMultiple: fields.minor('rounding_multiple', '1'),
    downPayment_ppm: fields.integer('down_payment_ppm', 0),
    principalGrace: fields.integer('principal_grace', 0),
    interestGrace: fields.integer('interest_grace', 0),
    interestFree: fields.integer('interest_free', 0),
    firstDue: fields.has('first_due') ? fields.date('first_due') : null,
    calendar: fields.has('calendar') ? readCalendar(fields.object('calendar')) : null,
    allocation: fields.has('allocation') ? readAllocation(fields.object('allocation')) : oldestFirst,
    changes: fields.list('changes', readChange, []),
  };
}

function readCalendar(fields: JsonFields): WorkingCalendar {
  const calendar = {
    workingDays: fields.integers('working_days', [1, 2, 3, 4, 5, 6, 7]),
    holidays: fields.dates('holidays', []),
    move: fields.choice('move', holidayRules, 'next'),
  };
  fields.close();
  return calendar;
}

function readChange(fields: JsonFields): AgreedChange {
  const change = changeReaders[fields.choice('kind', agreedChanges)](fields);
  fields.close();
  return change;
}

const changeReaders: { readonly [K in AgreedChange['kind']]: (fields: JsonFields) => AgreedChange } = {
  payout: (fields) => ({ kind: 'payout', on: fields.date('on'), amount: fields.minor('amount') }),
  rate: (fields) => ({ kind: 'rate', from: fields.date('from'), rate_ppm: fields.integer('rate_ppm') }),
  interest_pause: (fields) => ({ kind: 'interest_pause', from: fields.date('from'), to: fields.date('to') }),
  due_date: (fields) => ({ kind: 'due_date', from: fields.date('from'), to: fields.date('to') }),
  instalments: (fields) => ({ kind: 'instalments', from: fields.date('from'), extra: fields.integer('extra') }),
};

function readFee(fields: JsonFields): Fee {
  const fee = {
    kind: fields.choice('kind', feeKinds, 'service'),
    name: fields.localText('name'),
    charge: fields.has('amount')
      ? { amount: fields.minor('amount') }
      : { rate_ppm: fields.integer('rate_ppm'), of: fields.choice('of', feeBases, 'principal') },
    when: fields.choice('when', feeTimes),
    duty_ppm: fields.integer('duty_ppm', 0),
  };
  fields.close();
  return fee;
}

const dayCountNames = Object.keys(dayCounts) as DayCount[];

const currencyCodes = Object.keys(currencies).filter(isCurrency);

export function readCurrency(fields: JsonFields): Currency {
  return fields.choice('currency', currencyCodes);
}
