import type { NumberingPlan } from '@lendline/kernel';
import type { LinesClient } from '@lendline/lines/contract';
import type { FieldCrypto, Log, Metrics, SliceDatabase } from '@lendline/platform';
import type { FraudTables } from '../store/tables.ts';

export interface FraudNeeds {
  readonly lines: Pick<LinesClient, 'readPersonalData'>;
}

/** What the use cases on lists, cases and typologies work with. */
export interface FraudParts extends FraudNeeds {
  readonly database: SliceDatabase<FraudTables>;
  readonly crypto: FieldCrypto;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly plan: NumberingPlan;
  /** Whose national form a number is in that staff type. */
  readonly country: string;
}
