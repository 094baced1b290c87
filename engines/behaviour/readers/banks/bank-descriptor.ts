import type { Currency, LocalText } from '@lendline/kernel';
import type { DecimalMark } from '../amount-text.ts';
import type { DecodedText } from '../decode-text.ts';
import type { DayOrder } from './day-text.ts';

export type BankField =
  | 'date'
  | 'time'
  | 'amount'
  | 'paidIn'
  | 'paidOut'
  | 'side'
  | 'balance'
  | 'currency'
  | 'fee'
  | 'category'
  | 'counterparty'
  | 'account'
  | 'description'
  | 'note'
  | 'order';

/** How a table says whether money came or went. */
export type AmountSign =
  /** One column, negative for money that went. */
  | { readonly by: 'sign' }
  /** One column for each; the other is empty, `-` or zero. */
  | { readonly by: 'columns' }
  /** One column of amounts and one of words. */
  | { readonly by: 'words'; readonly words: Readonly<Record<string, 'in' | 'out'>> };

/** The CSV of one bank, as data: to read another bank, write another of these. */
export interface BankDescriptor {
  readonly id: string;
  readonly name: LocalText;
  /** What the bank's own export is written in; null where it depends on the person's machine. */
  readonly encoding: DecodedText['encoding'] | null;
  /** The header text of each column, exactly as the bank prints it, with its variants. */
  readonly columns: Partial<Readonly<Record<BankField, readonly string[]>>>;
  /** Header texts of columns that are not read. */
  readonly otherColumns: readonly string[];
  readonly sign: AmountSign;
  readonly days: DayOrder;
  readonly decimals: DecimalMark;
  /** For a table without a currency column; null where every row must say. */
  readonly currency: Currency | null;
  /** The bank's words for currencies; ISO codes need none. */
  readonly currencies: Readonly<Record<string, Currency>>;
  readonly zone: string;
  /** Categories and descriptions of rows that give money back: never income. */
  readonly refunds: RegExp;
}
