import type { QualityReport, Statement } from '@lendline/behaviour';
import { money, toDecimalString } from '@lendline/kernel';
import { rowNotes } from './record-notes.ts';

export interface NamedStatement {
  readonly name: string;
  readonly statement: Statement;
}

/** A statement as one JSON object; amounts are minor units as text. */
export function statementAnswer({ name, statement }: NamedStatement, report: QualityReport) {
  const { kind, variant, holder, window, exported_at, declared, rows, transactions, currency, totals, ...rest } =
    statement;
  return {
    file: name,
    kind,
    variant,
    holder,
    window: window && { from: window.from.toString(), to: window.to.toString() },
    exported_at: exported_at?.toString() ?? null,
    declared: {
      rows: declared.rows,
      in: declaredSum(declared.in),
      out: declaredSum(declared.out),
      neutral: declaredSum(declared.neutral),
    },
    rows,
    transactions: transactions.map(transactionAnswer),
    currency,
    totals: Object.fromEntries(Object.entries(totals).map(([side, amount]) => [side, `${amount}`])),
    warnings: rest.warnings,
    rejected: rowNotes(rest.rejected),
    ignored: rowNotes(rest.ignored),
    vocabulary: rest.vocabulary,
    unknown_words: rest.unknown_words,
    suspicion: report.files.find((file) => file.name === name)?.suspicion,
    repeats: report.repeats
      .filter(({ file }) => file === name)
      .map(({ earlier, rows: count }) => ({ earlier, rows: count })),
  };
}

function declaredSum(sum: Statement['declared']['in']): object | null {
  return sum && { ...sum, amount: sum.amount.toString() };
}

// Nothing has arrived at a command: the field is of imports alone.
function transactionAnswer({ at_ms, wall_ms, source_line, arrived_ms: _, ...row }: Statement['transactions'][number]) {
  const local = Temporal.Instant.fromEpochMilliseconds(wall_ms).toZonedDateTimeISO('UTC').toPlainDateTime();
  return {
    at: Temporal.Instant.fromEpochMilliseconds(at_ms).toString(),
    local_time: local.toString(),
    ...row,
    amount: row.amount.toString(),
    refunded: row.refunded.toString(),
    balance: row.balance?.toString() ?? null,
    fee: row.fee?.toString() ?? null,
    line: source_line,
  };
}

/** A statement in a few lines for a terminal. */
export function statementSummary({ name, statement }: NamedStatement): string {
  const { kind, variant, rows, transactions, currency, totals, rejected, ignored, window } = statement;
  const amount = (minor: bigint): string => toDecimalString(money(minor, currency ?? 'CNY')).padStart(15);
  return [
    `${name}`,
    `${variant ?? kind}: ${rows} rows, ${transactions.length} read, ${rejected.length} rejected, ${ignored.length} ignored`,
    `period    ${window ? `${window.from.toString()} to ${window.to.toString()}` : 'not stated'}`,
    `in       ${amount(totals.in)} ${currency ?? ''}`,
    `out      ${amount(totals.out)}`,
    `neutral  ${amount(totals.neutral)}`,
    `refunded ${amount(totals.refunded)}`,
    '',
  ].join('\n');
}
