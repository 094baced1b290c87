import type { LineRecord, Transaction } from '@lendline/behaviour';
import type { FileAnswer, Id, LocalText, Operation, WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { FeedId, ImportId, ImportReport, RecordSource } from './import-contract.ts';
import type { OutlineOfLine } from './outline-contract.ts';
import type { QualityOfLine } from './quality-contract.ts';

export type {
  FeedId,
  ImportFeed,
  ImportFlag,
  ImportId,
  ImportReport,
  RecordSource,
  RowProblem,
} from './import-contract.ts';
export type { FeedRead, OutlineOfLine, SourceOutline } from './outline-contract.ts';
export type { QualityOfFile, QualityOfLine, SourceQuality } from './quality-contract.ts';

export type DriftAlertId = Id<'drift'>;

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
  readonly ties: readonly StoredTie[];
}

/** What a borrower may say of a person whom they name. Declared, not confirmed: a guarantor is one once they agree. */
export type TieKind = 'emergency-contact' | 'guarantor' | 'spouse' | 'parent' | 'child' | 'sibling' | 'colleague';

/** A declared tie as features read it: `peer` is the keyed hash that this person's number has in call records as well. */
export interface StoredTie {
  readonly kind: TieKind;
  readonly peer: string;
  readonly declaredAt: string;
}

/** What a tie means to somebody who draws a graph: a person to call, a person who answers for the debt, or kin and friends. */
export type TieRole = 'emergency-contact' | 'guarantor' | 'declared-tie';

/** A declared tie with its whole life. Null `endedAt`: it stands. */
export interface DatedTie extends StoredTie {
  readonly role: TieRole;
  readonly endedAt: string | null;
}

export interface TiesOfLine {
  readonly lineId: LineId;
  /** The keyed hash that this line's own number has as a `peer` of others; null without consent to declared ties. */
  readonly ownPeer: string | null;
  /** Oldest first, ended ones among them; none without consent. */
  readonly ties: readonly DatedTie[];
}

/** A declared tie as its borrower sees it: nothing of the other person is kept that could be shown. */
export interface DeclaredTie {
  readonly kind: TieKind;
  readonly declaredAt: string;
}

/** A declared tie as staff see it: kind, day, and whether the number is that of a borrower of ours; never whose. */
export interface TieOfLine extends DeclaredTie {
  readonly ofBorrower: boolean;
}

/** An account that can be connected here, or a partner that may be allowed to send. */
export interface FeedProvider {
  readonly provider: string;
  readonly way: 'pull' | 'push';
  readonly source: RecordSource;
  /** The borrower has to say what the provider calls the account. */
  readonly needsAccount: boolean;
}

/** Where a feed stands. `consent-ended`: withdrawn or expired. `refused`: the provider, or our own check of the holder, says no. */
export type FeedState = 'linked' | 'consent-ended' | 'stopped' | 'refused';

/** A standing connection of a line to a provider: an account that is read again and again, or a partner that sends. */
export interface Feed {
  readonly id: FeedId;
  readonly lineId: LineId;
  readonly provider: string;
  readonly way: 'pull' | 'push';
  readonly source: RecordSource;
  readonly state: FeedState;
  /** Why it is refused: `other-holder`, `not-authorised`, `no-such-account`. */
  readonly reason: string | null;
  readonly linkedAt: string;
  /** Everything before has been read; null for a partner, and until the first reading is complete. */
  readonly readUntil: string | null;
  /** Where the borrower says yes at the bank itself; null when nothing waits for them. */
  readonly authoriseAt: string | null;
  /** The last unknown outcome and when it is tried again; null when the last try went well. */
  readonly lastProblem: string | null;
  readonly nextAt: string | null;
}

/** What changed in a source. `unreadable`: a larger share of its files than usual could not be read at all. */
export type DriftFinding = 'new-words' | 'shifted' | 'fewer-rows' | 'more-rows' | 'unreadable';

/** A source that is not what it was: somebody looks before its rows are believed. */
export interface DriftAlert {
  readonly id: DriftAlertId;
  /** As imports name it: `alipay`, `mobile-money`, ... */
  readonly kind: string;
  /** Monday of the week in which it showed. */
  readonly week: string;
  readonly finding: DriftFinding;
  /** The column of the words; null where the finding is about none. */
  readonly column: string | null;
  readonly figure: number;
  readonly threshold: number;
  /** Words that are new, most frequent first; only those that several people's records hold. */
  readonly words: readonly string[];
  readonly raisedAt: string;
  readonly acknowledgedAt: string | null;
  readonly note: string | null;
  readonly text: LocalText;
}

