import type { Transaction } from '@lendline/behaviour';
import type { LocalText } from '@lendline/kernel';

/** The account at the provider, and whose it should be. Personal data: it goes to the provider and nowhere else. */
export interface FeedAccount {
  /** As the provider calls it; never a phone number, because it stands in URLs. */
  readonly account: string;
  /** The consent that the person gave at the bank, where the provider knows such. */
  readonly permit: string | null;
  /** E.164: some providers name parties by number. */
  readonly phone: string;
}

export interface PageAsk extends FeedAccount {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** What the answer before called the next page; null for the first. */
  readonly page: string | null;
}

/** Why a provider's word is not known. Silence is not an empty page. */
export type FeedSilence = 'timeout' | 'provider-error' | 'unreadable' | 'page-repeated';

/** The provider will not tell, and asking again changes nothing. */
export type FeedRefusal = 'not-authorised' | 'no-such-account';

type NoAnswer =
  | { readonly kind: 'refused'; readonly because: FeedRefusal }
  | { readonly kind: 'unknown'; readonly because: FeedSilence };

export interface FeedEntry {
  /** The provider's id of the row; null where it gives none that could be one. */
  readonly id: string | null;
  readonly transaction: Transaction;
}

/** A row that is no record, told without its content. */
export interface LeftOutEntry {
  /** One-based place on the page. */
  readonly line: number;
  /** The whole row as it came, to know it again; it is hashed and forgotten. */
  readonly raw: string;
  readonly outcome: 'rejected' | 'ignored';
  readonly field: string;
  readonly reason: string;
  readonly text: LocalText;
}

export type PageAnswer =
  | {
      readonly kind: 'page';
      readonly entries: readonly FeedEntry[];
      readonly leftOut: readonly LeftOutEntry[];
      readonly next: string | null;
    }
  | NoAnswer;

export type HolderAnswer =
  | { readonly kind: 'holder'; readonly name: string | null; readonly number: string | null }
  | NoAnswer;

export type PermitAnswer =
  | {
      readonly kind: 'permit';
      readonly permit: string;
      /** False as long as the person has not answered. */
      readonly agreed: boolean;
      /** Where the person answers; the bank's own address where it says no better. */
      readonly authoriseAt: string;
    }
  | NoAnswer;

export type AccountsAnswer = { readonly kind: 'accounts'; readonly accounts: readonly string[] } | NoAnswer;

/** The person's own consent at the provider, beside the one that we hold. */
export interface PermitDesk {
  /** Asks for one until a day; the person may have to answer at the provider first. */
  ask(of: { readonly phone: string; readonly until: Temporal.PlainDate }): Promise<PermitAnswer>;
  look(permit: string): Promise<PermitAnswer>;
  /** The accounts that it covers, by the names that they have there. */
  accounts(permit: string): Promise<AccountsAnswer>;
}

/** An account that is read page by page, whatever its wire. Every method answers; none throws for what the outside does. */
export interface FeedConnector {
  /** Absent where the provider needs no consent of its own. */
  readonly permits?: PermitDesk;
  readHolder(account: FeedAccount): Promise<HolderAnswer>;
  readPage(ask: PageAsk): Promise<PageAnswer>;
}
