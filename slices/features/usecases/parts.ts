import type { ConsentsClient } from '@lendline/consents/contract';
import type { LinesClient } from '@lendline/lines/contract';
import type { FieldCrypto, SliceDatabase } from '@lendline/platform';
import type { RecordsClient } from '@lendline/records/contract';
import type { FeaturesTables } from '../store/tables.ts';

/** Of each slice the operations that are called. */
export interface FeaturesNeeds {
  readonly lines: Pick<LinesClient, 'getLine' | 'readPersonalData' | 'getReport'>;
  readonly consents: Pick<ConsentsClient, 'listNotices' | 'listOfLine' | 'check'>;
  readonly records: Pick<RecordsClient, 'read' | 'listOfLine' | 'listFeedsOfLine' | 'tiesOf'>;
}

/** What the use cases of this slice work with. */
export interface FeaturesParts extends FeaturesNeeds {
  readonly database: SliceDatabase<FeaturesTables>;
  readonly crypto: FieldCrypto;
  /** The zone whose wall clock tells day, night and month. */
  readonly zone: string;
  /** How old the newest record of an import may be before the import no longer counts. */
  readonly newestAtMost_days: number;
  readonly catalogueVersion: string;
  /** Whether the law lets a person be judged by how those repaid whom they know. */
  readonly exposureToDefaulters: 'off' | 'on';
}
