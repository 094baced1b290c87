import { err, ok, type Result } from '@lendline/kernel';

import { type LineRecord, type Direction, lineRecord } from '../records/line-record.ts';
import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { fileWarning, type FileWarning } from '../records/file-warning.ts';
import { ignoreRow, rejectRow, sortRows, type RowProblem } from '../records/row-problem.ts';
import type { WordCounter } from '../records/vocabulary.ts';
import type { CallFile, CallReading } from './call-file.ts';
import { ownValue } from './own-value.ts';
import { repeatedRows } from './repeated-rows.ts';
import { xmlElements, type XmlElement } from './xml-elements.ts';

// Android's CallLog.Calls.TYPE: 3 missed, 4 voicemail, 5 rejected, 6 blocked; 7 was answered on another device of the line.
const callDirections: Readonly<Record<string, Direction>> = {
  '1': 'in',
  '2': 'out',
  '3': 'in',
  '4': 'in',
  '5': 'in',
  '6': 'in',
  '7': 'in',
};
const unanswered = new Set(['3', '4', '5', '6']);
// Android's Telephony.TextBasedSmsColumns.TYPE and MMS message box: 3 to 6 are drafts, the outbox and failures.
const textDirections: Readonly<Record<string, Direction>> = { '1': 'in', '2': 'out' };
const unsent = new Set(['3', '4', '5', '6']);

/**
 * The XML of the Android app SMS Backup & Restore: `<smses>` with `sms` and `mms`, or `<calls>` with `call`. Message
 * bodies are skipped unread. Errors: `no-header-row` when neither root is there, `no-rows`.
 */
export function readSmsBackup(text: string, reading: CallReading): Result<CallFile, FileProblem> {
  const elements = [...xmlElements(text)];
  const root = elements.find(({ name }) => name === 'smses' || name === 'calls');
  if (!root) return err(fileProblem('no-header-row', { field: '<smses>, <calls>' }));
  const rows = elements.filter(({ name }) => name === 'sms' || name === 'mms' || name === 'call');
  if (rows.length === 0) return err(fileProblem('no-rows', { line: root.line }));
  const { accepted: records, rejected, ignored } = sortRows(rows.map((row) => recordOf(row, reading)));
  const warnings = [...repeatedRows(records), ...completeness(text, root, rows.length)];
  const holder = { name: null, number: null };
  return ok({ kind: 'sms-backup', holder, window: null, rows: rows.length, records, rejected, ignored, warnings });
}

/** Whether a text is such a backup. */
export function isSmsBackupText(text: string): boolean {
  return /<(smses|calls)[\s>/]/.test(text.slice(0, 5000));
}

function recordOf(row: XmlElement, reading: CallReading): LineRecord | RowProblem {
  if (!row.whole) return rejectRow('cut-row', row.line);
  const isCall = row.name === 'call';
  const direction = directionOf(row, reading.words);
  if (typeof direction !== 'string') return direction;
  const peer = value(row, isCall ? 'number' : 'address');
  if (peer === '') return rejectRow('missing-peer', row.line, isCall ? 'number' : 'address');
  const date = value(row, 'date');
  if (!/^\d{10,14}$/.test(date)) return rejectRow('bad-time', row.line, 'date');
  const length = value(row, 'duration');
  if (isCall && !/^\d{1,7}$/.test(length)) return rejectRow('bad-duration', row.line, 'duration');
  const at_ms = Number(date);
  return lineRecord({
    kind: isCall ? 'call' : 'text',
    direction,
    peer,
    at_ms,
    wall_ms: reading.clock.toWall(at_ms),
    answered: isCall ? isAnswered(row, length) : null,
    seconds: isCall ? Number(length) : null,
    source_line: row.line,
  });
}

/** An outgoing call of no length was not taken; the type says it of an incoming one. */
function isAnswered(row: XmlElement, length: string): boolean {
  const type = value(row, 'type');
  return type === '2' ? Number(length) > 0 : !unanswered.has(type);
}

function directionOf(row: XmlElement, words: WordCounter): Direction | RowProblem {
  const field = row.name === 'mms' ? 'msg_box' : 'type';
  const type = value(row, field);
  const direction = ownValue(row.name === 'call' ? callDirections : textDirections, type);
  words.count(row.name, type, direction !== undefined || (row.name !== 'call' && unsent.has(type)));
  if (row.name !== 'call' && unsent.has(type)) return ignoreRow('not-sent', row.line, field);
  return direction ?? rejectRow('bad-direction', row.line, field);
}

/** The app writes the word `null` for what it does not know. */
function value(row: XmlElement, name: string): string {
  const text = row.attributes.get(name)?.trim() ?? '';
  return text === 'null' ? '' : text;
}

function completeness(text: string, root: XmlElement, found: number): FileWarning[] {
  const declared = Number(root.attributes.get('count') ?? found);
  const warnings = text.includes(`</${root.name}`) ? [] : [fileWarning('truncated', 1)];
  if (declared > found) warnings.push(fileWarning('fewer-rows-than-declared', declared - found));
  if (declared < found) warnings.push(fileWarning('more-rows-than-declared', found - declared));
  return warnings;
}
