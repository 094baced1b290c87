import type { FlowDirection, TransactionStatus } from '../records/transaction.ts';
import type { DecodedText } from './decode-text.ts';
import type { Aliases } from './header-row.ts';
import type { StatementKind } from './statement-file.ts';

export type StatementField =
  | 'time'
  | 'category'
  | 'counterparty'
  | 'account'
  | 'description'
  | 'direction'
  | 'amount'
  | 'method'
  | 'status'
  | 'order'
  | 'merchantOrder'
  | 'note';

/** What one wallet's export looks like, as data; the rows of all are read by the same code. */
export interface StatementFormat {
  readonly kind: StatementKind;
  /** A word that the lines above the table hold: tells a cut file of this kind from one of no known kind. */
  readonly landmark: string;
  /** The encoding of the wallet's own export; another one means that the file was saved again. */
  readonly encoding: DecodedText['encoding'];
  readonly aliases: Aliases<StatementField>;
  readonly required: readonly StatementField[];
  readonly directions: Readonly<Record<string, FlowDirection>>;
  /** The first pattern that fits the status decides. */
  readonly statuses: readonly (readonly [RegExp, TransactionStatus])[];
  /** Categories whose rows give money back. */
  readonly refundCategory: RegExp;
}
