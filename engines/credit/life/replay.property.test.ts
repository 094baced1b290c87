import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loanTerms } from '../loan-terms.ts';
import { withAccruals } from './accruals.ts';
import type { LoanAct, LoanEvent } from './event.ts';
import { journalOf } from './journal.ts';
import { sumOf } from './parts.ts';
import { LifeReader, type LoanLife, replay } from './replay.ts';
import type { LoanRules } from './rules.ts';

const start = Temporal.PlainDate.from('2026-01-31');
const day = (days: number): Temporal.PlainDate => start.add({ days });

const rules = fc
  .record({
    processing: fc.constantFrom('regenerated' as const, 'in_date_order' as const),
    strategy: fc.constantFrom<LoanRules['strategy']>(
      { kind: 'oldest_first', order: ['penalty', 'fee', 'interest', 'principal'] },
      {
        kind: 'due_first',
        due: ['penalty', 'fee', 'interest', 'principal'],
        inAdvance: ['principal', 'penalty', 'fee', 'interest'],
      },
      {
        kind: 'by_bucket',
        order: ['penalty', 'fee', 'principal', 'interest'],
        direction: 'horizontal',
        future: { other: 'next', goodwill_credit: 'last', merchant_refund: 're_amortise' },
      },
      {
        kind: 'by_bucket',
        order: ['penalty', 'fee', 'principal', 'interest'],
        direction: 'vertical',
        future: { other: 'last' },
      },
    ),
    downPayment_ppm: fc.constantFrom(0, 250_000),
    chargebackOrder: fc.constantFrom(null, ['penalty', 'fee', 'interest', 'principal'] as const),
  })
  .map(
    ({ downPayment_ppm, ...rest }): LoanRules => ({
      ...rest,
      terms: loanTerms({
        principal: { amount: 1n, currency: 'CNY' },
        disbursed: start,
        instalments: 4,
        rate_ppm: 0,
        downPayment_ppm,
      }),
      recalculation: null,
      autoDownPayment: false,
      chargeAccrual: 'due',
      arrearsGrace_d: 3,
    }),
  );

const amount = fc.bigInt({ min: 1n, max: 150_000n });
const act = fc.oneof(
  fc.record({
    kind: fc.constant('payment' as const),
    as: fc.constantFrom('repayment' as const, 'goodwill_credit' as const, 'merchant_refund' as const),
    amount,
  }),
  fc.record({
    kind: fc.constant('charge' as const),
    name: fc.constant('a fee'),
    penalty: fc.boolean(),
    amount: amount.map((flat) => ({ flat })),
  }),
  fc.record({ kind: fc.constant('credit_balance_refund' as const), amount }),
  fc.record({ kind: fc.constant('disbursement' as const), amount }),
  fc.record({ kind: fc.constant('charge_off' as const), fraud: fc.boolean() }),
  fc.record({ kind: fc.constant('close_of_business' as const) }),
);
const entry = fc.record({ act, on: fc.nat({ max: 85 }), later: fc.nat({ max: 20 }) });

/** A log that begins with money paid out and goes on with anything, backdated or not; some of it is undone. */
const log = fc
  .record({ entries: fc.array(entry, { maxLength: 12 }), undone: fc.array(fc.nat({ max: 20 }), { maxLength: 3 }) })
  .map(({ entries, undone }) => {
    const acts: { act: LoanAct; on: number; entered: number }[] = [
      { act: { kind: 'disbursement', amount: 400_000n }, on: 0, entered: 0 },
      ...entries.map((one) => ({ act: one.act, on: one.on, entered: one.on + one.later })),
    ];
    const events = acts.map((one, index): LoanEvent => eventOf(String(index), one));
    const removable = events.slice(1).filter(({ kind }) => kind !== 'close_of_business');
    const undoings = [...new Set(undone.map((index) => removable[index % Math.max(1, removable.length)]))].filter(
      (event) => event !== undefined,
    );
    const undoingEvents = undoings.map((event, index) =>
      eventOf(`undo ${index}`, { act: { kind: 'undo', of: event.id }, on: 110, entered: 110 }),
    );
    return { events, undoings, undoingEvents };
  });

function eventOf(id: string, one: { act: LoanAct; on: number; entered: number }): LoanEvent {
  return { id, on: day(one.on), entered: day(one.entered), ...one.act };
}

function total(life: LoanLife, of: (one: LoanLife['plan'][number]) => bigint): bigint {
  return life.plan.reduce((sum, one) => sum + of(one), 0n);
}

function moneyIn({ transactions }: LoanLife): bigint {
  const kinds = new Set(['repayment', 'goodwill_credit', 'merchant_refund']);
  return transactions
    .filter(({ kind, undone }) => kinds.has(kind) && !undone)
    .reduce((sum, one) => sum + one.amount, 0n);
}

