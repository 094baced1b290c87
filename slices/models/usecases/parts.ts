import type { CompiledModel } from '@lendline/scoring';
import type { SliceDatabase } from '@lendline/platform';
import type { ModelId } from '../contract.ts';
import type { ModelsTables } from '../store/tables.ts';

/** A model ready to score, with the names of the features that it reads. */
export interface ReadyModel {
  readonly name: string;
  readonly simulated: boolean;
  readonly features: readonly string[];
  readonly compiled: CompiledModel;
}

/** What the use cases of this slice work with. */
export interface ModelsParts {
  readonly database: SliceDatabase<ModelsTables>;
  /** Compiled models by tenant and id. A cache that can be dropped at any time: a model never changes. */
  readonly ready: Map<`${string}/${ModelId}`, ReadyModel>;
}
