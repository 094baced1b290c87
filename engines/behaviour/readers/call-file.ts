import type { Currency } from '@lendline/kernel';
import type { LineRecord } from '../records/line-record.ts';
import type { FileWarning } from '../records/file-warning.ts';
import type { RowProblem } from '../records/row-problem.ts';
import type { FileWords, WordCounter } from '../records/vocabulary.ts';
import type { WallClock } from '../records/wall-clock.ts';
import type { AntennaTable } from './antennas.ts';
import type { CellRow } from './csv-rows.ts';

export type CallFileKind = 'bandicoot' | 'carrier-list' | 'sms-backup' | 'cider';

/** Calendar days, both included. */
export interface DayPeriod {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** What a call-record file held. `rows` = records + rejected + ignored, always. */
export interface CallFile {
  readonly kind: CallFileKind;
  /** Whom the file says it belongs to; null where the format does not say. Personal data. */
  readonly holder: { readonly name: string | null; readonly number: string | null };
  /** The period the file says it covers; null where it does not say. */
  readonly window: DayPeriod | null;
  readonly rows: number;
  readonly records: readonly LineRecord[];
  readonly rejected: readonly RowProblem[];
  readonly ignored: readonly RowProblem[];
  readonly warnings: readonly FileWarning[];
}

/** A call-record file with the words of its columns. */
export type ReadCallFile = CallFile & FileWords;

export interface CallFileOptions {
  readonly kind?: CallFileKind | 'auto';
  /** The zone of the file's wall times: `Asia/Shanghai` for carriers of China. */
  readonly zone: string;
  readonly antennas?: AntennaTable;
  /** For lists without years whose head names no period. */
  readonly period?: DayPeriod;
  /** Otherwise the year is the latest one that does not lie after this instant. */
  readonly as_of?: Temporal.Instant;
  /** Whose records to take from a file of many lines (CIDER), as the file names it; otherwise the one that is in every row. */
  readonly line?: string;
  /** The currency of amounts in files that print none: CNY unless told, as carriers of China mean. */
  readonly currency?: Currency;
}

/** The options with the zone's clock made, as the single readers get them. */
export interface CallReading extends CallFileOptions {
  readonly clock: WallClock;
  readonly words: WordCounter;
}

/** Reads the rows below a header row, one after another. */
export type RowReader<Row> = (row: CellRow) => Row | RowProblem;
