import type { ConsentsClient } from '@lendline/consents/contract';
import type { DecisionsClient } from '@lendline/decisions/contract';
import type { FeaturesClient } from '@lendline/features/contract';
import type { LinesClient } from '@lendline/lines/contract';
import type { LoansClient } from '@lendline/loans/contract';
import type { FieldCrypto, Log, Metrics, SliceDatabase } from '@lendline/platform';
import type { RecordsClient } from '@lendline/records/contract';
import type { Licence, Pack } from '@lendline/strategy';
import type { LiveChanges } from '../live-changes.ts';
import type { ApplicationsTables } from '../store/tables.ts';

export interface ApplicationsNeeds {
  readonly lines: LinesClient;
  readonly consents: ConsentsClient;
  readonly records: RecordsClient;
  readonly features: FeaturesClient;
  readonly decisions: DecisionsClient;
  readonly loans: LoansClient;
}

/** What the use cases of this slice work with. */
export interface ApplicationsParts {
  readonly database: SliceDatabase<ApplicationsTables>;
  readonly crypto: FieldCrypto;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly needs: ApplicationsNeeds;
  readonly pack: Pack;
  readonly licence: Licence | 'unknown';
  /** Named as lender in agreements. */
  readonly lender: string;
  /** Where complaints go, as agreements name it; empty for the help page of the app. */
  readonly contact: string;
  readonly offerDays: number;
  /** How long a decision or a drawdown check may stay without an answer before a person takes over. */
  readonly patience_min: number;
  readonly live: LiveChanges;
}

/** The name under which this slice asks others. */
export const slice = 'applications';
