import type { NumberingPlan } from '@lendline/kernel';
import type { FieldCrypto, Metrics, SliceDatabase } from '@lendline/platform';
import type { Carrier } from '../connectors/carrier.ts';
import type { LinesTables } from '../store/tables.ts';

/** What the use cases of this slice work with. */
export interface LinesParts {
  readonly database: SliceDatabase<LinesTables>;
  readonly crypto: FieldCrypto;
  readonly carrier: Carrier;
  readonly plan: NumberingPlan;
  readonly metrics: Metrics;
  /** How far back a swap of SIM or device counts, in hours. */
  readonly swapWindow_h: number;
  /** The lender's: a person is a year older when the day begins there. */
  readonly zone: string;
  /** Named in the text of a one-time code. */
  readonly lender: string;
}
