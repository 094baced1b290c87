import type { Id, LocalText, Operation } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';

export type ConsentId = Id<'consent'>;

/** What may be read about a person: `carrier-checks`, `call-records`, `payment-statement`, ... as the pack names them. */
export type SourceName = string;

/** What the borrower is shown before saying yes: one source, one purpose, one recipient. */
export interface Notice {
  readonly source: SourceName;
  readonly version: number;
  readonly hash: string;
  readonly required: boolean;
  readonly title: LocalText;
  /** Why we ask. */
  readonly reason: LocalText;
  /** What we read, who receives it, and for how long it is kept. */
  readonly detail: LocalText;
  readonly purpose: string;
  readonly recipient: string;
  readonly retentionDays: number;
}

export interface Consent {
  readonly id: ConsentId;
  readonly source: SourceName;
  readonly purpose: string;
  readonly recipient: string;
  readonly noticeVersion: number;
  readonly noticeHash: string;
  readonly state: 'given' | 'withdrawn' | 'expired';
  readonly givenAt: string;
  readonly expiresAt: string;
  readonly withdrawnAt: string | null;
}

export interface ConsentAnswer {
  readonly allowed: boolean;
  readonly consentId: ConsentId | null;
  /** `never-given`, `withdrawn`, `expired`, `not-allowed-here` when it is not allowed. */
  readonly because: string | null;
}

/** `consents.given` and `consents.withdrawn`. */
export interface ConsentChanged {
  readonly lineId: LineId;
  readonly consentId: ConsentId;
  readonly source: SourceName;
}

/** The notices of a lender, and the country (ISO 3166, `CN`) whose law they follow. */
export interface LenderNotices {
  readonly country: string;
  readonly notices: readonly Notice[];
}

export interface ConsentsClient {
  /** The notices of the sources that the law of this lender allows; others do not exist. */
  readonly listNotices: Operation<Record<string, never>, LenderNotices>;
  readonly give: Operation<
    { readonly source: SourceName; readonly noticeVersion: number; readonly noticeHash: string },
    Consent
  >;
  readonly withdraw: Operation<{ readonly consentId: ConsentId }, Consent>;
  readonly listMine: Operation<Record<string, never>, { readonly consents: readonly Consent[] }>;
  readonly listOfLine: Operation<{ readonly lineId: LineId }, { readonly consents: readonly Consent[] }>;
  /** Whether a source may be read about a line now; asked before every read. */
  readonly check: Operation<{ readonly lineId: LineId; readonly source: SourceName }, ConsentAnswer>;
}
