import type { ConsentsClient } from '@lendline/consents/contract';
import type { FraudClient } from '@lendline/fraud/contract';
import type { FeaturesClient } from '@lendline/features/contract';
import type { LinesClient } from '@lendline/lines/contract';
import type { LoansClient } from '@lendline/loans/contract';
import type { ModelsClient } from '@lendline/models/contract';
import type { Log, SliceDatabase } from '@lendline/platform';
import type { Licence, Pack, Strategy, StrategyFault } from '@lendline/strategy';
import type { Environment, StrategyId } from '../contract.ts';
import type { DecisionsTables } from '../store/tables.ts';

export interface DecisionsNeeds {
  readonly lines: LinesClient;
  readonly consents: ConsentsClient;
  readonly features: FeaturesClient;
  readonly models: ModelsClient;
  readonly loans: LoansClient;
  readonly fraud: Pick<FraudClient, 'assess'>;
}

/** A version made ready to decide. */
export interface ReadyStrategy {
  readonly id: StrategyId;
  readonly number: number;
  readonly compiled: Strategy;
}

/** What the use cases of this slice work with. */
export interface DecisionsParts extends DecisionsNeeds {
  readonly database: SliceDatabase<DecisionsTables>;
  readonly log: Log;
  readonly pack: Pack;
  /** The licence on record; `unknown` is said in every trace, and real rails refuse to pay out. */
  readonly licence: Licence | 'unknown';
  /** Which of the environments this process decides in. */
  readonly environment: Environment;
  /** The share of lines whose raises are withheld by lot, in ppm; 0: none. */
  readonly raiseHoldout_ppm: number;
  /** SHA-256 of a text, as hexadecimal. */
  readonly hash: (text: string) => string;
  /** Versions made ready, by tenant and id. A cache that can be dropped at any time: an approved version never changes. */
  readonly ready: Map<`${string}/${StrategyId}`, ReadyStrategy>;
  /** What replays need, by version, and what is evaluated beside, by revision; made ready likewise. */
  readonly kept: Map<string, Strategy>;
  /** What is wrong with documents that were checked, by hash. */
  readonly checked: Map<string, readonly StrategyFault[]>;
  /** Lenders whose pack was looked at since this process began. */
  readonly seeded: Set<string>;
}
