import type { Currency } from '@lendline/kernel';

import type { FileWarning } from '../records/file-warning.ts';
import type { RowProblem } from '../records/row-problem.ts';
import type { Transaction } from '../records/transaction.ts';
import type { FileWords } from '../records/vocabulary.ts';
import type { WalletKind } from './statement-format.ts';

/** Whose statement a file is. `cider`: the mobile-money CSV of that research tool. */
export type StatementKind = WalletKind | 'bank' | 'camt' | 'gsma' | 'cider';

/** Minor units by direction as the wallet files the rows, before refunds; `refunded` is what came back of all of them. */
export interface StatementTotals {
  readonly in: bigint;
  readonly out: bigint;
  readonly neutral: bigint;
  readonly refunded: bigint;
}

export interface DeclaredSum {
  readonly rows: number;
  readonly amount: bigint;
}

/** What the head of the file says of itself; null where it does not. */
export interface StatementPreface {
  readonly holder: { readonly name: string | null; readonly account: string | null };
  readonly window: { readonly from: Temporal.Instant; readonly to: Temporal.Instant } | null;
  readonly exported_at: Temporal.Instant | null;
  readonly declared: {
    readonly rows: number | null;
    readonly in: DeclaredSum | null;
    readonly out: DeclaredSum | null;
    readonly neutral: DeclaredSum | null;
  };
}

/** What a statement file held. `rows` = transactions + rejected + ignored, always. */
export interface Statement extends StatementPreface, FileWords {
  readonly kind: StatementKind;
  /** Which bank's table or which version of a message it is, such as `cmb-debit` or `camt.053.001.08`; null for the rest. */
  readonly variant: string | null;
  readonly rows: number;
  /** In the order of the file. */
  readonly transactions: readonly Transaction[];
  /** The currency of most rows, which the totals are in; rows of others are told in a warning. Null without rows. */
  readonly currency: Currency | null;
  readonly totals: StatementTotals;
  readonly warnings: readonly FileWarning[];
  readonly rejected: readonly RowProblem[];
  readonly ignored: readonly RowProblem[];
}

export interface StatementOptions {
  readonly kind?: StatementKind | 'auto';
  /** The zone of the file's wall times: Asia/Shanghai unless told, as the wallets of China print. */
  readonly zone?: string;
  /** Opens an encrypted zip, as wallets send them by e-mail. */
  readonly password?: string;
  /**
   * The holder's account or number in files that name both sides of each payment (GSMA, CIDER). Without it the side
   * that is in every row is taken; where both are, no direction is guessed.
   */
  readonly account?: string;
  /** The currency of amounts in files that do not print one. */
  readonly currency?: Currency;
}
