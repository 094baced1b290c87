import type { LoansClient } from '@lendline/loans/contract';
import type { Log, Metrics, SliceDatabase } from '@lendline/platform';
import type { OpenModel, rowBinner } from '@lendline/scoring';
import type { ModelId } from '../contract.ts';
import type { Retention } from '../rules/retention.ts';
import type { ModelsTables } from '../store/tables.ts';
import type { Following, Trained, TrainingOrder } from '../training/order.ts';

/** A model ready to score, with the names of the features that it reads. */
export interface ReadyModel {
  readonly name: string;
  readonly simulated: boolean;
  readonly features: readonly string[];
  readonly opened: OpenModel;
  /** Reads a row into the bins of the model's reference; null for a model without one. */
  readonly binner: ReturnType<typeof rowBinner> | null;
}

/** What "bad" means in the lender's own book: dated data, and told with every outcome. */
export interface OutcomeRule {
  readonly badAtDpd_days: number;
  readonly window_days: number;
}

export interface ModelsNeeds {
  readonly loans: Pick<LoansClient, 'get'>;
}

/** What the use cases of this slice work with. */
export interface ModelsParts extends ModelsNeeds {
  readonly database: SliceDatabase<ModelsTables>;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Opened models by tenant and id. A cache that can be dropped at any time: a model never changes. */
  readonly ready: Map<`${string}/${ModelId}`, ReadyModel>;
  /** Trains outside the thread that answers requests. */
  readonly train: (order: TrainingOrder, following: Following) => Promise<Trained | 'stopped'>;
  readonly codeVersion: string;
  readonly outcomeRule: OutcomeRule;
  readonly retention: Retention;
  /** Days after which a champion is trained again on its own; null for never. */
  readonly retrainEvery_days: number | null;
}
