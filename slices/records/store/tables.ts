import type { Vocabulary } from '@lendline/behaviour';
import type { LocalText } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { JSONColumnType } from 'kysely';
import type {
  DriftAlertId,
  DriftFinding,
  FeedId,
  FeedState,
  ImportId,
  RecordSource,
  RowProblem,
  TieKind,
} from '../contract.ts';
import type { Holder } from '../rules/holder.ts';
import type { FileMark } from '../rules/import-flags.ts';
import type { StoredQuality } from '../rules/stored-quality.ts';

/** A row of `import` as it is read. */
export interface ImportRow {
  readonly id: ImportId;
  readonly tenant: string;
  readonly line_id: LineId;
  readonly source: RecordSource;
  readonly kind: string;
  readonly file_hash: string;
  readonly imported_at: Temporal.Instant;
  readonly rows_read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly ignored: number;
  readonly oldest_event: Temporal.Instant | null;
  readonly newest_event: Temporal.Instant | null;
  readonly covered_days: number;
  readonly holder: Holder;
  readonly marks: readonly FileMark[];
  readonly warnings: readonly LocalText[];
  readonly first_problems: readonly RowProblem[];
  /** Null for a file. */
  readonly feed_id: FeedId | null;
}

type JsonOf<Value extends object> = JSONColumnType<Value>;

export interface ImportTable extends Omit<ImportRow, 'marks' | 'warnings' | 'first_problems'> {
  readonly marks: JsonOf<readonly FileMark[]>;
  readonly warnings: JsonOf<readonly LocalText[]>;
  readonly first_problems: JsonOf<readonly RowProblem[]>;
}

/** `accepted`: records. `problems`: rows that are none. */
export type Content = 'accepted' | 'problems';

export interface SealedRows {
  import_id: ImportId;
  content: Content;
  part: number;
  tenant: string;
  sealed: string;
}

export interface ImportQualityTable {
  import_id: ImportId;
  tenant: string;
  series: string;
  quality: JsonOf<StoredQuality>;
  row_hashes: readonly string[];
  row_keys: readonly string[] | null;
}

export interface FeedTable {
  id: FeedId;
  tenant: string;
  line_id: LineId;
  provider: string;
  way: 'pull' | 'push';
  source: RecordSource;
  account_index: string;
  account: string | null;
  permit: string | null;
  state: FeedState;
  reason: string | null;
  holder: Holder;
  linked_at: Temporal.Instant;
  read_until: Temporal.Instant | null;
  attempts: number;
  last_problem: string | null;
  next_at: Temporal.Instant | null;
  authorise_at: string | null;
  /** Counts what was taken: two that read the same state cannot both write. */
  revision: number;
}

export type FeedRecord = Readonly<FeedTable>;

export interface PullTable {
  id: string;
  tenant: string;
  feed_id: FeedId;
  from_at: Temporal.Instant;
  until_at: Temporal.Instant;
  next_page: string | null;
  pages: number;
  page_marks: readonly string[];
  started_at: Temporal.Instant;
  finished_at: Temporal.Instant | null;
}

export interface FeedRowTable {
  feed_id: FeedId;
  row_key: string;
  tenant: string;
  id_index: string | null;
  look: string;
  money: string;
  day: Temporal.PlainDate;
  digest: string;
  booked: boolean;
  seen_in: string;
  gone_at: Temporal.Instant | null;
}

export interface FeedLeftOutTable {
  feed_id: FeedId;
  digest: string;
  tenant: string;
}

export interface PushedMessageTable {
  tenant: string;
  provider: string;
  message_id: string;
  body_mark: string;
  status: number;
  answer: JsonOf<object>;
  received_at: Temporal.Instant;
}

export interface TieTable {
  id: string;
  tenant: string;
  line_id: LineId;
  kind: TieKind;
  peer: string;
  declared_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
}

export interface OwnNumberTable {
  tenant: string;
  peer: string;
  line_id: LineId;
  noted_at: Temporal.Instant;
}

export interface IntakeSampleTable {
  id: string;
  tenant: string;
  kind: string;
  source: RecordSource;
  is_file: boolean;
  week: Temporal.PlainDate;
  line_id: LineId;
  arrived_at: Temporal.Instant;
  refused: string | null;
  rows_read: number;
  rows_left_out: number;
  days: number;
  words: JsonOf<Vocabulary>;
  /** Those of them that the reader does not know. */
  unknown_words: JsonOf<Vocabulary>;
}

export interface DriftAlertTable {
  id: DriftAlertId;
  tenant: string;
  kind: string;
  week: Temporal.PlainDate;
  finding: DriftFinding;
  about: string;
  figure: number;
  threshold: number;
  words: JsonOf<readonly string[]>;
  raised_at: Temporal.Instant;
  acknowledged_at: Temporal.Instant | null;
  acknowledged_by: string | null;
  note: string | null;
}

export interface RecordsTables {
  import: ImportTable;
  sealed_rows: SealedRows;
  import_quality: ImportQualityTable;
  feed: FeedTable;
  pull: PullTable;
  feed_row: FeedRowTable;
  feed_left_out: FeedLeftOutTable;
  pushed_message: PushedMessageTable;
  tie: TieTable;
  own_number: OwnNumberTable;
  intake_sample: IntakeSampleTable;
  drift_alert: DriftAlertTable;
}
