import { err, ok, type Result } from '@lendline/kernel';

import { fileProblem, type FileProblem } from '../../records/file-problem.ts';
import type { LineRecord } from '../../records/line-record.ts';
import { ignoreRow, isRowProblem, type RowProblem, isIgnored } from '../../records/row-problem.ts';
import { type FileWords, wordCounter } from '../../records/vocabulary.ts';
import { wallClock } from '../../records/wall-clock.ts';
import { bandicootTable, isBandicootHeader } from '../bandicoot-file.ts';
import type { CallFileKind, CallFileOptions, CallReading, RowReader } from '../call-file.ts';
import { carrierTable, isCarrierHeader } from '../carrier-list.ts';
import { carrierPreface } from '../carrier-preface.ts';
import { type CiderEvent, ciderTable } from '../cider/cider-table.ts';
import type { CellRow } from '../csv-rows.ts';
import { type RowStream, rowStream } from './row-stream.ts';

/** Some of the rows of a file. `rows` = accepted + rejected + ignored, in every batch. */
export interface CallBatch {
  readonly rows: number;
  readonly accepted: number;
  readonly records: readonly LineRecord[];
  /** Whose record each of them is, in a file of many lines (CIDER); null in a file of one. Personal data. */
  readonly lines: readonly string[] | null;
  readonly rejected: readonly RowProblem[];
  readonly ignored: readonly RowProblem[];
}

export interface CallStream {
  readonly kind: CallFileKind;
  /** Can be walked once. Holds no row of a batch that was passed. */
  readonly batches: AsyncIterable<CallBatch>;
  /** The words of the rows that were read so far. */
  readonly words: () => FileWords;
}

/**
 * Reads a call-record CSV of any size in constant memory: bandicoot's, a carrier's list, CIDER's tables. A CIDER file is
 * read for all its lines unless one is named, and a call between two of them is a record of each. What only a whole
 * file shows, repeated rows among it, is not looked for. Errors: those of `rowStream`; `unrecognised`.
 */
export async function streamCallRecords(
  source: AsyncIterable<Uint8Array>,
  options: CallFileOptions,
): Promise<Result<CallStream, FileProblem>> {
  const opened = await rowStream(source);
  if (!opened.ok) return opened;
  const words = wordCounter();
  const table = tableOf(opened.value.head, { ...options, clock: wallClock(options.zone), words });
  if (!table) return err(fileProblem('unrecognised'));
  const rows = rowsBelow(opened.value, table.start);
  return ok({ kind: table.kind, batches: batchesOf(rows, table, options.line), words: () => words.words() });
}

interface Table {
  readonly kind: CallFileKind;
  /** The index of the header row. */
  readonly start: number;
  readonly read: RowReader<LineRecord | CiderEvent>;
}

function tableOf(head: readonly CellRow[], reading: CallReading): Table | null {
  const [first] = head;
  if (first && isBandicootHeader(first)) {
    const table = bandicootTable(first, reading);
    return table.ok ? { kind: 'bandicoot', start: 0, read: table.value } : null;
  }
  const cider = ciderTable(first, reading);
  if (cider) return { kind: 'cider', start: 0, read: cider };
  const start = head.findIndex(isCarrierHeader);
  if (start < 0) return null;
  return {
    kind: 'carrier-list',
    start,
    read: carrierTable(head[start]!, carrierPreface(head.slice(0, start)), reading),
  };
}

async function* rowsBelow({ head, rest }: RowStream, start: number): AsyncGenerator<readonly CellRow[]> {
  yield head.slice(start + 1);
  yield* rest;
}

async function* batchesOf(
  batches: AsyncIterable<readonly CellRow[]>,
  { kind, read }: Table,
  line: string | undefined,
): AsyncGenerator<CallBatch> {
  for await (const rows of batches) {
    const records: LineRecord[] = [];
    const lines: string[] | null = kind === 'cider' ? [] : null;
    const rejected: RowProblem[] = [];
    const ignored: RowProblem[] = [];
    for (const row of rows) {
      const outcome = ofLine(read(row), line, row.line);
      if ('length' in outcome) {
        for (const { record, line: own } of outcome) {
          records.push(record);
          lines!.push(own);
        }
      } else if (!isRowProblem(outcome)) records.push(outcome);
      else (isIgnored(outcome) ? ignored : rejected).push(outcome);
    }
    const accepted = rows.length - rejected.length - ignored.length;
    if (rows.length > 0) yield { rows: rows.length, accepted, records, lines, rejected, ignored };
  }
}

type Outcome = LineRecord | CiderEvent | RowProblem;

/** Of an event between two lines, only what is of the line that was asked for. */
function ofLine(outcome: Outcome, line: string | undefined, source_line: number): Outcome {
  if (line === undefined || !('length' in outcome)) return outcome;
  const own = outcome.filter((event) => event.line === line);
  return own.length > 0 ? own : ignoreRow('other-line', source_line);
}
