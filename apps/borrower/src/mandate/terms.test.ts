import type { LoanInstalment } from '@lendline/loans/contract';
import { describe, expect, it } from 'vitest';
import { collectionsOf, enoughFor, lastDayFor } from './terms.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' }) as const;

function instalment(n: number, state: LoanInstalment['state'], outstanding: string): LoanInstalment {
  const none = cny('0');
  return {
    n,
    due: `2026-0${n}-25`,
    principal: cny(outstanding),
    interest: none,
    fees: none,
    penalties: none,
    dueTotal: cny(outstanding),
    paid: none,
    outstanding: cny(outstanding),
    balance: none,
    paidOn: null,
    state,
  };
}

const loan = {
  instalments: [instalment(1, 'paid', '0'), instalment(2, 'due', '40000'), instalment(3, 'open', '102409')],
};

describe('what a mandate allows', () => {
  it('is each open instalment on its due day, never above the limit', () => {
    expect(collectionsOf(loan, cny('50000'))).toEqual([
      { n: 2, due: '2026-02-25', amount: cny('40000') },
      { n: 3, due: '2026-03-25', amount: cny('50000') },
    ]);
  });

  it('is proposed so that every instalment is collected whole, and until it could be tried again', () => {
    expect(enoughFor(loan)).toEqual(cny('102409'));
    expect(enoughFor({ instalments: [instalment(1, 'paid', '0')] })).toBeNull();
    expect(lastDayFor(loan)).toBe('2026-04-04');
  });
});
