import { fileWarning, type FileWarning } from '../records/file-warning.ts';
import type { Transaction } from '../records/transaction.ts';
import type { StatementPreface, StatementTotals } from './statement-file.ts';
import type { StatementRow } from './statement-rows.ts';

interface Checked {
  readonly preface: StatementPreface;
  readonly rows: readonly StatementRow[];
  readonly totals: StatementTotals;
  /** Rows that are payments, rejected ones included. */
  readonly row_count: number;
}

/** What a careful reader of the file would remark: each is a warning, because the wallets' own sums differ at times. */
export function statementWarnings({ preface, rows, totals, row_count }: Checked): FileWarning[] {
  const transactions = rows.map(({ transaction }) => transaction);
  return [
    ...about(
      'resaved',
      rows.filter(({ resaved }) => resaved).map(({ transaction }) => transaction),
    ),
    ...declaredRows(preface, row_count),
    ...declaredSums(preface, totals),
    ...about('outside-window', outside(transactions, preface)),
    ...about('repeated-order-id', repeatedOrders(transactions)),
    ...about(
      'unknown-status',
      transactions.filter(({ status }) => status === 'other'),
    ),
  ];
}

type RowWarning = 'resaved' | 'outside-window' | 'repeated-order-id' | 'unknown-status';

function about(reason: RowWarning, rows: readonly Transaction[]): FileWarning[] {
  return rows.length > 0 ? [fileWarning(reason, rows.length, rows[0]!.source_line)] : [];
}

function declaredRows({ declared }: StatementPreface, found: number): FileWarning[] {
  const missing = (declared.rows ?? found) - found;
  if (missing > 0) return [fileWarning('fewer-rows-than-declared', missing)];
  return missing < 0 ? [fileWarning('more-rows-than-declared', -missing)] : [];
}

function declaredSums({ declared }: StatementPreface, totals: StatementTotals): FileWarning[] {
  const difference = (['in', 'out', 'neutral'] as const).reduce((sum, direction) => {
    const gap = (declared[direction]?.amount ?? totals[direction]) - totals[direction];
    return sum + (gap < 0n ? -gap : gap);
  }, 0n);
  return difference > 0n ? [fileWarning('totals-differ', Number(difference))] : [];
}

function outside(transactions: readonly Transaction[], { window }: StatementPreface): Transaction[] {
  if (!window) return [];
  const [from, to] = [window.from.epochMilliseconds, window.to.epochMilliseconds + 999];
  return transactions.filter(({ at_ms }) => at_ms < from || at_ms > to);
}

function repeatedOrders(transactions: readonly Transaction[]): Transaction[] {
  const seen = new Set<string>();
  return transactions.filter(({ order_id }) => {
    if (order_id === null) return false;
    const repeated = seen.has(order_id);
    seen.add(order_id);
    return repeated;
  });
}
