import type { Id, LocalText } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';

export type ImportId = Id<'import'>;
export type FeedId = Id<'feed'>;

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

/** Where an import came from when it is no file: a page that was pulled, or a message that was pushed. */
export interface ImportFeed {
  readonly id: FeedId;
  readonly provider: string;
  readonly way: 'pull' | 'push';
}

/** One file, page or message as it was read: nothing is lost silently, rows = accepted + rejected + ignored. */
export interface ImportReport {
  readonly id: ImportId;
  readonly lineId: LineId;
  readonly source: RecordSource;
  /** Absent for a file. */
  readonly feed?: ImportFeed | undefined;
  /** `alipay`, `wechat-csv`, `wechat-xlsx`, `jd`, `bank`, `camt`, `gsma`, `bandicoot`, `cn-mobile`, `sms-backup`, `cider`, ... */
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
