import type { Currency } from '@lendline/kernel';
import { fileWarning, type FileWarning } from '../records/file-warning.ts';
import { ignoreRow, isRowProblem, sortRows, type RowProblem } from '../records/row-problem.ts';
import type { Transaction } from '../records/transaction.ts';
import type { FileWords } from '../records/vocabulary.ts';
import type { StatementRow } from './payment-table.ts';
import { linkRefunds } from './refund-links.ts';
import { statementWarnings } from './statement-checks.ts';
import type { Statement, StatementKind, StatementPreface, StatementTotals } from './statement-file.ts';

/** What a reader of any format makes of a file, before rows are compared with one another. */
export interface StatementRows {
  readonly kind: StatementKind;
  readonly variant: string | null;
  readonly preface: StatementPreface;
  /** The outcome of every row, in the order of the file. */
  readonly rows: readonly (StatementRow | RowProblem)[];
  /** What the reader itself remarked. */
  readonly warnings: readonly FileWarning[];
  readonly orderDay?: RegExp | null;
}

/** Takes copies out, joins refunds to payments, adds up and checks: the same for every format. */
export function assembleStatement(read: StatementRows, words: FileWords): Statement {
  const { kind, variant, preface, rows } = read;
  const { accepted, rejected, ignored } = sortRows(withoutCopies(rows));
  const found = accepted.map(({ transaction }) => transaction);
  const currency = mainCurrency(found);
  const { transactions, refunded } = linkRefunds(found);
  const inCurrency = found.filter((row) => row.currency === currency);
  const isOne = inCurrency.length === found.length;
  const totals = totalsOf(inCurrency, isOne ? refunded : linkRefunds(inCurrency).refunded);
  const checked = {
    preface,
    transactions,
    resaved: accepted.filter(({ resaved }) => resaved).map(({ transaction }) => transaction),
    totals,
    row_count: accepted.length + rejected.length,
    orderDay: read.orderDay ?? null,
  };
  const others = found.length - inCurrency.length;
  const warnings = [
    ...read.warnings,
    ...statementWarnings(checked),
    ...wordWarnings(words),
    ...(others > 0 ? [fileWarning('other-currency', others)] : []),
  ];
  const counts = { rows: rows.length, rejected, ignored };
  return { ...preface, ...words, ...counts, kind, variant, transactions, currency, totals, warnings };
}

/** The currency of most rows. */
function mainCurrency(rows: readonly Transaction[]): Currency | null {
  const counts = [...Map.groupBy(rows, ({ currency }) => currency)].map(
    ([currency, some]) => [currency, some.length] as const,
  );
  return counts.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/**
 * Turns a row that equals an earlier one in everything into an ignored copy. Only what a file tells apart can be a
 * copy: two equal rows without order number and balance may be two equal payments.
 */
function withoutCopies(outcomes: readonly (StatementRow | RowProblem)[]): (StatementRow | RowProblem)[] {
  const seen = new Set<string>();
  return outcomes.map((outcome) => {
    if (isRowProblem(outcome)) return outcome;
    const { order_id, balance, source_line } = outcome.transaction;
    if (order_id === null && balance === null) return outcome;
    const key = identity(outcome.transaction);
    if (seen.has(key)) return ignoreRow('duplicate', source_line);
    seen.add(key);
    return outcome;
  });
}

function identity(row: Transaction): string {
  const { order_id, at_ms, amount, balance, direction, status_text, category, counterparty, description } = row;
  const texts = [status_text, category, counterparty, description];
  return JSON.stringify([order_id, at_ms, `${amount}`, `${balance}`, direction, ...texts]);
}

function totalsOf(transactions: readonly Transaction[], refunded: bigint): StatementTotals {
  const totals = { in: 0n, out: 0n, neutral: 0n, refunded };
  for (const { direction, amount } of transactions) totals[direction] += amount;
  return totals;
}

// A status that is not known has a warning of its own among the checks, with the line it stands on.
function wordWarnings({ unknown_words }: FileWords): FileWarning[] {
  return (['direction', 'category'] as const).flatMap((column) => {
    const count = Object.values(unknown_words[column] ?? {}).reduce((sum, rows) => sum + rows, 0);
    return count > 0 ? [fileWarning(`unknown-${column}`, count)] : [];
  });
}
