import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loanTerms } from '../loan-terms.ts';
import type { LoanAct, LoanEvent } from './event.ts';
import { sumOf } from './parts.ts';
import { payoffQuote } from './payoff.ts';
import { replay } from './replay.ts';
import { type InterestRecalculation, loanRules, type LoanRules } from './rules.ts';
import { recalculated } from './test/arbitrary-life.ts';

const start = Temporal.PlainDate.from('2024-01-01');
const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

const order = ['penalty', 'fee', 'principal', 'interest'] as const;
const rule = { pastDue: order, due: order, inAdvance: order, future: 'next' } as const;
const allocation = { kind: 'by_bucket', direction: 'horizontal', rules: { other: rule } } as const;

function rulesWith(rest: InterestRecalculation['rest'] | null): LoanRules {
  const principal = { amount: 10_000n, currency: 'EUR' } as const;
  return loanRules({
    terms: loanTerms({ principal, disbursed: start, instalments: 6, rate_ppm: 70_000, allocation }),
    interest: recalculated(rest),
  });
}

const event = (id: string, on: Temporal.PlainDate, act: LoanAct): LoanEvent => ({ id, on, entered: on, ...act });
const paidOut = event('1', start, { kind: 'disbursement', amount: 10_000n });
const paid = (on: Temporal.PlainDate, amount: bigint): LoanEvent =>
  event(`paid ${on.toString()}`, on, { kind: 'payment', as: 'repayment', amount });

describe('a payoff quote', () => {
  // 100.00 at 7 %, one instalment of 17.01 paid: 83.57 are left, and 14 of 29 days of February bear 0.24.
  const log = [paidOut, paid(date('2024-02-01'), 1701n)];
  const on = date('2024-02-15');

  it.each([
    ['the day', 'daily' as const, 8381n],
    ['the next due date', 'same_as_repayment' as const, 8406n],
    ['the end, as it was agreed', null, 8504n],
  ])('counts interest up to %s', (_until, rest, amount) => {
    expect(payoffQuote(rulesWith(rest), log, { currency: 'EUR', on })).toMatchObject({
      amount,
      parts: { principal: 8357n, interest: amount - 8357n },
    });
  });

  it('is nothing for a loan that owes nothing', () => {
    expect(payoffQuote(rulesWith('daily'), [], { currency: 'EUR', on })).toBeNull();
    const quote = payoffQuote(rulesWith('daily'), log, { currency: 'EUR', on });
    const ended = [...log, paid(on, quote!.amount)];
    expect(payoffQuote(rulesWith('daily'), ended, { currency: 'EUR', on })).toBeNull();
  });

  it('ends the loan to the cent on any day, whatever was paid before, and a cent less does not', () => {
    const days = fc.array(fc.record({ on: fc.nat({ max: 150 }), amount: fc.bigInt({ min: 1n, max: 3000n }) }), {
      maxLength: 5,
    });
    const rest = fc.constantFrom(null, 'daily' as const, 'same_as_repayment' as const);
    fc.assert(
      fc.property(rest, days, fc.nat({ max: 40 }), (counts, payments, after) => {
        const rules = rulesWith(counts);
        const lived = [
          paidOut,
          ...payments.map((one, index) => ({
            ...paid(start.add({ days: one.on }), one.amount),
            id: String(index + 2),
          })),
        ];
        const last = payments.reduce((latest, one) => Math.max(latest, one.on), 0);
        const day = start.add({ days: last + after });
        const quote = payoffQuote(rules, lived, { currency: 'EUR', on: day });
        if (quote === null) return;
        expect(sumOf(quote.parts)).toBe(quote.amount);
        const ended = replay(rules, [...lived, paid(day, quote.amount)], 'EUR');
        expect([ended.status, ended.overpaid]).toEqual(['closed', 0n]);
        if (quote.amount === 1n) return;
        expect(replay(rules, [...lived, paid(day, quote.amount - 1n)], 'EUR').outstanding).toBeGreaterThan(0n);
      }),
    );
  });
});
