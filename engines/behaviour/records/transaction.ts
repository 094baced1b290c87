import type { Currency } from '@lendline/kernel';

/** As the wallet files it: `neutral` rows are own transfers, investments, repayments and refunds, not income or spending. */
export type FlowDirection = 'in' | 'out' | 'neutral';

/** What became of the payment. `closed`: cancelled before it was paid, or refunded in full afterwards. */
export type TransactionStatus = 'posted' | 'pending' | 'closed' | 'failed' | 'refund' | 'other';

/** One row of a payment statement. Amounts are minor units and never negative: the direction says the sign. */
export interface Transaction {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at_ms: number;
  /** What the wall clock of the statement's zone showed, as milliseconds of that wall. */
  readonly wall_ms: number;
  readonly amount: bigint;
  readonly currency: Currency;
  readonly direction: FlowDirection;
  readonly status: TransactionStatus;
  /** How much of this payment has come back (or was given back), from refund rows or from the status text. */
  readonly refunded: bigint;
  /** For a refund row: the order it gives back, when the file says which. */
  readonly refund_of: string | null;
  readonly counterparty: string | null;
  readonly counterparty_account: string | null;
  /** The wallet's own word for the kind of transaction. */
  readonly category: string;
  readonly description: string;
  readonly method: string | null;
  readonly status_text: string;
  readonly order_id: string | null;
  readonly merchant_order_id: string | null;
  readonly note: string | null;
  /** What the account held after the row, in minor units, below zero when overdrawn; null where the source shows none. */
  readonly balance: bigint | null;
  /** What the payment cost on top of, or within, its amount, in minor units; null where the source shows none. */
  readonly fee: bigint | null;
  /** When Lendline first had the row; null until an import says so. What arrived after `as_of` is not looked at. */
  readonly arrived_ms: number | null;
  /** One-based line (or row of the sheet) in the file. */
  readonly source_line: number;
}

type Always = 'at_ms' | 'wall_ms' | 'amount' | 'currency' | 'direction' | 'status' | 'source_line';

const absent: Omit<Transaction, Always> = {
  refunded: 0n,
  refund_of: null,
  counterparty: null,
  counterparty_account: null,
  category: '',
  description: '',
  method: null,
  status_text: '',
  order_id: null,
  merchant_order_id: null,
  note: null,
  balance: null,
  fee: null,
  arrived_ms: null,
};

/** A transaction with everything not given absent. */
export function transaction(given: Pick<Transaction, Always> & Partial<Transaction>): Transaction {
  return { ...absent, ...given };
}
