import type { BankSort, LendingKey, LendingProduct, NonBankSort } from './grammar.ts';

/** One application for credit that a register knows of: whose it is, by the keys of the person asked about. */
export interface LendingQuery {
  /** The same id is the same application, however often it is told; its earliest arrival stands. */
  readonly id: string;
  readonly at: Temporal.Instant;
  /** When the register knew it; a reading of an earlier instant does not see it. */
  readonly arrived: Temporal.Instant;
  /** Which of the person's keys it was made with: the id, the number, or both. */
  readonly by: readonly LendingKey[];
  /** An opaque name of the institution. */
  readonly institution: string;
  readonly lender:
    | { readonly group: 'bank'; readonly sort: BankSort }
    | { readonly group: 'nbank'; readonly sort: NonBankSort };
  readonly product: LendingProduct;
}
