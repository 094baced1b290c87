import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loanTerms } from '../loan-terms.ts';
import { recalculatedPlan } from './recalculated-plan.ts';
import { type InterestRecalculation, loanRules, type Recalculation, recalculations } from './rules.ts';

const start = Temporal.PlainDate.from('2026-01-05');
const day = (days: number): Temporal.PlainDate => start.add({ days });

const rules = loanRules({
  terms: loanTerms({
    principal: { amount: 1n, currency: 'CNY' },
    disbursed: start,
    instalments: 6,
    rate_ppm: 180_000,
    method: 'classic_instalments',
    dayCount: 'actual/365',
  }),
  processing: 'regenerated',
});

const payment = fc
  .record({ on: fc.integer({ min: 1, max: 190 }), amount: fc.bigInt({ min: 1n, max: 300_000n }) })
  .map(({ on, amount }) => ({ on: day(on), amount }));
const payments = fc
  .array(payment, { maxLength: 8 })
  .map((list) => list.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on)));

/** Business is closed on every day up to this one. */
function everyDay(last: Temporal.PlainDate): Temporal.PlainDate[] {
  const days = start.until(last, { largestUnit: 'days' }).days;
  return Array.from({ length: days + 1 }, (_, index) => day(index));
}

const onAdvance = (recalculation: Recalculation): InterestRecalculation => ({
  onAdvance: recalculation,
  compounding: 'none',
  rest: 'daily',
  levelOn: null,
});

function planOf(received: readonly { on: Temporal.PlainDate; amount: bigint }[], today = day(190)) {
  const paidOut = [{ on: start, amount: 500_000n }];
  return recalculatedPlan(rules, { paidOut, received, lookedAt: everyDay(today) }, onAdvance('reduce_instalment'));
}

const interestOf = (plan: ReturnType<typeof planOf>) => plan.reduce((sum, { owed }) => sum + owed.interest, 0n);

describe('a plan whose interest follows the days on which money comes', () => {
  it('repays the principal to the cent, with no interest below nothing, whatever is paid and whatever that changes', () => {
    fc.assert(
      fc.property(payments, fc.constantFrom(...recalculations), (received, recalculation) => {
        const paidOut = [{ on: start, amount: 500_000n }];
        const money = { paidOut, received, lookedAt: everyDay(day(190)) };
        const plan = recalculatedPlan(rules, money, onAdvance(recalculation));
        expect(plan.reduce((sum, { owed }) => sum + owed.principal, 0n)).toBe(500_000n);
        expect(plan.every(({ owed }) => owed.interest >= 0n && owed.principal >= 0n)).toBe(true);
      }),
    );
  });

  it('costs less when a payment comes early, and more the longer nothing comes', () => {
    const onTime = planOf([], start);
    expect(interestOf(planOf([{ on: day(5), amount: 200_000n }], day(5)))).toBeLessThan(interestOf(onTime));
    const waited = [30, 60, 90, 120].map((days) => interestOf(planOf([], day(days))));
    expect(waited).toEqual(waited.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(waited.at(-1)).toBeGreaterThan(interestOf(onTime));
  });

  it('ends sooner where an advance makes fewer instalments, and asks for less where it makes them smaller', () => {
    const paidOut = [{ on: start, amount: 500_000n }];
    const received = [{ on: day(31), amount: 300_000n }];
    const money = { paidOut, received, lookedAt: everyDay(day(31)) };
    const fewer = recalculatedPlan(rules, money, onAdvance('reduce_number'));
    const less = recalculatedPlan(rules, money, onAdvance('reduce_instalment'));
    expect(fewer.length).toBeLessThan(6);
    expect(less).toHaveLength(6);
    expect(less[2]!.owed.principal).toBeLessThan(fewer[2]!.owed.principal);
  });

  it('lets late interest bear interest only where it is compounded, and keeps what a period had when it was over', () => {
    const paidOut = [{ on: start, amount: 500_000n }];
    const money = { paidOut, received: [], lookedAt: everyDay(day(120)) };
    const simple = recalculatedPlan(rules, money, {
      onAdvance: 'reduce_instalment',
      compounding: 'none',
      rest: 'daily',
      levelOn: null,
    });
    const compound = recalculatedPlan(rules, money, {
      onAdvance: 'reduce_instalment',
      compounding: 'interest',
      rest: 'daily',
      levelOn: null,
    });
    expect(interestOf(compound)).toBeGreaterThan(interestOf(simple));
    expect(compound[0]!.owed).toEqual(simple[0]!.owed);
    const seenOnce = recalculatedPlan(rules, { ...money, lookedAt: [start, day(120)] }, onAdvance('reduce_instalment'));
    expect(interestOf(seenOnce)).toBeLessThan(interestOf(simple));
  });

  it('counts money from the next due date on where that is the rest, and levels on what was approved', () => {
    const once = [{ on: start, amount: 500_000n }];
    const early = [{ on: day(5), amount: 200_000n }];
    const [daily, atRest] = (['daily', 'same_as_repayment'] as const).map((rest) => {
      const how: InterestRecalculation = { onAdvance: 'reduce_instalment', compounding: 'none', rest, levelOn: null };
      return interestOf(recalculatedPlan(rules, { paidOut: once, received: early, lookedAt: [start, day(5)] }, how));
    });
    expect(atRest).toBeGreaterThan(daily!);
    expect(atRest).toBeLessThan(interestOf(planOf([], start)));
    const tranches = [...once, { on: day(40), amount: 500_000n }];
    const how: InterestRecalculation = { ...onAdvance('reduce_instalment'), levelOn: 1_000_000n };
    const plan = recalculatedPlan(rules, { paidOut: tranches, received: [], lookedAt: [start] }, how);
    expect(plan.reduce((sum, { owed }) => sum + owed.principal, 0n)).toBe(1_000_000n);
    const dues = plan.slice(0, -1).map(({ owed }) => owed.principal + owed.interest);
    expect(new Set(dues).size).toBe(1);
  });
});
