import { err, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { fileWarning, type FileWarning } from '../records/file-warning.ts';
import { ignoreRow, isRowProblem, sortRows, type RowProblem } from '../records/row-problem.ts';
import type { Transaction } from '../records/transaction.ts';
import { wallClock } from '../records/wall-clock.ts';
import { alipayFormat } from './alipay-format.ts';
import { csvRows, type CellRow } from './csv-rows.ts';
import { decodeText, isZip, type DecodedText } from './decode-text.ts';
import { columnsOf } from './header-row.ts';
import { linkRefunds } from './refund-links.ts';
import { sheetRows } from './sheet-rows.ts';
import { statementWarnings } from './statement-checks.ts';
import type { Statement, StatementKind, StatementOptions, StatementTotals } from './statement-file.ts';
import type { StatementField, StatementFormat } from './statement-format.ts';
import { statementPreface } from './statement-preface.ts';
import { headerIndex, statementRow, type StatementRow, type StatementTable } from './statement-rows.ts';
import { wechatFormat } from './wechat-format.ts';

const formats: readonly StatementFormat[] = [alipayFormat, wechatFormat];

/** The rows of a file, and what the bytes showed about its history. */
interface Contents {
  readonly sheets: readonly (readonly CellRow[])[];
  readonly encoding: DecodedText['encoding'] | null;
  readonly cut: boolean;
}

/**
 * Reads a payment statement of Alipay (CSV) or WeChat Pay (CSV or XLSX). Errors: those of `decodeText`, of `sheetRows`,
 * and `unrecognised`, `wrong-kind`, `no-header-row`, `missing-column`, `no-rows`. A bad row never fails the file.
 */
export async function readStatement(
  bytes: Uint8Array,
  options: StatementOptions = {},
): Promise<Result<Statement, FileProblem>> {
  const contents = await contentsOf(bytes);
  if (!contents.ok) return contents;
  const format = statementFormatOf(contents.value.sheets.flat(), options.kind ?? 'auto');
  if (!format.ok) return format;
  return statementOf(contents.value, format.value, options.zone ?? 'Asia/Shanghai');
}

/** The kind of statement that rows hold, by their header row or by the wallet's name above it; null when neither. */
export function statementKindOf(rows: readonly CellRow[]): StatementKind | null {
  const byHeader = formats.find((format) => headerIndex(rows, format) >= 0);
  const head = rows.slice(0, 40).flatMap(({ cells }) => cells);
  const byName = formats.find(({ landmark }) => head.some((cell) => cell.includes(landmark)));
  return (byHeader ?? byName)?.kind ?? null;
}

async function contentsOf(bytes: Uint8Array): Promise<Result<Contents, FileProblem>> {
  if (isZip(bytes)) {
    const sheets = await sheetRows(bytes);
    return sheets.ok ? ok({ sheets: sheets.value.map(({ rows }) => rows), encoding: null, cut: false }) : sheets;
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding, cut } = decoded.value;
  return ok({ sheets: [csvRows(text)], encoding, cut });
}

function statementFormatOf(
  rows: readonly CellRow[],
  asked: NonNullable<StatementOptions['kind']>,
): Result<StatementFormat, FileProblem> {
  const kind = statementKindOf(rows);
  if (asked !== 'auto' && kind !== null && kind !== asked) return err(fileProblem('wrong-kind'));
  const format = formats.find((known) => known.kind === (asked === 'auto' ? kind : asked));
  return format ? ok(format) : err(fileProblem('unrecognised'));
}

function statementOf(contents: Contents, format: StatementFormat, zone: string): Result<Statement, FileProblem> {
  const clock = wallClock(zone);
  // A workbook may hold the same table twice; every sheet with a header row is read, and copies are told apart below.
  const tables = contents.sheets.filter((rows) => headerIndex(rows, format) >= 0);
  if (tables.length === 0) return err(fileProblem('no-header-row', { field: format.aliases.time[0]! }));
  const outcomes: (StatementRow | RowProblem)[] = [];
  for (const rows of tables) {
    const start = headerIndex(rows, format);
    const header = rows[start]!;
    const columns = columnsOf<StatementField>(header, format.aliases);
    const missing = format.required.find((field) => columns[field] === undefined);
    if (missing) return err(fileProblem('missing-column', { line: header.line, field: format.aliases[missing][0]! }));
    const table: StatementTable = { format, columns, header, clock };
    outcomes.push(...rows.slice(start + 1).map((row) => statementRow(row, table)));
  }
  if (outcomes.length === 0) return err(fileProblem('no-rows'));
  const preface = statementPreface(tables[0]!.slice(0, headerIndex(tables[0]!, format)), clock);
  const { accepted, rejected, ignored } = sortRows(withoutCopies(outcomes));
  const { transactions, refunded } = linkRefunds(accepted.map(({ transaction }) => transaction));
  const totals = totalsOf(transactions, refunded);
  const warnings = [
    ...fileHistory(contents, format, outcomes.at(-1)!),
    ...statementWarnings({ preface, rows: accepted, totals, row_count: accepted.length + rejected.length }),
  ];
  const { kind } = format;
  return ok({ ...preface, kind, rows: outcomes.length, transactions, totals, warnings, rejected, ignored });
}

/** Turns a row that equals an earlier one in everything, order number included, into an ignored copy. */
function withoutCopies(outcomes: readonly (StatementRow | RowProblem)[]): (StatementRow | RowProblem)[] {
  const seen = new Set<string>();
  return outcomes.map((outcome) => {
    if (isRowProblem(outcome) || outcome.transaction.order_id === null) return outcome;
    const key = identity(outcome.transaction);
    if (seen.has(key)) return ignoreRow('duplicate', outcome.transaction.source_line);
    seen.add(key);
    return outcome;
  });
}

function identity(row: Transaction): string {
  const { order_id, at_ms, amount, direction, status_text, category, counterparty, description } = row;
  return JSON.stringify([order_id, at_ms, `${amount}`, direction, status_text, category, counterparty, description]);
}

function totalsOf(transactions: readonly Transaction[], refunded: bigint): StatementTotals {
  const totals = { in: 0n, out: 0n, neutral: 0n, refunded };
  for (const { direction, amount } of transactions) totals[direction] += amount;
  return totals;
}

function fileHistory(contents: Contents, format: StatementFormat, last: StatementRow | RowProblem): FileWarning[] {
  const cutRow = isRowProblem(last) && (last.reason === 'too-few-cells' || last.reason === 'cut-row');
  const reEncoded = contents.encoding !== null && contents.encoding !== format.encoding;
  return [
    ...(contents.cut || cutRow ? [fileWarning('truncated', 1)] : []),
    ...(reEncoded ? [fileWarning('re-encoded', 1)] : []),
  ];
}
