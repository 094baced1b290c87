import type { SliceDatabase } from '@lendline/platform';
import type { Notice } from '../contract.ts';
import type { ConsentsTables } from '../store/tables.ts';

/** What the use cases of this slice work with. */
export interface ConsentsParts {
  readonly database: SliceDatabase<ConsentsTables>;
  readonly notices: readonly Notice[];
}
