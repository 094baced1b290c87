import { type Currency, money, parseDecimal, toDecimalString, type Failure } from '@lendline/kernel';
import { daysBetween } from '../day-count.ts';
import type { JsonFields } from '../json-fields.ts';
import type { Schedule, ScheduledInstalment } from '../schedule.ts';

/** A row of a reference schedule: the figures that it states, as written. */
export type ExpectedRow = ReadonlyMap<string, string>;

const figures = ['balance', 'principalDue', 'interest', 'fees', 'penalties', 'due'] as const;

type Figure = (typeof figures)[number];

/** Reads a row, or nothing for a disbursement, which carries no number. */
export function readRow(fields: JsonFields): ExpectedRow | undefined {
  if (!fields.has('nr')) return undefined;
  const row = new Map<string, string>([['nr', String(fields.integer('nr'))]]);
  if (fields.has('date')) row.set('date', fields.text('date'));
  if (fields.has('days')) row.set('days', String(fields.integer('days')));
  for (const name of figures) if (fields.has(name)) row.set(name, fields.text(name));
  return row;
}

/** Every figure of the rows that the schedule does not meet. */
export function compareRows(vector: string, rows: readonly ExpectedRow[], schedule: Schedule): Failure[] {
  if (rows.length !== schedule.instalments.length) {
    return [{ vector, field: 'rows', expected: String(rows.length), got: String(schedule.instalments.length) }];
  }
  return rows.flatMap((row, index) =>
    compareRow(vector, row, { ...schedule.instalments[index]!, currency: schedule.currency }),
  );
}

type Actual = ScheduledInstalment & { readonly currency: Currency };

function compareRow(vector: string, row: ExpectedRow, actual: Actual): Failure[] {
  const stated = [...row].filter(([name]) => name !== 'nr');
  return stated.flatMap(([name, expected]) => {
    const got = figureOf(name, actual);
    const meant = isFigure(name) ? plainAmount(expected, actual.currency) : expected;
    return got === meant ? [] : [{ vector, field: `${row.get('nr')}.${name}`, expected, got }];
  });
}

function isFigure(name: string): name is Figure {
  return figures.some((figure) => figure === name);
}

function figureOf(name: string, actual: Actual): string {
  if (name === 'date') return actual.due.toString();
  if (name === 'days') return String(daysBetween(actual.from, actual.due));
  const amounts: Record<Figure, bigint> = {
    balance: actual.balance,
    principalDue: actual.principal,
    interest: actual.interest,
    fees: actual.fees,
    penalties: actual.penalties,
    due: actual.dueTotal,
  };
  return isFigure(name) ? toDecimalString(money(amounts[name], actual.currency)) : '';
}

/** `100.0` and `100` are the same amount as `100.00`. */
export function plainAmount(text: string, currency: Currency): string {
  const parsed = parseDecimal(text, currency);
  return parsed.ok ? toDecimalString(parsed.value) : text;
}
