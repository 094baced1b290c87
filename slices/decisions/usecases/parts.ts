import type { ConsentsClient } from '@lendline/consents/contract';
import type { FeaturesClient } from '@lendline/features/contract';
import type { LinesClient } from '@lendline/lines/contract';
import type { LoansClient } from '@lendline/loans/contract';
import type { ModelsClient } from '@lendline/models/contract';
import type { Log, SliceDatabase } from '@lendline/platform';
import type { Licence } from '@lendline/strategy';
import type { Strategy } from '../rules/decision-answer.ts';
import type { DecisionsTables } from '../store/tables.ts';

export interface DecisionsNeeds {
  readonly lines: LinesClient;
  readonly consents: ConsentsClient;
  readonly features: FeaturesClient;
  readonly models: ModelsClient;
  readonly loans: LoansClient;
}

/** What the use cases of this slice work with. */
export interface DecisionsParts extends DecisionsNeeds {
  readonly database: SliceDatabase<DecisionsTables>;
  readonly log: Log;
  readonly strategy: Strategy;
  /** The licence on record; `unknown` is said in every trace, and real rails refuse to pay out. */
  readonly licence: Licence | 'unknown';
}
