import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerAccounts } from './ledger-chart.ts';
import { movementsOf } from './ledger-movements.ts';

const amount = fc.bigInt(1n, 1_000_000n);
const account = fc.constantFrom(...ledgerAccounts);

/** Debits and credits of one sum, cut up in any way. */
const sides = fc
  .array(fc.tuple(account, account, amount), { minLength: 1, maxLength: 8 })
  .map((moves) =>
    moves.flatMap(([debit, credit, moved]) => [
      { account: debit, debit: moved, credit: 0n },
      { account: credit, debit: 0n, credit: moved },
    ]),
  )
  .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));

describe('sides written as movements', () => {
  it('leave every account with what its sides gave it, and move above zero between two accounts', () => {
    fc.assert(
      fc.property(sides, (given) => {
        const movements = movementsOf(given, 'CNY');
        for (const name of ledgerAccounts) {
          const asked = given.reduce((sum, one) => (one.account === name ? sum + one.debit - one.credit : sum), 0n);
          const moved = movements.reduce(
            (sum, one) =>
              sum + (one.debit === name ? one.amount.amount : 0n) - (one.credit === name ? one.amount.amount : 0n),
            0n,
          );
          expect(moved).toBe(asked);
        }
        expect(movements.every((one) => one.amount.amount > 0n && one.debit !== one.credit)).toBe(true);
      }),
    );
  });

  it('are refused when debits and credits differ', () => {
    const one = { account: 'settlement', debit: 5n, credit: 0n } as const;
    expect(() => movementsOf([one], 'CNY')).toThrow('credits as much');
    expect(() => movementsOf([{ ...one, debit: 0n, credit: 5n }], 'CNY')).toThrow('debits as much');
  });
});
