import type { OwnBook } from '@lendline/loans/contract';
import { builder } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { bookFacts } from './book-facts.ts';

const yuan = (amount: string) => ({ amount, currency: 'CNY' as const });

const empty = builder<OwnBook>({
  lineId: 'line_a',
  openLoans: 0,
  outstanding: yuan('0'),
  monthlyInstalments: yuan('0'),
  loansTaken: 0,
  loansRepaid: 0,
  worstDpd: 0,
  worstDpdLastLoan: 0,
  currentDpd: 0,
  lastLimit: null,
  lastRaiseOn: null,
  loansLast30Days: 0,
  lastClosedOn: null,
});

describe('the own book as facts', () => {
  it('of somebody new says that there was nothing, which is not the same as not knowing', () => {
    expect(bookFacts(empty())).toMatchObject({
      open_loans: 0,
      charged_off: false,
      last_loan_closed_on: 'none',
      last_loan_worst_lateness_days: 'none',
      current_limit: 'none',
      own_pd_ppm: 'none',
    });
    expect(bookFacts(null)).toEqual({});
  });

  it('knows a loan that was given up: taken, not repaid and not open', () => {
    expect(bookFacts(empty({ loansTaken: 2, loansRepaid: 1 })).charged_off).toBe(true);
    expect(bookFacts(empty({ loansTaken: 2, loansRepaid: 1, openLoans: 1 })).charged_off).toBe(false);
  });

  it('carries amounts exactly', () => {
    const book = empty({ lastLimit: yuan('90071992547409931'), monthlyInstalments: yuan('12345') });
    expect(bookFacts(book).current_limit).toEqual({ amount: 90_071_992_547_409_931n, currency: 'CNY' });
    expect(bookFacts(book).own_monthly_instalments).toEqual({ amount: 12_345n, currency: 'CNY' });
  });
});
