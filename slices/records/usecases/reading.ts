import type { FeedAccount } from '../connectors/feed-connector.ts';
import type { PullRow } from '../store/pulls.ts';
import type { FeedRecord } from '../store/tables.ts';
import type { PullProvider } from './parts.ts';

/** One feed in the course of being read. */
export interface Reading {
  readonly feed: FeedRecord;
  readonly pull: PullRow;
  readonly provider: PullProvider;
  readonly account: FeedAccount;
  readonly owner: Owner;
  /** The consent that this page is read under. */
  readonly consentId: string | null;
}

export interface Owner {
  readonly country: string;
  readonly name: string | null;
  readonly phone: string;
}
