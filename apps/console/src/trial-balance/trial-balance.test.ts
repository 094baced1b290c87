import { expect, it } from 'vitest';
import { trialBalanceView } from './trial-balance-query.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' }) as const;

it('adds the columns of the trial balance up to the cent, beyond what a float can hold', () => {
  const account = (name: string, debit: string, credit: string) =>
    ({ account: name, kind: 'asset', debit: cny(debit), credit: cny(credit), balance: cny(debit) }) as const;
  const { debit, credit } = trialBalanceView({
    asOf: '2026-11-21',
    balanced: true,
    accounts: [account('a', '9007199254740993', '1'), account('b', '2', '9007199254740994')],
  });
  expect(debit).toBe('¥90,071,992,547,409.95');
  expect(credit).toBe(debit);
});
