import type { Suspicion, Vocabulary } from '@lendline/behaviour';
import type { LocalText } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { ImportFeed, ImportFlag, ImportId, ImportReport, RecordSource } from './import-contract.ts';

/** How good one file is, or all that one feed has brought. */
export interface QualityOfFile {
  /** What sentences call it: its kind and the day on which it came. */
  readonly name: string;
  readonly kind: string;
  /** A file; null for a feed. */
  readonly importId: ImportId | null;
  /** Absent for a file. */
  readonly feed?: ImportFeed | undefined;
  readonly importedAt: string;
  /** rows read = accepted + rejected + ignored. */
  readonly rows: ImportReport['rows'];
  /** Why rows are no records, the most frequent first; all of them can be downloaded. */
  readonly leftOut: readonly {
    readonly outcome: 'rejected' | 'ignored';
    readonly reason: string;
    readonly rows: number;
    /** The first line of the file, or place on its page, that it concerns. */
    readonly firstLine: number;
  }[];
  /** The time it speaks for: as it says itself (`stated`), or from its first row to its last. */
  readonly period: { readonly from: string; readonly to: string; readonly stated: boolean } | null;
  readonly daysWithRows: number;
  /** How much it looks as if somebody had changed it; `strong` asks for the original. */
  readonly suspicion: Suspicion;
  /** Words of its label columns that nobody knows, by column, with how many rows have them. Nothing is earned by such rows. */
  readonly unknownWords: Vocabulary;
  readonly flags: readonly ImportFlag[];
  readonly counts: boolean;
  readonly text: readonly LocalText[];
}

/** How good the records of one source are, for a person to read. */
export interface SourceQuality {
  readonly source: RecordSource;
  readonly imports: number;
  /** Those that a decision may use. */
  readonly counting: number;
  /** Oldest first; the pages of a feed are one. */
  readonly files: readonly QualityOfFile[];
  readonly rows: ImportReport['rows'];
  /** Rows that more than one import held; they are taken once. */
  readonly repeated: number;
  /** Which files hold the same rows, by name. */
  readonly repeats: readonly { readonly file: string; readonly earlier: string; readonly rows: number }[];
  /** Time that two files of one account or line both speak for. */
  readonly overlaps: readonly {
    readonly files: readonly [string, string];
    readonly from: string;
    readonly to: string;
  }[];
  /** Whole days between two files of one account or line that neither speaks for. */
  readonly missing: readonly {
    readonly after: string;
    readonly before: string;
    readonly from: string;
    readonly to: string;
    readonly days: number;
  }[];
  /** The strongest of any file. */
  readonly suspicion: Suspicion;
  /** Of the imports that count. */
  readonly window: ImportReport['window'];
  /** Days of the window with at least one row. */
  readonly daysWithRows: number;
  /** A week or more without any row, first and last day. */
  readonly gaps: readonly { readonly from: string; readonly to: string; readonly days: number }[];
  readonly flags: readonly ImportFlag[];
  /** Reasons of rows that are no records, most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly rows: number }[];
  /** The same in sentences. */
  readonly text: readonly LocalText[];
}

export interface QualityOfLine {
  readonly lineId: LineId;
  readonly asOf: string;
  readonly sources: readonly SourceQuality[];
}
