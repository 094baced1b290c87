import type { LinesClient } from '@lendline/lines/contract';
import type { SliceDatabase } from '@lendline/platform';
import type { RecordsClient } from '@lendline/records/contract';
import type { FeaturesTables } from '../store/tables.ts';

export interface FeaturesNeeds {
  readonly lines: LinesClient;
  readonly records: RecordsClient;
}

/** What the use cases of this slice work with. */
export interface FeaturesParts extends FeaturesNeeds {
  readonly database: SliceDatabase<FeaturesTables>;
  /** The zone whose wall clock tells day, night and month. */
  readonly zone: string;
  readonly catalogueVersion: string;
}
