import type { FlowDirection, TransactionStatus } from '../records/transaction.ts';
import type { DecodedText } from './decode-text.ts';
import type { Aliases } from './header-row.ts';

export type StatementField =
  | 'time'
  | 'settled'
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

export type WalletKind = 'alipay' | 'wechat' | 'jd' | 'meituan';

/** What one wallet's export looks like, as data; the rows of all are read by the same code. */
export interface StatementFormat {
  readonly kind: WalletKind;
  /** A word that the lines above the table hold: tells a cut file of this kind from one of no known kind. */
  readonly landmark: string;
  /** The encoding of the wallet's own export; another one means that the file was saved again. */
  readonly encoding: DecodedText['encoding'];
  readonly aliases: Aliases<StatementField>;
  readonly required: readonly StatementField[];
  /** Columns of the wallet's own export that say nothing of use; a name outside these and the aliases is news. */
  readonly otherColumns: readonly string[];
  readonly directions: Readonly<Record<string, FlowDirection>>;
  /** The first pattern that fits the status decides. */
  readonly statuses: readonly (readonly [RegExp, TransactionStatus])[];
  /** What a row is where the wallet prints no status, because it lists only what is done. */
  readonly statusOfAll?: TransactionStatus;
  /** The categories that are known; null where a wallet has so many that a new one says nothing. */
  readonly categories: RegExp | null;
  /** Turns a category that names a shop or an account into the word that stands for all of its kind. */
  readonly categoryWord?: (category: string) => string;
  /** Categories whose rows give money back. */
  readonly refundCategory: RegExp;
  /** Descriptions whose rows give money back, where the category does not say so. */
  readonly refundDescription?: RegExp;
  /** Where in an order number the day stands on which it was made, as eight or six digits. */
  readonly orderDay: RegExp | null;
}
