import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoanEvent } from './event.ts';
import { sumOf } from './parts.ts';
import { type LoanLife, replay } from './replay.ts';
import { arbitraryLog, arbitraryRules, start } from './test/arbitrary-life.ts';

interface Purse {
  readonly owed: bigint;
  readonly overpaid: bigint;
}

/**
 * The oracle: a loan as two sums, what is owed and what was paid too much. It knows nothing of instalments, components or
 * strategies; how much of a charge was still open when it was waived it is told.
 */
function oracle(events: readonly LoanEvent[], waived: ReadonlyMap<string, bigint>): Purse {
  const undone = new Set(events.flatMap((one) => (one.kind === 'undo' ? [one.of] : [])));
  const inOrder = events
    .filter(({ id, kind }) => kind !== 'undo' && !undone.has(id))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on));
  return inOrder.reduce<Purse>((purse, one) => after(purse, one, waived.get(one.id) ?? 0n), { owed: 0n, overpaid: 0n });
}

function after(purse: Purse, one: LoanEvent, waived: bigint): Purse {
  const { owed, overpaid } = purse;
  const least = (x: bigint, y: bigint): bigint => (x < y ? x : y);
  const owing = (amount: bigint, usable: bigint): Purse => {
    const used = least(overpaid, usable);
    return { owed: owed + amount - used, overpaid: overpaid - used };
  };
  // What was overpaid pays anything open when money is paid out; else only what it is taken for.
  if (one.kind === 'disbursement') return owing(one.amount, owed + one.amount);
  if (one.kind === 'chargeback' || one.kind === 'credit_balance_refund') return owing(one.amount, one.amount);
  if (one.kind === 'charge') return owing(typeof one.amount === 'bigint' ? one.amount + one.duty : 0n, 0n);
  if (one.kind === 'waiver') return { owed: owed - waived, overpaid };
  if (one.kind !== 'payment' && one.kind !== 'charge_adjustment') return purse;
  const paid = least(owed, one.amount);
  return { owed: owed - paid, overpaid: overpaid + one.amount - paid };
}

function waivedIn({ transactions }: LoanLife): Map<string, bigint> {
  return new Map(transactions.filter(({ kind }) => kind === 'waiver').map(({ id, amount }) => [id, amount]));
}

describe('a loan’s log, against two sums', () => {
  it('owes and has overpaid what the sums say, under any entries, backdated, undone, replanned', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryLog, (rule, events) => {
        if (rule.processing === 'regenerated') return;
        const life = replay(rule, events, 'CNY');
        expect({ owed: life.outstanding, overpaid: life.overpaid }).toEqual(oracle(events, waivedIn(life)));
      }),
      { numRuns: 600 },
    );
  });

  it('creates and loses no money where the whole schedule is made anew either', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryLog, (rule, events) => {
        const life = replay({ ...rule, interest: { kind: 'as_planned' }, processing: 'regenerated' }, events, 'CNY');
        const { owed, overpaid } = oracle(events, waivedIn(life));
        expect(life.outstanding - life.overpaid).toBe(owed - overpaid);
      }),
      { numRuns: 200 },
    );
  });

  it('tells of every entry where its money went: parts, and what was too much, add up to it', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryLog, (rule, events) => {
        for (const one of replay(rule, events, 'CNY').transactions) {
          if (one.kind !== 'repayment' && one.kind !== 'charge_adjustment') continue;
          expect(sumOf(one.parts) + one.overpaid).toBe(one.amount);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('comes to the same in whatever order entries of different days were written down', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryLog, fc.integer({ min: 1, max: 1000 }), (rule, events, seed) => {
        const settled = events.map((one) => ({ ...one, entered: start.add({ days: 200 }) }));
        const days = settled.map(({ on }) => on.toString());
        const hasUndone = settled.some(({ kind }) => kind === 'undo');
        if (hasUndone || new Set(days).size < days.length || rule.processing === 'regenerated') return;
        const shuffled = settled.toSorted((a, b) => ((Number(a.id) * seed) % 17) - ((Number(b.id) * seed) % 17));
        const one = replay(rule, settled, 'CNY');
        const other = replay(rule, shuffled, 'CNY');
        expect(other.plan).toEqual(one.plan);
        expect(other.overpaid).toBe(one.overpaid);
      }),
    );
  });
});
