import type { LocalText } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { JSONColumnType } from 'kysely';
import type { ImportId, RecordSource, RowProblem } from '../contract.ts';
import type { Holder } from '../rules/holder.ts';
import type { FileMark } from '../rules/import-flags.ts';

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

export interface RecordsTables {
  import: ImportTable;
  sealed_rows: SealedRows;
}
