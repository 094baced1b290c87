import type { LineRecord, Transaction } from '@lendline/behaviour';
import type { FileAnswer, Id, LocalText, Operation, WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';

export type ImportId = Id<'import'>;

/** The two kinds of file a borrower may add. */
export type RecordSource = 'call-records' | 'payment-statement';

/** Why an import counts less, or not at all. Shown to the borrower and to staff. */
export type ImportFlag = 'stale' | 'other-holder' | 'holder-unknown' | 'resaved' | 'fewer-rows-than-promised' | 'empty';

export interface RowProblem {
  readonly line: number;
  readonly field: string;
  readonly reason: string;
  readonly text: LocalText;
}

/** One file as it was read: nothing is lost silently, rows = accepted + rejected + ignored. */
export interface ImportReport {
  readonly id: ImportId;
  readonly lineId: LineId;
  readonly source: RecordSource;
  /** `alipay`, `wechat-csv`, `wechat-xlsx`, `bandicoot`, `cn-mobile`, `sms-backup`, ... */
  readonly kind: string;
  readonly importedAt: string;
  readonly fileHash: string;
  readonly rows: {
    readonly read: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly ignored: number;
  };
  /** First and newest event; null when nothing was accepted. */
  readonly window: { readonly from: string; readonly to: string } | null;
  readonly coveredDays: number;
  readonly flags: readonly ImportFlag[];
  /** Whether the decision may use it; a stale file or one of another holder counts as absent. */
  readonly counts: boolean;
  readonly warnings: readonly LocalText[];
  readonly firstProblems: readonly RowProblem[];
}

/** A call record as it is kept: JSON-safe, its peer a keyed hash, because other people's numbers are never stored. */
export type StoredCall = Omit<LineRecord, 'paid' | 'balance'> & {
  readonly paid: WireMoney | null;
  readonly balance: WireMoney | null;
};

/** A statement row as it is kept: JSON-safe; accounts of other people are keyed hashes. */
export type StoredTransaction = Omit<Transaction, 'amount' | 'refunded' | 'balance' | 'fee'> & {
  readonly amount: string;
  readonly refunded: string;
  readonly balance: string | null;
  readonly fee: string | null;
};

export interface RecordsOfLine {
  readonly lineId: LineId;
  readonly asOf: string;
  readonly calls: readonly StoredCall[];
  readonly transactions: readonly StoredTransaction[];
  readonly imports: readonly ImportReport[];
}

/** `records.imported`. */
export interface RecordsImported {
  readonly lineId: LineId;
  readonly importId: ImportId;
  readonly source: RecordSource;
  readonly counts: boolean;
}

export interface RecordsClient {
  /** Reads a file of the borrower. The same bytes again answer the first report. */
  readonly upload: Operation<
    { readonly source: RecordSource; readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> },
    ImportReport
  >;
  readonly listMine: Operation<Record<string, never>, { readonly imports: readonly ImportReport[] }>;
  readonly listOfLine: Operation<{ readonly lineId: LineId }, { readonly imports: readonly ImportReport[] }>;
  readonly getImport: Operation<{ readonly importId: ImportId }, ImportReport>;
  /** Every rejected and ignored row with its reason, as CSV. */
  readonly downloadRejected: Operation<{ readonly importId: ImportId }, FileAnswer>;
  /** The cleaned records that had happened and arrived by `asOf`, of the imports that count. */
  readonly read: Operation<{ readonly lineId: LineId; readonly asOf: string }, RecordsOfLine>;
}
