import { type Currency, type Failure, money, toDecimalString } from '@lendline/kernel';
import { plainAmount } from '../schedule-rows.ts';

/** The figures of one row by name, as text. */
export type Row = ReadonlyMap<string, string>;

export function amountText(amount: bigint, currency: Currency): string {
  return toDecimalString(money(amount, currency));
}

export interface Expectation {
  readonly vector: string;
  /** Where in the scenario: the step's number and what it looks at. */
  readonly field: string;
  readonly currency: Currency;
}

/** What differs between two rows, in the figures that the expected one states. */
export function differences(at: Expectation, expected: Row, got: Row): Failure[] {
  return [...expected].flatMap(([name, text]) => {
    const meant = plainAmount(text, at.currency);
    const actual = got.get(name) ?? 'nothing';
    return actual === meant || actual === text
      ? []
      : [{ vector: at.vector, field: `${at.field}.${name}`, expected: text, got: actual }];
  });
}

/** Rows whose order says nothing: each expected row has to be there once, and no row beside them. */
export function sameRows(at: Expectation, expected: readonly Row[], got: readonly Row[]): Failure[] {
  const left = [...got];
  const missing = expected.filter((row) => {
    const index = left.findIndex((one) => differences(at, row, one).length === 0);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
  if (missing.length === 0 && left.length === 0) return [];
  const { vector, field } = at;
  return [{ vector, field, expected: listed(missing), got: listed(left) }];
}

function listed(rows: readonly Row[]): string {
  if (rows.length === 0) return 'no other row';
  return rows.map((row) => [...row].map(([name, text]) => `${name} ${text}`).join(' ')).join('; ');
}
