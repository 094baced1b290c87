import { dayOfWall } from '../records/civil-day.ts';
import type { FileWarning, WarningReason } from '../records/file-warning.ts';
import type { LineRecord } from '../records/line-record.ts';
import type { RowProblem } from '../records/row-problem.ts';
import type { Transaction } from '../records/transaction.ts';
import type { Vocabulary } from '../records/vocabulary.ts';
import type { ReadCallFile } from '../readers/call-file.ts';
import type { Statement } from '../readers/statement-file.ts';

/** Rows that were left out for one reason. */
export interface LeftOutRows {
  readonly outcome: 'rejected' | 'ignored';
  readonly reason: RowProblem['reason'];
  readonly count: number;
  readonly first_line: number;
}

/** The time that a file speaks for. */
export interface FilePeriod {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** Whether the file says so itself; otherwise it is from its first row to its last. */
  readonly stated: boolean;
}

/** How much a file looks as if somebody had changed it. */
export type Suspicion = 'none' | 'some' | 'strong';

/** What one file is worth, without its rows. `rows` = accepted + rejected + ignored, always. */
export interface FileQuality {
  /** What the caller calls the file. */
  readonly name: string;
  readonly kind: string;
  /** Files of one series continue one another: the same wallet or bank account, the same line. Personal data. */
  readonly series: string;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly ignored: number;
  readonly left_out: readonly LeftOutRows[];
  readonly period: FilePeriod | null;
  readonly days_with_rows: number;
  readonly warnings: readonly FileWarning[];
  readonly unknown_words: Vocabulary;
  readonly suspicion: Suspicion;
  /** What tells each accepted row from others, for comparison with other files. Personal data. */
  readonly keys: readonly string[];
}

/** The quality of a payment statement. */
export function statementQuality(name: string, statement: Statement): FileQuality {
  const { kind, variant, holder, window, transactions } = statement;
  const series = [kind, variant ?? '', holder.account ?? holder.name ?? ''].join('|');
  const stated = window && { ...window, stated: true };
  return { name, kind, series, ...common(statement, transactions, stated), keys: transactions.map(paymentKey) };
}

/** The quality of a call-record file. */
export function callQuality(name: string, file: ReadCallFile): FileQuality {
  const { kind, holder, records } = file;
  // A list states whole days, of a zone that its own rows show.
  const offset_ms = records[0] ? records[0].wall_ms - records[0].at_ms : 0;
  const at = (day: Temporal.PlainDate): Temporal.Instant =>
    day.toZonedDateTime('UTC').toInstant().subtract({ milliseconds: offset_ms });
  const { window } = file;
  const stated = window && { from: at(window.from), to: at(window.to.add({ days: 1 })), stated: true };
  const series = [kind, holder.number ?? holder.name ?? ''].join('|');
  return { name, kind, series, ...common(file, records, stated), keys: records.map(callKey) };
}

type Counted = Pick<ReadCallFile, 'rows' | 'rejected' | 'ignored' | 'warnings' | 'unknown_words'>;

function common(file: Counted, accepted: readonly (LineRecord | Transaction)[], stated: FilePeriod | null) {
  const { rows, rejected, ignored, warnings, unknown_words } = file;
  return {
    rows,
    accepted: accepted.length,
    rejected: rejected.length,
    ignored: ignored.length,
    left_out: [...leftOut('rejected', rejected), ...leftOut('ignored', ignored)],
    period: stated ?? periodOf(accepted),
    days_with_rows: new Set(accepted.map(({ wall_ms }) => dayOfWall(wall_ms))).size,
    warnings,
    unknown_words,
    suspicion: suspicionOf(warnings),
  };
}

function leftOut(outcome: LeftOutRows['outcome'], problems: readonly RowProblem[]): LeftOutRows[] {
  const byReason = new Map<RowProblem['reason'], { count: number; first_line: number }>();
  for (const { reason, line } of problems) {
    const known = byReason.get(reason);
    byReason.set(reason, { count: (known?.count ?? 0) + 1, first_line: known?.first_line ?? line });
  }
  return [...byReason]
    .map(([reason, found]) => ({ outcome, reason, ...found }))
    .toSorted((a, b) => b.count - a.count || a.first_line - b.first_line);
}

function periodOf(rows: readonly { readonly at_ms: number }[]): FilePeriod | null {
  let [first, last] = [Infinity, -Infinity];
  for (const { at_ms } of rows) {
    first = Math.min(first, at_ms);
    last = Math.max(last, at_ms);
  }
  if (first > last) return null;
  const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
  return { from: instant(first), to: instant(last), stated: false };
}

/** What only a change of the rows explains, and what saving a file again explains as well. */
const strongSigns = new Set<WarningReason>([
  'resaved',
  'balance-differs',
  'closing-balance-differs',
  'order-out-of-time',
]);
const weakSigns = new Set<WarningReason>([
  're-encoded',
  'header-changed',
  'fewer-rows-than-declared',
  'more-rows-than-declared',
  'totals-differ',
  'outside-window',
  'repeated-order-id',
]);

/** One strong sign, or two weak ones together, ask for the original file. */
function suspicionOf(warnings: readonly FileWarning[]): Suspicion {
  if (warnings.some(({ reason }) => strongSigns.has(reason))) return 'strong';
  const weak = warnings.filter(({ reason }) => weakSigns.has(reason)).length;
  return weak > 1 ? 'strong' : weak === 1 ? 'some' : 'none';
}

/** By order number; where there is none, by everything that the file says of a payment. */
function paymentKey(row: Transaction): string {
  const payment = [row.at_ms, `${row.amount}`, row.currency, row.direction];
  if (row.order_id !== null) return JSON.stringify([row.order_id, ...payment]);
  const { category, counterparty, counterparty_account, description, method, note, balance } = row;
  return JSON.stringify([
    ...payment,
    category,
    counterparty,
    counterparty_account,
    description,
    method,
    note,
    `${balance}`,
  ]);
}

function callKey({ kind, direction, peer, at_ms, answered, seconds, bytes, paid }: LineRecord): string {
  return JSON.stringify([kind, direction, peer, at_ms, answered, seconds, bytes, paid && `${paid.amount}`]);
}
