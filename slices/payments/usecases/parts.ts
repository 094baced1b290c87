import type { LinesClient } from '@lendline/lines/contract';
import type { FieldCrypto, Log, Metrics, SliceDatabase } from '@lendline/platform';
import type { Licence, Pack } from '@lendline/strategy';
import type { Rails } from '../connectors/rails.ts';
import type { PaymentsTables } from '../store/tables.ts';

/** What the use cases of this slice work with. */
export interface PaymentsParts {
  readonly database: SliceDatabase<PaymentsTables>;
  readonly crypto: FieldCrypto;
  readonly lines: Pick<LinesClient, 'readPersonalData'>;
  readonly rails: Rails;
  readonly licence: Licence | 'unknown';
  readonly pack: Pack;
  /** Root of our own API as the rail reaches it. */
  readonly callbackRoot: string;
  readonly log: Log;
  readonly metrics: Metrics;
}
