import type { LoanInstalment } from '@lendline/loans/contract';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../parts/wire-money.ts';
import { calendarOf } from './calendar.ts';
import { dueNow } from './due-now.ts';

function instalmentOf(n: number, state: LoanInstalment['state'], outstanding: string): LoanInstalment {
  const wire = (amount: string) => ({ amount, currency: 'CNY' }) as const;
  return {
    n,
    due: `2026-0${n}-15`,
    principal: wire(outstanding),
    interest: wire('0'),
    fees: wire('0'),
    penalties: wire('0'),
    dueTotal: wire(outstanding),
    paid: wire('0'),
    outstanding: wire(outstanding),
    balance: wire('0'),
    paidOn: null,
    state,
  };
}

describe('what is due now', () => {
  it('is all that has fallen due, since its oldest day', () => {
    const instalments = [
      instalmentOf(1, 'paid', '0'),
      instalmentOf(2, 'overdue', '68677'),
      instalmentOf(3, 'due', '68677'),
      instalmentOf(4, 'open', '68676'),
    ];
    const due = dueNow({ instalments, nextInstalment: instalments[1]! });
    expect(due).toEqual({ amount: { amount: '137354', currency: 'CNY' }, due: '2026-02-15' });
  });

  it('is the next instalment when nothing has fallen due, and nothing when all is paid', () => {
    const next = instalmentOf(1, 'open', '68677');
    expect(dueNow({ instalments: [next], nextInstalment: next })?.amount.amount).toBe('68677');
    expect(dueNow({ instalments: [instalmentOf(1, 'paid', '0')], nextInstalment: null })).toBeNull();
  });
});

describe('an amount as people type it', () => {
  it.each([
    ['2,000', '200000'],
    ['２０００', '200000'],
    ['¥ 686.77', '68677'],
    ['KSh 1 500', '150000'],
  ])('reads %s', (typed, minor) => {
    expect(readAmount(typed, 'CNY')?.amount).toBe(minor);
  });

  it.each(['', '0', '-5', 'two', '1.005', '1e3'])('does not take %j for one', (typed) => {
    expect(readAmount(typed, 'CNY')).toBeNull();
  });
});

describe('the calendar of due dates', () => {
  it('holds a whole day and a reminder for each, as RFC 5545 writes them', () => {
    const entry = { id: 'loan_1-1', day: '2026-03-05', title: 'Repay ¥1,020.00; thanks' };
    const text = calendarOf([entry], new Date('2026-03-01T10:00:00Z'));
    expect(text.split('\r\n')).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'UID:loan_1-1@lendline',
        'DTSTAMP:20260301T100000Z',
        'DTSTART;VALUE=DATE:20260305',
        'SUMMARY:Repay ¥1\\,020.00\\; thanks',
        'BEGIN:VALARM',
      ]),
    );
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
});
