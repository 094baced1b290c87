import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stillClock } from '../testing/country.ts';
import { type AccountId, createLedger } from './ledger.ts';
import { transitions } from './transactions.ts';

const accounts = ['issuer', 'person:0', 'person:1', 'client:a'] as const satisfies readonly AccountId[];
const account = fc.constantFrom(...accounts);
const transfers = fc.array(fc.record({ from: account, to: account, amount: fc.bigInt({ min: 1n, max: 10_000n }) }));
const forgetful = { clock: stillClock(), touch: () => undefined };

describe('the wallet’s ledger', () => {
  it('neither makes nor loses money, and lets nobody but the issuer owe', () => {
    fc.assert(
      fc.property(transfers, (moves) => {
        const ledger = createLedger(forgetful);
        for (const move of moves) ledger.transfer({ ...move, reference: 'r', text: '' });
        const balances = accounts.map((name) => ledger.balance(name));
        expect(balances.reduce((sum, balance) => sum + balance, 0n)).toBe(0n);
        expect(balances.slice(1).every((balance) => balance >= 0n)).toBe(true);
      }),
    );
  });

  it('reads back from its saved form what it held', () => {
    fc.assert(
      fc.property(transfers, (moves) => {
        const ledger = createLedger(forgetful);
        for (const move of moves) ledger.transfer({ ...move, reference: 'r', text: '' });
        const again = createLedger(forgetful);
        again.kept.load(JSON.parse(JSON.stringify(ledger.kept.save())));
        for (const name of accounts) {
          expect(again.balance(name)).toBe(ledger.balance(name));
          expect(again.entriesOf(name)).toEqual(ledger.entriesOf(name));
        }
      }),
    );
  });
});

describe('the life of an order', () => {
  it('starts pending and reaches every other state, from which nothing follows', () => {
    const reached = new Set<string>(['pending']);
    for (const state of reached) for (const next of transitions[state as keyof typeof transitions]) reached.add(next);
    expect([...reached].toSorted()).toEqual(Object.keys(transitions).toSorted());
    expect(transitions.completed).toEqual([]);
    expect(transitions.failed).toEqual([]);
  });
});