function moneyOut({ transactions }: LoanLife, kind: string): bigint {
  return transactions.filter((one) => one.kind === kind && !one.undone).reduce((sum, one) => sum + one.amount, 0n);
}

describe('a loan’s log', () => {
  it('conserves money: what came in is paid, overpaid, or has gone back, under any entries in any order', () => {
    fc.assert(
      fc.property(rules, log, (rule, { events, undoingEvents }) => {
        const life = replay(rule, [...events, ...undoingEvents], 'CNY');
        const paid = total(life, (one) => sumOf(one.paid));
        const refunded = moneyOut(life, 'credit_balance_refund');
        const principal = total(life, ({ owed }) => owed.principal);
        const lent = moneyOut(life, 'disbursement');
        // What was refunded beyond the overpaid is owed again, and counts as principal.
        expect(moneyIn(life) - refunded + (principal - lent)).toBe(paid + life.overpaid);
        expect(principal).toBeGreaterThanOrEqual(lent);
      }),
    );
  });

  it('never pays more than is owed, and an instalment is never met while something of it is open', () => {
    fc.assert(
      fc.property(rules, log, (rule, { events, undoingEvents }) => {
        const life = replay(rule, [...events, ...undoingEvents], 'CNY');
        for (const one of life.plan) {
          for (const component of ['penalty', 'fee', 'interest', 'principal'] as const)
            expect(one.open(component)).toBeGreaterThanOrEqual(0n);
          expect(one.outstanding > 0n && one.metOn !== null).toBe(false);
          expect(one.inAdvance + one.late).toBeLessThanOrEqual(sumOf(one.paid));
        }
        expect(life.overpaid > 0n && life.outstanding > 0n && life.status === 'overpaid').toBe(false);
      }),
    );
  });

  it('reads after an undoing as if what was undone had never been entered', () => {
    fc.assert(
      fc.property(rules, log, (rule, { events, undoings, undoingEvents }) => {
        const without = events.filter((event) => !undoings.includes(event));
        const undone = replay(rule, [...events, ...undoingEvents], 'CNY');
        const never = replay(rule, without, 'CNY');
        expect(undone.plan).toEqual(never.plan);
        expect(undone.overpaid).toBe(never.overpaid);
        expect(undone.transactions.filter((one) => !one.undone)).toEqual(never.transactions);
      }),
    );
  });

  it('reads the same a second time, and entry by entry', () => {
    fc.assert(
      fc.property(rules, log, (rule, { events, undoingEvents }) => {
        const whole = [...events, ...undoingEvents];
        const reader = new LifeReader(rule, 'CNY');
        const [last] = whole.map((event) => reader.read(event)).slice(-1);
        expect(replay(rule, whole, 'CNY')).toEqual(replay(rule, whole, 'CNY'));
        expect(last).toEqual(replay(rule, whole, 'CNY'));
      }),
    );
  });

  it('keeps the loss of a charge-off for fraud in its own account when it is undone', () => {
    const [paidOut, off]: LoanAct[] = [
      { kind: 'disbursement', amount: 400_000n },
      { kind: 'charge_off', fraud: true },
    ];
    const events = [paidOut!, off!, { kind: 'undo', of: '1' } as const].map((made, index) =>
      eventOf(String(index), { act: made, on: index, entered: index }),
    );
    const [rule] = fc.sample(rules, 1);
    const life = replay(rule!, events, 'CNY');
    const undone = life.transactions.find(({ kind }) => kind === 'charge_off');
    expect(life.chargedOff).toBeNull();
    expect(journalOf(undone!, life).map(({ account }) => account)).toContain('fraud_loss');
  });

  it('posts journal entries whose debits equal their credits', () => {
    fc.assert(
      fc.property(rules, log, (rule, { events }) => {
        const life = replay(rule, events, 'CNY');
        for (const transaction of withAccruals(rule, events, 'CNY')) {
          const lines = journalOf(transaction, life);
          const debits = lines.reduce((sum, { debit }) => sum + debit, 0n);
          const credits = lines.reduce((sum, { credit }) => sum + credit, 0n);
          expect(debits).toBe(credits);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('recognises every charge once, whatever days were closed', () => {
    fc.assert(
      fc.property(rules, log, (rule, { events }) => {
        const life = replay(rule, events, 'CNY');
        if (life.chargedOff !== null) return;
        const recognised = withAccruals(rule, events, 'CNY').filter(({ kind }) => kind === 'accrual');
        const charged = life.charges.reduce((sum, charge) => sum + charge.amount, 0n);
        expect(recognised.reduce((sum, one) => sum + one.amount, 0n)).toBeLessThanOrEqual(charged);
      }),
      { numRuns: 40 },
    );
  });
});
