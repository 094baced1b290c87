import { expect, it } from 'vitest';
import { accountSums } from './account-sums.ts';

it('adds what each account moved over the days of an export, to the cent', () => {
  const text = [
    'booked_on,account,kind,currency,debit,credit',
    '2026-11-01,settlement,asset,CNY,0.10,1500.00',
    '2026-11-01,loan_principal,asset,CNY,1500.00,0.00',
    '2026-11-02,settlement,asset,CNY,0.20,0.00',
    '',
  ].join('\r\n');
  expect(accountSums({ bytes: new TextEncoder().encode(text) })).toEqual([
    {
      account: 'loan_principal',
      debit: { amount: '150000', currency: 'CNY' },
      credit: { amount: '0', currency: 'CNY' },
    },
    { account: 'settlement', debit: { amount: '30', currency: 'CNY' }, credit: { amount: '150000', currency: 'CNY' } },
  ]);
});

it('has no sums where nothing was booked', () => {
  const bytes = new TextEncoder().encode('booked_on,account,kind,currency,debit,credit\r\n');
  expect(accountSums({ bytes })).toEqual([]);
});
