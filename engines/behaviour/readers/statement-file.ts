import type { FileWarning } from '../records/file-warning.ts';
import type { RowProblem } from '../records/row-problem.ts';
import type { Transaction } from '../records/transaction.ts';

export type StatementKind = 'alipay' | 'wechat';

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
export interface Statement extends StatementPreface {
  readonly kind: StatementKind;
  readonly rows: number;
  /** In the order of the file. */
  readonly transactions: readonly Transaction[];
  readonly totals: StatementTotals;
  readonly warnings: readonly FileWarning[];
  readonly rejected: readonly RowProblem[];
  readonly ignored: readonly RowProblem[];
}

export interface StatementOptions {
  readonly kind?: StatementKind | 'auto';
  /** The zone of the file's wall times; Asia/Shanghai unless told, as both wallets print. */
  readonly zone?: string;
}
