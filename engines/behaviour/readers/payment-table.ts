import type { RowProblem } from '../records/row-problem.ts';
import type { Transaction } from '../records/transaction.ts';
import type { CellRow } from './csv-rows.ts';
import type { DecodedText } from './decode-text.ts';
import type { StatementKind } from './statement-file.ts';

/** A transaction with what its row shows of a spreadsheet having saved it. */
export interface StatementRow {
  readonly transaction: Transaction;
  /** The row has lost its seconds, or its order number to `1.23E+27`. */
  readonly resaved: boolean;
}

/** A table of payments that was recognised by its header row, ready to read the rows below it. */
export interface PaymentTable {
  readonly kind: StatementKind;
  /** Which bank's table it is; null for a wallet's. */
  readonly variant: string | null;
  readonly header: CellRow;
  /** The encoding its maker writes; null where makers differ. */
  readonly encoding: DecodedText['encoding'] | null;
  /** How many columns are named otherwise than in the maker's own export. */
  readonly changed_columns: number;
  /** Where in an order number the day stands on which it was made. */
  readonly orderDay: RegExp | null;
  read(row: CellRow): StatementRow | RowProblem;
}

const scientific = /^\d(\.\d+)?E\+?\d+$/i;

/** `1.23E+27`: what a spreadsheet makes of a long order number. */
export function isScientific(text: string): boolean {
  return scientific.test(text);
}
