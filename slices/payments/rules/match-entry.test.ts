import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EntryFacts, idsIn, matchEntry, type PaymentFacts } from './match-entry.ts';

const day = Temporal.PlainDate.from('2026-06-15');
const id = (letter: string) => `payment_${letter.repeat(26)}`;
const loan = `loan_${'9'.repeat(26)}`;

const payment = (over: Partial<PaymentFacts> = {}): PaymentFacts => ({
  id: id('a'),
  direction: 'collection',
  state: 'sent',
  loanId: loan,
  amount: 5_000n,
  currency: 'CNY',
  reference: null,
  givesBack: null,
  createdOn: day,
  ...over,
});
const entry = (over: Partial<EntryFacts> = {}): EntryFacts => ({
  side: 'in',
  amount: 5_000n,
  currency: 'CNY',
  valueOn: day,
  reference: null,
  paymentNamed: null,
  takesBack: null,
  idsInText: [],
  ...over,
});

describe('an entry of a statement', () => {
  it('is the payment that carries its id and amount, and says why', () => {
    const { finding, best } = matchEntry(entry({ paymentNamed: id('a') }), [payment(), payment({ id: id('b') })]);
    expect(finding).toBe('matched');
    expect(best).toMatchObject({ payment: { id: id('a') }, score: 100, signals: ['our-id', 'amount', 'same-day'] });
  });

  it('is found by the rail’s own reference, and by an id in what the payer wrote', () => {
    const byRail = matchEntry(entry({ reference: 'R1' }), [payment({ reference: 'R1' })]);
    const byText = matchEntry(entry({ idsInText: [id('a')] }), [payment()]);
    expect([byRail.finding, byText.finding]).toEqual(['matched', 'matched']);
  });

  it('is the only collection of a loan that its text names, of the amount and about the day', () => {
    const named = entry({ idsInText: [loan] });
    expect(matchEntry(named, [payment()]).finding).toBe('matched');
    expect(matchEntry(named, [payment({ createdOn: day.subtract({ days: 4 }) })]).finding).toBe('missing-here');
    expect(matchEntry(named, [payment(), payment({ id: id('b') })]).finding).toBe('several-fit');
  });

  it('is never told by amount and day alone: they are suggested', () => {
    const { finding, best, suggestions } = matchEntry(entry(), [payment()]);
    expect({ finding, best }).toEqual({ finding: 'missing-here', best: null });
    expect(suggestions).toMatchObject([{ score: 40, signals: ['amount', 'same-day'] }]);
  });

  it('of another amount than the payment it names is for a person', () => {
    expect(matchEntry(entry({ paymentNamed: id('a'), amount: 4_999n }), [payment()]).finding).toBe('amount-differs');
    expect(matchEntry(entry({ paymentNamed: id('a'), currency: 'KES' }), [payment()]).finding).toBe('amount-differs');
  });

  it('of a payment that failed in our book contradicts it', () => {
    expect(matchEntry(entry({ paymentNamed: id('a') }), [payment({ state: 'failed' })]).finding).toBe('contradicts');
  });

  it('that brings a payout back is not taken for a repayment', () => {
    const payout = payment({ direction: 'disbursement', reference: 'P1', state: 'succeeded' });
    expect(matchEntry(entry({ takesBack: 'P1' }), [payout]).finding).toBe('payout-came-back');
    expect(matchEntry(entry({ paymentNamed: id('a') }), [payout]).finding).toBe('payout-came-back');
  });

  it('that takes a collection back is the return of it', () => {
    const given = payment({ direction: 'return', givesBack: 'C1' });
    expect(matchEntry(entry({ side: 'out', takesBack: 'C1' }), [given]).finding).toBe('matched');
  });

  it('is matched only with a payment of its side, its amount and one of its names, whatever else there is', () => {
    const letters = fc.constantFrom('a', 'b', 'c', 'd');
    const payments = fc.uniqueArray(
      fc.record({
        id: letters.map(id),
        direction: fc.constantFrom('disbursement', 'collection', 'return'),
        state: fc.constantFrom('created', 'sent', 'unknown', 'succeeded', 'failed'),
        loanId: fc.option(fc.constant(loan)),
        amount: fc.constantFrom(1n, 2n),
        currency: fc.constantFrom('CNY', 'KES'),
        reference: fc.option(letters),
        givesBack: fc.option(letters),
        createdOn: fc.integer({ min: -8, max: 8 }).map((days) => day.add({ days })),
      }),
      { selector: (one) => one.id, maxLength: 4 },
    );
    const entries = fc.record({
      side: fc.constantFrom('in', 'out'),
      amount: fc.constantFrom(1n, 2n),
      currency: fc.constantFrom('CNY', 'KES'),
      valueOn: fc.constant(day),
      reference: fc.option(letters),
      paymentNamed: fc.option(letters.map(id)),
      takesBack: fc.option(letters),
      idsInText: fc.subarray([loan, id('a'), id('b')]),
    });
    fc.assert(
      fc.property(entries, payments, (of, all) => {
        const { finding, best } = matchEntry(of, all);
        if (finding !== 'matched') return;
        expect(best!.signals).toContain('amount');
        expect(best!.payment.direction === 'collection').toBe(of.side === 'in');
        expect(best!.payment.state).not.toBe('failed');
        const named = ['our-id', 'rail-reference', 'takes-back', 'id-in-text', 'loan-in-text'] as const;
        expect(named.some((signal) => best!.signals.includes(signal))).toBe(true);
      }),
    );
  });
});

describe('ids in what a payer wrote', () => {
  const written = loan.toUpperCase();
  it.each([
    [`repay ${loan} thanks`, [loan]],
    [`REPAY ${written.replace('_', '-')}`, [loan]],
    [`${written.replace('_', ' ')}`, [loan]],
    [`${loan.slice(0, 15)}\n${loan.slice(15)}`, [loan]],
    ['loan 9999', []],
    ['', []],
  ])('%s', (text, ids) => {
    expect(idsIn(text)).toEqual(ids);
  });
});
