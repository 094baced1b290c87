import { err, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../../records/file-problem.ts';
import { isRowProblem } from '../../records/row-problem.ts';
import type { Transaction } from '../../records/transaction.ts';
import { wordCounter } from '../../records/vocabulary.ts';
import { wallClock } from '../../records/wall-clock.ts';
import { camtEntry, timeOf } from './camt-entry.ts';
import { nodeAt, nodesAt, parseXml, textAt, type XmlNode } from './xml-tree.ts';

/** An entry as the statement reader has it, with the day on which the bank values it. */
export interface BankEntry {
  readonly transaction: Transaction;
  readonly valueOn: Temporal.PlainDate;
}

/** A camt.053 or camt.054 message with what an account's owner needs to tell messages and days apart. */
export interface BankMessage {
  readonly messageId: string;
  /** The day on which the bank made it; `null` when it does not say. */
  readonly madeOn: Temporal.PlainDate | null;
  readonly entries: readonly BankEntry[];
  /** Entries that could not be read. */
  readonly rejected: number;
}

/**
 * Reads a bank's message of account entries: the entries of `readStatement`, the message's own id and the value days.
 * A message without entries is one all the same. Errors: `not-xml`; `no-header-row` when it is no such message or has no
 * id.
 */
export function readBankMessage(text: string, { zone }: { readonly zone: string }): Result<BankMessage, FileProblem> {
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  const message =
    nodeAt(parsed.value, 'Document', 'BkToCstmrStmt') ?? nodeAt(parsed.value, 'Document', 'BkToCstmrDbtCdtNtfctn');
  const messageId = message ? textAt(message, 'GrpHdr', 'MsgId') : '';
  if (!message || messageId === '') return err(fileProblem('no-header-row', { field: 'MsgId' }));
  const reading = { clock: wallClock(zone), words: wordCounter(), lineAt: () => 0 };
  const parts = [...nodesAt(message, 'Stmt'), ...nodesAt(message, 'Ntfctn')];
  const read = parts
    .flatMap((part) => nodesAt(part, 'Ntry'))
    .flatMap((entry) => camtEntry(entry, reading).map((row) => ({ row, entry })));
  const entries = read.flatMap(({ row, entry }) =>
    isRowProblem(row) ? [] : [{ transaction: row, valueOn: valueDay(entry, row, zone) }],
  );
  const madeOn = dayAt(textAt(message, 'GrpHdr', 'CreDtTm'), zone);
  return ok({ messageId, madeOn, entries, rejected: read.length - entries.length });
}

/** The value date; where a bank gives none, the day of booking. */
function valueDay(entry: XmlNode, { at_ms }: Transaction, zone: string): Temporal.PlainDate {
  const valued = dayAt(textAt(entry, 'ValDt', 'DtTm') || textAt(entry, 'ValDt', 'Dt'), zone);
  return valued ?? dayOf(at_ms, zone);
}

function dayAt(text: string, zone: string): Temporal.PlainDate | null {
  const time = timeOf(text, wallClock(zone));
  return time && dayOf(time.at_ms, zone);
}

function dayOf(at_ms: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at_ms).toZonedDateTimeISO(zone).toPlainDate();
}
