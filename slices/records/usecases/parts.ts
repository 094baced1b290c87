import type { ConsentsClient } from '@lendline/consents/contract';
import type { LinesClient } from '@lendline/lines/contract';
import type { FieldCrypto, SliceDatabase } from '@lendline/platform';
import type { Freshness } from '../rules/import-flags.ts';
import type { RecordsTables } from '../store/tables.ts';

export interface RecordsNeeds {
  readonly lines: LinesClient;
  readonly consents: ConsentsClient;
}

/** Turns a number as a file writes it into E.164, or null where it is no subscriber's number (10086). */
export type NumberingPlan = (text: string, country: string) => string | null;

/** What the use cases of this slice work with. */
export interface RecordsParts extends RecordsNeeds {
  readonly database: SliceDatabase<RecordsTables>;
  readonly crypto: FieldCrypto;
  readonly plan: NumberingPlan;
  /** How old the newest row may be, and the zone of the files' wall times. */
  readonly freshness: Freshness;
}
