import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planWithChanges } from '../changing-plan.ts';
import { loanTerms, methods } from '../loan-terms.ts';
import { arbitraryAllocation } from '../test/arbitrary-allocation.ts';
import type { AgreedChange } from '../plan-change.ts';
import type { LoanAct, LoanEvent } from './event.ts';
import { sumOf } from './parts.ts';
import { type LoanLife, replay } from './replay.ts';
import { loanRules, type LoanRules } from './rules.ts';
import { recalculated } from './test/arbitrary-life.ts';

const start = Temporal.PlainDate.from('2026-01-10');
const day = (days: number): Temporal.PlainDate => start.add({ days });

const rules = fc
  .record({
    method: fc.constantFrom(...methods.filter((method) => method !== 'flat')),
    rate_ppm: fc.integer({ min: 1, max: 360_000 }),
    allocation: arbitraryAllocation,
    rest: fc.constantFrom(null, 'daily' as const, 'same_as_repayment' as const),
  })
  .map(({ rest, ...terms }): LoanRules => {
    const principal = { amount: 1n, currency: 'CNY' } as const;
    return loanRules({
      terms: loanTerms({ ...terms, principal, disbursed: start, instalments: 6 }),
      interest: recalculated(rest),
    });
  });

const on = fc.integer({ min: 1, max: 150 });
const change = fc.oneof(
  fc.record({ kind: fc.constant('rate_change' as const), rate_ppm: fc.integer({ min: 0, max: 360_000 }) }),
  fc.nat({ max: 30 }).map((length) => ({ kind: 'interest_pause' as const, until: day(150 + length) })),
  fc.record({ kind: fc.constant('disbursement' as const), amount: fc.bigInt({ min: 1n, max: 300_000n }) }),
);
const payment = fc
  .bigInt({ min: 1n, max: 400_000n })
  .map((amount) => ({ kind: 'payment' as const, as: 'repayment' as const, amount }));
const charge = fc.record({
  kind: fc.constant('charge' as const),
  penalty: fc.constant(false),
  due: on.map(day),
  amount: fc.bigInt({ min: 1n, max: 5_000n }),
  duty: fc.constant(0n),
});

const eventsOf = (acts: readonly { readonly on: number; readonly act: LoanAct }[]): LoanEvent[] =>
  [{ on: 0, act: { kind: 'disbursement', amount: 600_000n } satisfies LoanAct }, ...acts].map((one, index) => ({
    id: String(index),
    on: day(one.on),
    entered: day(one.on),
    ...one.act,
  }));

const total = (life: LoanLife, of: (one: LoanLife['plan'][number]) => bigint): bigint =>
  life.plan.reduce((sum, one) => sum + of(one), 0n);

describe('a plan with interest that changes while it is lived', () => {
  it('is the plan of its terms and changes while nothing is paid', () => {
    const acts = fc.array(fc.record({ on, act: change }), { maxLength: 4 });
    fc.assert(
      fc.property(rules, acts, (rule, given) => {
        const sorted = given.toSorted((a, b) => a.on - b.on);
        const life = replay(rule, eventsOf(sorted), 'CNY');
        const changes = sorted.map((one) => changeOf(one.on, one.act));
        const terms = { ...rule.terms, principal: { amount: 600_000n, currency: 'CNY' as const }, disbursed: start };
        const plan = planWithChanges(terms, changes);
        expect(life.plan.map(({ due, owed }) => [due.toString(), owed.principal, owed.interest])).toEqual(
          plan.map(({ due, principal, interest }) => [due.toString(), principal, interest]),
        );
      }),
    );
  });

  it('loses no money that was paid before, whatever changes after or is backdated', () => {
    const acts = fc.array(fc.record({ on, act: fc.oneof(change, payment, payment, charge) }), { maxLength: 10 });
    fc.assert(
      fc.property(rules, acts, (rule, given) => {
        const life = replay(rule, eventsOf(given), 'CNY');
        const sum = (kind: LoanAct['kind']): bigint =>
          given.reduce(
            (all, { act }) =>
              act.kind === kind && 'amount' in act && typeof act.amount === 'bigint' ? all + act.amount : all,
            0n,
          );
        expect(total(life, ({ paid }) => sumOf(paid)) + life.overpaid).toBe(sum('payment'));
        expect(total(life, ({ owed }) => owed.principal)).toBe(600_000n + sum('disbursement'));
        expect(life.plan.every(({ openParts }) => Object.values(openParts).every((open) => open >= 0n))).toBe(true);
        expect(life.overpaid === 0n || life.plan.every(({ outstanding }) => outstanding >= 0n)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('moves due dates and adds instalments in the loan’s own log', () => {
    const [rule] = fc.sample(rules, 1);
    const acts: LoanAct[] = [
      {
        kind: 'reschedule',
        from: Temporal.PlainDate.from('2026-03-10'),
        change: { to: Temporal.PlainDate.from('2026-03-25') },
      },
      { kind: 'reschedule', from: Temporal.PlainDate.from('2026-03-25'), change: { extraInstalments: 2 } },
    ];
    const { plan } = replay(rule!, eventsOf(acts.map((act) => ({ on: 5, act }))), 'CNY');
    expect(plan.map(({ due }) => due.toString().slice(5))).toEqual([
      '02-10',
      '03-25',
      '04-25',
      '05-25',
      '06-25',
      '07-25',
      '08-25',
      '09-25',
    ]);
    expect(plan.reduce((sum, { owed }) => sum + owed.principal, 0n)).toBe(600_000n);
  });
});

describe('an instalment that falls away', () => {
  it('stays with the fee that was paid with it: fewer instalments lose no money', () => {
    const [rule] = fc.sample(rules, 1);
    const last = Temporal.PlainDate.from('2026-07-10');
    const acts: { on: number; act: LoanAct }[] = [
      { on: 5, act: { kind: 'charge', penalty: false, due: last, amount: 500n, duty: 0n } },
      { on: 6, act: { kind: 'payment', as: 'repayment', amount: 600_000n } },
      {
        on: 7,
        act: { kind: 'reschedule', from: Temporal.PlainDate.from('2026-05-10'), change: { extraInstalments: -2 } },
      },
    ];
    const allocation = { kind: 'oldest_first', order: ['fee', 'penalty', 'interest', 'principal'] } as const;
    const asPlanned = loanRules({ terms: { ...rule!.terms, allocation } });
    const life = replay(asPlanned, eventsOf(acts), 'CNY');
    expect(total(life, ({ paid }) => sumOf(paid)) + life.overpaid).toBe(600_000n);
  });
});

function changeOf(days: number, act: LoanAct): AgreedChange {
  if (act.kind === 'rate_change') return { kind: 'rate', from: day(days), rate_ppm: act.rate_ppm };
  if (act.kind === 'interest_pause') return { kind: 'interest_pause', from: day(days), to: act.until };
  if (act.kind === 'disbursement') return { kind: 'payout', on: day(days), amount: act.amount };
  throw new Error('no change of a plan');
}
