import type { LocalText } from '@lendline/kernel';
import { dayOfWall } from '../records/civil-day.ts';
import type { FileWarning, WarningReason } from '../records/file-warning.ts';
import type { LineRecord } from '../records/line-record.ts';
import { callIdentity, paymentIdentity } from '../records/row-identity.ts';
import type { RowProblem } from '../records/row-problem.ts';
import type { Transaction } from '../records/transaction.ts';
import type { Vocabulary } from '../records/vocabulary.ts';
import type { ReadCallFile } from '../readers/call-file.ts';
import type { Statement } from '../readers/statement-file.ts';

/** A row that is no record, told without its content. */
export interface LeftOutRow {
  readonly outcome: 'rejected' | 'ignored';
  readonly reason: string;
  readonly line: number;
  /** What was expected of it. */
  readonly text: LocalText;
}

/** Rows that were left out for one reason. */
export interface LeftOutRows {
  readonly outcome: LeftOutRow['outcome'];
  readonly reason: string;
  readonly count: number;
  readonly first_line: number;
  readonly text: LocalText;
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
  /** Days with rows, by number since 1970-01-01 of the wall clock, ascending. */
  readonly days: readonly number[];
  readonly warnings: readonly FileWarning[];
  readonly unknown_words: Vocabulary;
  readonly suspicion: Suspicion;
  /**
   * What tells each accepted row from others, for comparison with other files. Personal data. Fewer than the accepted
   * rows where a newer version of a row took the place of an older one.
   */
  readonly keys: readonly string[];
}

/** What is known of a file before it is judged. */
export interface JudgedFile extends Pick<FileQuality, 'name' | 'kind' | 'series'> {
  readonly accepted: readonly (LineRecord | Transaction)[];
  readonly leftOut: readonly LeftOutRow[];
  readonly warnings?: readonly FileWarning[];
  readonly unknown_words: Vocabulary;
  /** The period that the file itself states. */
  readonly stated?: FilePeriod | null;
}

/** The quality of a payment statement. */
export function statementQuality(name: string, statement: Statement): FileQuality {
  const { kind, variant, holder, window, transactions, warnings, unknown_words } = statement;
  const series = [kind, variant ?? '', holder.account ?? holder.name ?? ''].join('|');
  const stated = window && { ...window, stated: true };
  const leftOut = leftOutOf(statement);
  return fileQuality({ name, kind, series, accepted: transactions, leftOut, warnings, unknown_words, stated });
}

/** The quality of a call-record file. */
export function callQuality(name: string, file: ReadCallFile): FileQuality {
  const { kind, holder, records, warnings, unknown_words } = file;
  // A list states whole days, of a zone that its own rows show.
  const offset_ms = records[0] ? records[0].wall_ms - records[0].at_ms : 0;
  const at = (day: Temporal.PlainDate): Temporal.Instant =>
    day.toZonedDateTime('UTC').toInstant().subtract({ milliseconds: offset_ms });
  const { window } = file;
  const stated = window && { from: at(window.from), to: at(window.to.add({ days: 1 })), stated: true };
  const series = [kind, holder.number ?? holder.name ?? ''].join('|');
  return fileQuality({
    name,
    kind,
    series,
    accepted: records,
    leftOut: leftOutOf(file),
    warnings,
    unknown_words,
    stated,
  });
}

/** The quality of rows, whatever they came in: a file, a page that was pulled, a message that was pushed. */
export function fileQuality(file: JudgedFile): FileQuality {
  const { name, kind, series, accepted, leftOut, warnings = [], unknown_words, stated = null } = file;
  const rejected = leftOut.filter(({ outcome }) => outcome === 'rejected').length;
  return {
    name,
    kind,
    series,
    rows: accepted.length + leftOut.length,
    accepted: accepted.length,
    rejected,
    ignored: leftOut.length - rejected,
    left_out: byReason(leftOut),
    period: stated ?? periodOf(accepted),
    days: [...new Set(accepted.map(({ wall_ms }) => dayOfWall(wall_ms)))].toSorted((a, b) => a - b),
    warnings,
    unknown_words,
    suspicion: suspicionOf(warnings),
    keys: accepted.map((row) => ('kind' in row ? callIdentity(row) : paymentIdentity(row))),
  };
}

function leftOutOf({ rejected, ignored }: Pick<Statement, 'rejected' | 'ignored'>): LeftOutRow[] {
  const told = (outcome: LeftOutRow['outcome'], problems: readonly RowProblem[]): LeftOutRow[] =>
    problems.map(({ reason, line, expected }) => ({
      outcome,
      reason,
      line,
      text: { 'zh-CN': `应为${expected['zh-CN']}。`, en: `expected ${expected.en}.` },
    }));
  return [...told('rejected', rejected), ...told('ignored', ignored)];
}

/** Most frequent first. */
function byReason(rows: readonly LeftOutRow[]): LeftOutRows[] {
  const reasons = new Map<string, LeftOutRows>();
  for (const { outcome, reason, line, text } of rows) {
    const key = `${outcome} ${reason}`;
    const known = reasons.get(key);
    const first_line = Math.min(known?.first_line ?? line, line);
    reasons.set(key, { outcome, reason, count: (known?.count ?? 0) + 1, first_line, text: known?.text ?? text });
  }
  return [...reasons.values()].toSorted(mostFirst);
}

/** The order in which reasons are told: rejected rows before ignored ones, most frequent first. */
export function mostFirst(a: LeftOutRows, b: LeftOutRows): number {
  if (a.outcome !== b.outcome) return a.outcome === 'rejected' ? -1 : 1;
  return b.count - a.count || a.first_line - b.first_line;
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
