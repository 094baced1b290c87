import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withAccruals } from './accruals.ts';
import type { LoanAct, LoanEvent } from './event.ts';
import { journalOf } from './journal.ts';
import { sumOf } from './parts.ts';
import { LifeReader, type LoanLife, replay } from './replay.ts';
import { arbitraryLog as log, arbitraryRules as rules, start } from './test/arbitrary-life.ts';

/** The same log as if what was undone in it had never been entered. */
function withoutUndone(events: readonly LoanEvent[]): LoanEvent[] {
  const undone = new Set(events.flatMap((one) => (one.kind === 'undo' ? [one.of] : [])));
  return events.filter(({ id, kind }) => kind !== 'undo' && !undone.has(id));
}

function total(life: LoanLife, of: (one: LoanLife['plan'][number]) => bigint): bigint {
  return life.plan.reduce((sum, one) => sum + of(one), 0n);
}

function moneyIn({ transactions }: LoanLife): bigint {
  const kinds = new Set(['repayment', 'goodwill_credit', 'merchant_refund', 'charge_adjustment']);
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
      fc.property(rules, log, (rule, events) => {
        const life = replay(rule, events, 'CNY');
        const paid = total(life, (one) => sumOf(one.paid));
        const givenBack = moneyOut(life, 'credit_balance_refund') + moneyOut(life, 'chargeback');
        const charged = life.charges.reduce((sum, { amount }) => sum + amount, 0n);
        // What was given back beyond the overpaid is owed again.
        const owedAgain = total(life, ({ owed }) => sumOf(owed)) - moneyOut(life, 'disbursement') - charged;
        expect(moneyIn(life) - givenBack + owedAgain).toBe(paid + life.overpaid);
        expect(owedAgain).toBeGreaterThanOrEqual(0n);
      }),
    );
  });

  it('never pays more than is owed, and an instalment is never met while something of it is open', () => {
    fc.assert(
      fc.property(rules, log, (rule, events) => {
        const life = replay(rule, events, 'CNY');
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
      fc.property(rules, log, (rule, events) => {
        const undone = replay(rule, events, 'CNY');
        const never = replay(rule, withoutUndone(events), 'CNY');
        expect(undone.plan).toEqual(never.plan);
        expect(undone.overpaid).toBe(never.overpaid);
        expect(undone.transactions.filter((one) => !one.undone)).toEqual(never.transactions);
      }),
    );
  });

  it('reads the same a second time, and entry by entry', () => {
    fc.assert(
      fc.property(rules, log, (rule, events) => {
        const reader = new LifeReader(rule, 'CNY');
        const [last] = events.map((event) => reader.read(event)).slice(-1);
        expect(replay(rule, events, 'CNY')).toEqual(replay(rule, events, 'CNY'));
        expect(last).toEqual(replay(rule, events, 'CNY'));
      }),
    );
  });

  it('keeps the loss of a charge-off for fraud in its own account when it is undone', () => {
    const [paidOut, off]: LoanAct[] = [
      { kind: 'disbursement', amount: 400_000n },
      { kind: 'charge_off', fraud: true },
    ];
    const events = [paidOut!, off!, { kind: 'undo', of: '1' } as const].map((made, index): LoanEvent => {
      const on = start.add({ days: index });
      return { id: String(index), on, entered: on, ...made };
    });
    const [rule] = fc.sample(rules, 1);
    const life = replay(rule!, events, 'CNY');
    const undone = life.transactions.find(({ kind }) => kind === 'charge_off');
    expect(life.chargedOff).toBeNull();
    expect(journalOf(undone!, life).map(({ account }) => account)).toContain('fraud_loss');
  });

  it('posts journal entries whose debits equal their credits', () => {
    fc.assert(
      fc.property(rules, log, (rule, events) => {
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
      fc.property(rules, log, (rule, events) => {
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
