import { assert, type Currency, money, type Money } from '@lendline/kernel';
import type { LedgerAccount } from './ledger-chart.ts';

/** One amount that leaves one account and enters another. */
export interface Movement {
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  /** Above zero. */
  readonly amount: Money;
}

/** One side of an entry, in minor units; as the credit engine's journal writes it. */
interface Side {
  readonly account: LedgerAccount;
  readonly debit: bigint;
  readonly credit: bigint;
}

/**
 * Sides, whose debits and credits are equal, as movements from one account to another: the first debit is met by the first
 * credits, and so on. What an account is debited and credited stays the same; a side against itself moves nothing.
 */
export function movementsOf(sides: readonly Side[], currency: Currency): readonly Movement[] {
  const debits = sides.filter(({ debit }) => debit > 0n).map(({ account, debit }) => ({ account, left: debit }));
  const credits = sides.filter(({ credit }) => credit > 0n).map(({ account, credit }) => ({ account, left: credit }));
  const movements: Movement[] = [];
  let next = 0;
  for (const debit of debits) {
    while (debit.left > 0n) {
      const credit = credits[next];
      assert(credit, 'a posting credits as much as it debits');
      const amount = debit.left < credit.left ? debit.left : credit.left;
      debit.left -= amount;
      credit.left -= amount;
      if (credit.left === 0n) next += 1;
      if (debit.account === credit.account) continue;
      movements.push({ debit: debit.account, credit: credit.account, amount: money(amount, currency) });
    }
  }
  assert(next === credits.length, 'a posting debits as much as it credits');
  return movements;
}
