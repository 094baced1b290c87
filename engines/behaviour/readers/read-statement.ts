import { err, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { fileWarning, type FileWarning } from '../records/file-warning.ts';
import { isRowProblem } from '../records/row-problem.ts';
import { type WordCounter, wordCounter } from '../records/vocabulary.ts';
import { wallClock } from '../records/wall-clock.ts';
import { assembleStatement, type StatementRows } from './assemble-statement.ts';
import { camtRows, isCamtText } from './camt/camt-file.ts';
import { ciderPaymentRows, isCiderPaymentText } from './cider/mobile-money.ts';
import type { CellRow } from './csv-rows.ts';
import { gsmaRows, isGsmaText } from './gsma-statement.ts';
import { type Contents, statementContents } from './statement-contents.ts';
import type { Statement, StatementKind, StatementOptions } from './statement-file.ts';
import { statementPreface } from './statement-preface.ts';
import { walletFormats } from './statement-rows.ts';
import { findTable, tableKindOf } from './statement-table.ts';

/**
 * Reads a payment statement: Alipay, WeChat Pay, JD or Meituan (CSV, XLSX), a bank's CSV by its descriptor, camt.053 or
 * camt.054, GSMA Mobile Money JSON, CIDER's mobile-money CSV; also inside a zip, encrypted or not. Errors: those of
 * `statementContents`, and `unrecognised`, `wrong-kind`, `no-header-row`, `missing-column`, `ambiguous-columns`,
 * `not-xml`, `no-rows`. A bad row never fails the file.
 */
export async function readStatement(
  bytes: Uint8Array,
  options: StatementOptions = {},
): Promise<Result<Statement, FileProblem>> {
  const contents = await statementContents(bytes, options.password);
  if (!contents.ok) return contents;
  const words = wordCounter();
  const read = statementRows(contents.value, options, words);
  return read.ok ? ok(assembleStatement(read.value, words.words())) : read;
}

/** The kind of statement that a text is; null when it is none. A workbook has no text: its rows are asked. */
export function statementKindOf(text: string | null, rows: readonly CellRow[]): StatementKind | null {
  if (text !== null && isCamtText(text)) return 'camt';
  if (text !== null && isGsmaText(text)) return 'gsma';
  if (text !== null && isCiderPaymentText(text)) return 'cider';
  return tableKindOf(rows);
}

// What is read from the text as a whole; the rest are tables with a header row.
const documents = { camt: camtRows, gsma: gsmaRows, cider: ciderPaymentRows } as const;

function statementRows(
  contents: Contents,
  options: StatementOptions,
  words: WordCounter,
): Result<StatementRows, FileProblem> {
  const kind = kindToRead(contents, options.kind ?? 'auto');
  if (!kind.ok) return kind;
  const { text } = contents;
  const read = Object.entries(documents).find(([name]) => name === kind.value)?.[1];
  if (!read || text === null) return tableRows(contents, kind.value, { options, words });
  const { zone = 'Asia/Shanghai', account, currency } = options;
  return read(text, { clock: wallClock(zone), words, account, currency });
}

/** The kind that was asked for, or what the file is. Error: `wrong-kind`. */
function kindToRead(
  { text, sheets }: Contents,
  asked: StatementKind | 'auto',
): Result<StatementKind | null, FileProblem> {
  const found = statementKindOf(text, isDocument(text) ? [] : sheets().flat());
  if (asked === 'auto' || found === asked) return ok(found);
  return found === null ? ok(asked) : err(fileProblem('wrong-kind'));
}

/** XML and JSON are no tables, and splitting them into rows would be wasted work. */
function isDocument(text: string | null): boolean {
  return text !== null && /^[\u{FEFF}\s]*[<{[]/u.test(text.slice(0, 100));
}

interface TablesOf {
  readonly options: StatementOptions;
  readonly words: WordCounter;
}

function tableRows(
  contents: Contents,
  kind: StatementKind | null,
  { options, words }: TablesOf,
): Result<StatementRows, FileProblem> {
  const rows: StatementRows['rows'][number][] = [];
  let first: { readonly read: StatementRows; readonly changes: readonly FileWarning[] } | null = null;
  // A workbook may hold the same table twice; every sheet with a header row is read, and copies are told apart later.
  for (const sheet of contents.sheets()) {
    const table = findTable(sheet, kind, { options, words });
    if (!table.ok) return table;
    if (table.value === null) continue;
    const { start, clock, warnings, ...payments } = table.value;
    rows.push(...sheet.slice(start + 1).map((row) => payments.read(row)));
    first ??= {
      read: { ...payments, preface: statementPreface(sheet.slice(0, start), clock), rows: [], warnings: [] },
      changes: [...warnings, ...encodingChange(contents, payments.encoding)],
    };
  }
  if (!first)
    return err(
      kind === null ? fileProblem('unrecognised') : fileProblem('no-header-row', { field: firstColumn(kind) }),
    );
  if (rows.length === 0) return err(fileProblem('no-rows'));
  const last = rows.at(-1)!;
  const cutRow = isRowProblem(last) && (last.reason === 'too-few-cells' || last.reason === 'cut-row');
  const cut = contents.cut || cutRow ? [fileWarning('truncated', 1)] : [];
  return ok({ ...first.read, rows, warnings: [...cut, ...first.changes] });
}

function firstColumn(kind: StatementKind): string {
  return walletFormats.find((format) => format.kind === kind)?.aliases.time[0] ?? '日期';
}

function encodingChange({ encoding }: Contents, own: Contents['encoding']): FileWarning[] {
  return encoding !== null && own !== null && encoding !== own ? [fileWarning('re-encoded', 1)] : [];
}
