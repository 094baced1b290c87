import type { Money } from '@lendline/kernel';
import type { LedgerAccount } from './ledger-chart.ts';

/** One amount that leaves one account and enters another. */
export interface Movement {
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  /** Above zero. */
  readonly amount: Money;
}
