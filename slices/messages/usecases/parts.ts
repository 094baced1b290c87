import type { LinesClient } from '@lendline/lines/contract';
import type { LoansClient } from '@lendline/loans/contract';
import type { Log, Metrics, SliceDatabase } from '@lendline/platform';
import type { SmsDoor } from '../connectors/sms-door.ts';
import type { ContactHours } from '../rules/contact-hours.ts';
import type { MessagesTables } from '../store/tables.ts';

/** What the use cases of this slice work with. */
export interface MessagesParts {
  readonly database: SliceDatabase<MessagesTables>;
  readonly lines: LinesClient;
  readonly loans: LoansClient;
  readonly door: SmsDoor;
  readonly hours: ContactHours;
  readonly zone: string;
  readonly lender: string;
  readonly log: Log;
  readonly metrics: Metrics;
}
