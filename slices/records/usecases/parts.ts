import type { ConsentsClient } from '@lendline/consents/contract';
import type { LinesClient } from '@lendline/lines/contract';
import type { Currency, NumberingPlan } from '@lendline/kernel';
import type { FieldCrypto, Log, Metrics, SliceDatabase } from '@lendline/platform';
import type { SourceId } from '@lendline/strategy';
import type { FeedConnector } from '../connectors/feed-connector.ts';
import type { RecordSource } from '../contract.ts';
import type { Freshness } from '../rules/import-flags.ts';
import type { PullTerms } from '../rules/pull-schedule.ts';
import type { RecordsTables } from '../store/tables.ts';

export interface RecordsNeeds {
  readonly lines: LinesClient;
  readonly consents: ConsentsClient;
}

/** A provider that this installation reads. */
export interface PullProvider {
  readonly name: string;
  readonly source: RecordSource;
  readonly accountForm: RegExp;
  readonly needsAccount: boolean;
  readonly connector: FeedConnector;
}

/** A partner that may send, and the secret that its messages are signed with. */
export interface PushPartner {
  readonly name: string;
  readonly source: RecordSource;
  readonly secret: string;
}

export interface FeedTerms extends PullTerms {
  readonly every_hours: number;
}

/** What the use cases of this slice work with. */
export interface RecordsParts extends RecordsNeeds {
  readonly database: SliceDatabase<RecordsTables>;
  readonly crypto: FieldCrypto;
  readonly plan: NumberingPlan;
  /** The lender's: what amounts are in where a file prints none. */
  readonly currency: Currency;
  /** How old the newest row may be, and the zone of the files' wall times. */
  readonly freshness: Freshness;
  /** What the pack calls the consent that a source needs. */
  readonly consentNames: Readonly<Record<RecordSource | 'declared-ties', SourceId>>;
  readonly pullProviders: ReadonlyMap<string, PullProvider>;
  readonly pushPartners: ReadonlyMap<string, PushPartner>;
  readonly feedTerms: FeedTerms;
  readonly log: Log;
  readonly metrics: Metrics;
}
