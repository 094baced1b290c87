import type { LineId } from '@lendline/lines/contract';
import type { FeedId, ImportReport, RecordSource } from './import-contract.ts';

/** What of one source would be read. */
export interface SourceOutline {
  readonly source: RecordSource;
  /** Whether it may be read at this moment. */
  readonly allowed: boolean;
  /** Why not: `never-given`, `withdrawn`, `expired`, `not-allowed-here`. */
  readonly because: string | null;
  readonly imports: number;
  /** Those whose rows are read. */
  readonly counting: number;
  /** Accepted rows of those, before what several of them hold is taken once. */
  readonly rows: number;
  /** First and newest event of those. */
  readonly window: { readonly from: string; readonly to: string } | null;
  readonly newestArrivalAt: string | null;
}

/** What a `read` of the same line and instant would give, without its rows. */
export interface OutlineOfLine {
  readonly lineId: LineId;
  readonly asOf: string;
  /** While it is the same, whatever the instant, a `read` gives the same rows and ties. */
  readonly mark: string;
  readonly sources: readonly SourceOutline[];
  readonly ties: {
    readonly allowed: boolean;
    readonly because: string | null;
    /** How many stood. */
    readonly standing: number;
    readonly newestAt: string | null;
  };
  /** Newest first, of the sources that may be read. */
  readonly imports: readonly ImportReport[];
}

/**
 * `records.feed-read`: a feed was read to its end. Without a new row it may still have ended old ones (`ended`), or made
 * what was stale fresh again; `records.imported` tells of neither.
 */
export interface FeedRead {
  readonly feedId: FeedId;
  readonly lineId: LineId;
  readonly source: RecordSource;
  readonly provider: string;
  /** Everything before has been read. */
  readonly until: string;
  /** Pending rows that the provider no longer tells of. */
  readonly ended: number;
}
