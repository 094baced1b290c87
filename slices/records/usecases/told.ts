import type { LeftOutEntry } from '../connectors/feed-connector.ts';
import type { KnownRow, MatchedRow, RowFace } from '../rules/match-rows.ts';
import type { LeftOutRow } from '../rules/rejected-csv.ts';
import type { FeedRecord } from '../store/tables.ts';
import type { FacedRow, ToldRow } from './face-rows.ts';
import type { NewImport } from './write-import.ts';

/** What a page or a message brought, as it was read. */
export interface Told {
  readonly feed: FeedRecord;
  /** The pull, or the message. */
  readonly reading: string;
  readonly country: string;
  readonly rows: readonly ToldRow[];
  readonly leftOut: readonly LeftOutEntry[];
  match(known: readonly KnownRow[], rows: readonly RowFace[], reading: string): MatchedRow[];
}

export interface KeyedRow extends FacedRow {
  readonly key: string;
}

/** What is to be written of it, once it is known what was read before. */
export interface Sorted {
  /** Keyed hash of the whole: the same again has the same. */
  readonly mark: string;
  /** Rows that are new, or another version of a known one. */
  readonly fresh: readonly KeyedRow[];
  /** Keys of rows that say what they said before. */
  readonly again: readonly string[];
  /** Keyed hashes of the rows that are no records. */
  readonly leftOut: readonly string[];
  /** Null when nothing of it is new. */
  readonly import: NewImport | null;
  /** Every row that is no record, those that were told of before among them. */
  readonly problems: readonly LeftOutRow[];
}