/** What one kind of source brought in a week: a picture to judge an alert by. */
export interface IntakeWeek {
  /** Monday. */
  readonly week: string;
  /** Files, pages and messages that could be read. */
  readonly intakes: number;
  readonly rows: number;
  readonly rowsLeftOut: number;
  /** Files that could not be read at all. */
  readonly unread: number;
  /** Median of the intakes; null when none has a day. */
  readonly rowsPerDay: number | null;
}

/** `records.source-drifted`. */
export type SourceDrifted = Pick<DriftAlert, 'kind' | 'week' | 'finding' | 'column' | 'figure' | 'threshold'>;

/** `records.imported`. */
export interface RecordsImported {
  readonly lineId: LineId;
  readonly importId: ImportId;
  readonly source: RecordSource;
  readonly counts: boolean;
}

export interface RecordsClient {
  /**
   * Reads a file of the borrower. The same bytes again answer the first report. `password` opens an encrypted zip, as
   * wallets mail their statements; it is not kept.
   */
  readonly upload: Operation<
    {
      readonly source: RecordSource;
      readonly fileName: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly password?: string | undefined;
    },
    ImportReport
  >;
  readonly listMine: Operation<Record<string, never>, { readonly imports: readonly ImportReport[] }>;
  readonly listOfLine: Operation<{ readonly lineId: LineId }, { readonly imports: readonly ImportReport[] }>;
  readonly getImport: Operation<{ readonly importId: ImportId }, ImportReport>;
  /** Every rejected and ignored row with its reason, as CSV. */
  readonly downloadRejected: Operation<{ readonly importId: ImportId }, FileAnswer>;
  /** The cleaned records that had happened and arrived by `asOf`, of the imports that count. */
  readonly read: Operation<{ readonly lineId: LineId; readonly asOf: string }, RecordsOfLine>;
  /** What `read` would give, without opening a row. */
  readonly outline: Operation<{ readonly lineId: LineId; readonly asOf: string }, OutlineOfLine>;
  /**
   * Connects an account at a provider, or allows a partner to send. `account` is what the provider calls it
   * (`walletid@w12`, a resource id), never a phone number. A bank is asked for its own consent, which the borrower gives
   * there (`authoriseAt`), and for the account; both may be given here where they are known already.
   * Linking again what was stopped takes it up where it was.
   */
  readonly linkFeed: Operation<
    { readonly provider: string; readonly account?: string | undefined; readonly permit?: string | undefined },
    Feed
  >;
  readonly listProviders: Operation<Record<string, never>, { readonly providers: readonly FeedProvider[] }>;
  readonly stopFeed: Operation<{ readonly feedId: FeedId }, Feed>;
  readonly listMyFeeds: Operation<Record<string, never>, { readonly feeds: readonly Feed[] }>;
  readonly listFeedsOfLine: Operation<{ readonly lineId: LineId }, { readonly feeds: readonly Feed[] }>;
  /** Reads a feed now instead of at its next turn. The reading is a job. */
  readonly pullFeed: Operation<{ readonly feedId: FeedId }, Feed>;
  /** Names the people whom the borrower declares; the list replaces the one before. Numbers leave as keyed hashes. */
  readonly declareTies: Operation<
    { readonly ties: readonly { readonly kind: TieKind; readonly phone: string }[] },
    { readonly ties: readonly DeclaredTie[] }
  >;
  /** Those that stand; none without consent. */
  readonly listTiesOfLine: Operation<{ readonly lineId: LineId }, { readonly ties: readonly TieOfLine[] }>;
  readonly listMyTies: Operation<Record<string, never>, { readonly ties: readonly DeclaredTie[] }>;
  /** Every tie that a line ever declared, for graphs as of any time. */
  readonly tiesOf: Operation<{ readonly lineId: LineId }, TiesOfLine>;
  /** The accounts that a line is connected to, as their providers call them: whole, so every reading is audited. */
  readonly accountsOf: Operation<
    { readonly lineId: LineId; readonly purpose: string },
    {
      readonly accounts: readonly { readonly provider: string; readonly account: string; readonly linkedAt: string }[];
    }
  >;
  readonly myQuality: Operation<Record<string, never>, QualityOfLine>;
  readonly qualityOfLine: Operation<{ readonly lineId: LineId }, QualityOfLine>;
  /** Newest first; `state` leaves out the others. */
  readonly listDriftAlerts: Operation<
    { readonly state?: 'open' | 'acknowledged' | undefined },
    { readonly alerts: readonly DriftAlert[] }
  >;
  /** The weeks that an alert was judged by, its own, and those since, oldest first. */
  readonly listIntakeWeeks: Operation<{ readonly alertId: DriftAlertId }, { readonly weeks: readonly IntakeWeek[] }>;
  readonly acknowledgeDrift: Operation<{ readonly alertId: DriftAlertId; readonly note: string }, DriftAlert>;
}
