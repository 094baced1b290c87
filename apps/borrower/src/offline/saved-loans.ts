import type { Loan } from '@lendline/loans/contract';
import { keep, keptKeys, readKept, type Shelf } from './kept.ts';

/** The loans as they were last seen, to be read without a network. Holds amounts and days, no name and no number. */
export interface SavedLoans {
  readonly asOf: string;
  readonly loans: readonly Loan[];
}

export function keepLoans(loans: readonly Loan[], now: Date, shelf: Shelf = localStorage): void {
  keep(shelf, keptKeys.loans, loans.length === 0 ? null : { asOf: now.toISOString(), loans });
}

export function savedLoans(shelf: Shelf = localStorage): SavedLoans | null {
  return readKept<SavedLoans>(shelf, keptKeys.loans);
}
