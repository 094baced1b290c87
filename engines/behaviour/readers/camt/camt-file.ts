import { err, isCurrency, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../../records/file-problem.ts';
import { fileWarning, type FileWarning } from '../../records/file-warning.ts';
import { isRowProblem, type RowProblem } from '../../records/row-problem.ts';
import type { Transaction } from '../../records/transaction.ts';
import type { WordCounter } from '../../records/vocabulary.ts';
import type { WallClock } from '../../records/wall-clock.ts';
import { amountOf } from '../amount-text.ts';
import type { StatementRows } from '../assemble-statement.ts';
import { camtEntry, timeOf } from './camt-entry.ts';
import { nodeAt, nodesAt, parseXml, startOf, textAt, type XmlNode } from './xml-tree.ts';

/** Whether a text is a bank's message of account entries: camt.053 (a statement) or camt.054 (a notification). */
export function isCamtText(text: string): boolean {
  return /<(\w+:)?(BkToCstmrStmt|BkToCstmrDbtCdtNtfctn)[\s>]/.test(text.slice(0, 20_000));
}

/**
 * The entries of every statement in a camt.053 or notification in a camt.054 message, of any version. Errors:
 * `not-xml`; `no-header-row` when there is no statement in it, `no-rows` when there is no entry.
 */
export function camtRows(
  text: string,
  reading: { readonly clock: WallClock; readonly words: WordCounter },
): Result<StatementRows, FileProblem> {
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  const message =
    nodeAt(parsed.value, 'Document', 'BkToCstmrStmt') ?? nodeAt(parsed.value, 'Document', 'BkToCstmrDbtCdtNtfctn');
  const parts = message ? [...nodesAt(message, 'Stmt'), ...nodesAt(message, 'Ntfctn')] : [];
  if (!message || parts.length === 0) return err(fileProblem('no-header-row', { field: 'Stmt, Ntfctn' }));
  const lineAt = lineCounter(text);
  const read = parts.map((part) => ({
    part,
    rows: nodesAt(part, 'Ntry').flatMap((entry) =>
      camtEntry(entry, { ...reading, lineAt: (node) => lineAt(startOf(node)) }),
    ),
  }));
  if (read.every(({ rows }) => rows.length === 0)) return err(fileProblem('no-rows', { field: 'Ntry' }));
  const rows = read.flatMap((one) => one.rows);
  return ok({
    kind: 'camt',
    variant: /camt\.05[34]\.\d{3}\.\d{2}/.exec(text.slice(0, 20_000))?.[0] ?? null,
    preface: {
      holder: { name: oneOf(parts.map(ownerOf)), account: oneOf(parts.map(accountOf)) },
      window: windowOf(parts, reading.clock),
      exported_at: instantAt(message, reading.clock, 'GrpHdr', 'CreDtTm'),
      declared: { rows: null, in: null, out: null, neutral: null },
    },
    rows: rows.map((row) => (isRowProblem(row) ? row : { transaction: row, resaved: false })),
    warnings: read.flatMap(({ part, rows: entries }) => closingBalance(part, entries)),
  });
}

/** Opening booked balance + booked entries = closing booked balance (ISO 20022 balance types OPBD or PRCD, and CLBD). */
function closingBalance(part: XmlNode, rows: readonly (Transaction | RowProblem)[]): FileWarning[] {
  const opening = balanceOf(part, ['OPBD', 'PRCD']);
  const closing = balanceOf(part, ['CLBD']);
  if (!opening || !closing || opening.currency !== closing.currency || rows.some(isRowProblem)) return [];
  const booked = rows.filter((row) => !isRowProblem(row) && row.status_text === 'BOOK') as Transaction[];
  const moved = booked.reduce((sum, { direction, amount }) => sum + (direction === 'in' ? amount : -amount), 0n);
  const gap = closing.amount - opening.amount - moved;
  return gap === 0n ? [] : [fileWarning('closing-balance-differs', Number(gap < 0n ? -gap : gap))];
}

function balanceOf(part: XmlNode, codes: readonly string[]): { currency: string; amount: bigint } | null {
  const found = nodesAt(part, 'Bal').find((balance) => codes.includes(textAt(balance, 'Tp', 'CdOrPrtry', 'Cd')));
  const currency = found && nodeAt(found, 'Amt')?.['@Ccy'];
  if (!found || typeof currency !== 'string' || !isCurrency(currency)) return null;
  const amount = amountOf(textAt(found, 'Amt'), currency);
  return amount === null ? null : { currency, amount: textAt(found, 'CdtDbtInd') === 'DBIT' ? -amount : amount };
}

function ownerOf(part: XmlNode): string {
  return textAt(part, 'Acct', 'Ownr', 'Nm') || textAt(part, 'Acct', 'Ownr', 'Pty', 'Nm') || textAt(part, 'Acct', 'Nm');
}

function accountOf(part: XmlNode): string {
  return textAt(part, 'Acct', 'Id', 'IBAN') || textAt(part, 'Acct', 'Id', 'Othr', 'Id');
}

/** What all parts say alike; null when they differ or say nothing. */
function oneOf(texts: readonly string[]): string | null {
  const distinct = new Set(texts.filter((text) => text !== ''));
  return distinct.size === 1 ? [...distinct][0]! : null;
}

/** From the earliest beginning to the latest end, when every part states its period. */
function windowOf(parts: readonly XmlNode[], clock: WallClock): StatementRows['preface']['window'] {
  const periods = parts.map((part) => [
    instantAt(part, clock, 'FrToDt', 'FrDtTm'),
    instantAt(part, clock, 'FrToDt', 'ToDtTm'),
  ]);
  const [starts, ends] = [0, 1].map((side) => periods.map((period) => period[side]).filter((at) => at !== null));
  if (starts!.length < parts.length || ends!.length < parts.length) return null;
  const inOrder = (times: readonly (Temporal.Instant | undefined)[]) =>
    times.filter((at) => at !== undefined).toSorted((a, b) => Temporal.Instant.compare(a, b));
  return { from: inOrder(starts!)[0]!, to: inOrder(ends!).at(-1)! };
}

function instantAt(node: XmlNode, clock: WallClock, ...path: readonly [string, string]): Temporal.Instant | null {
  const time = timeOf(textAt(node, ...path), clock);
  return time && Temporal.Instant.fromEpochMilliseconds(time.at_ms);
}

/** The one-based line of a place in a text; asked for places that ascend. */
function lineCounter(text: string): (at: number) => number {
  let [line, from, last] = [1, 0, 0];
  return (at) => {
    if (at < last) [line, from] = [1, 0];
    last = at;
    for (let next = text.indexOf('\n', from); next >= 0 && next < at; next = text.indexOf('\n', from)) {
      line += 1;
      from = next + 1;
    }
    return line;
  };
}
