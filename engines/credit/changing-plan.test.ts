import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planWithChanges, type PlanChange } from './changing-plan.ts';
import { loanTerms } from './loan-terms.ts';
import { buildSchedule } from './schedule.ts';

const start = Temporal.PlainDate.from('2026-01-31');

const terms = fc
  .record({
    amount: fc.bigInt({ min: 10_000n, max: 5_000_000n }),
    instalments: fc.integer({ min: 1, max: 24 }),
    rate_ppm: fc.integer({ min: 0, max: 360_000 }),
    dayCount: fc.constantFrom('30/360' as const, 'actual/365' as const, 'actual/actual' as const),
  })
  .map(({ amount, ...rest }) => loanTerms({ ...rest, principal: { amount, currency: 'CNY' }, disbursed: start }));

const change = (days: number) =>
  fc.oneof(
    fc.record({
      kind: fc.constant('payout' as const),
      on: fc.nat({ max: days }).map((day) => start.add({ days: day })),
      amount: fc.bigInt({ min: 1n, max: 1_000_000n }),
    }),
    fc.record({
      kind: fc.constant('rate' as const),
      from: fc.integer({ min: 1, max: days }).map((day) => start.add({ days: day })),
      rate_ppm: fc.integer({ min: 0, max: 360_000 }),
    }),
    fc.record({ day: fc.integer({ min: 1, max: days }), length: fc.nat({ max: 40 }) }).map(({ day, length }) => ({
      kind: 'interest_pause' as const,
      from: start.add({ days: day }),
      to: start.add({ days: day + length }),
    })),
  );

const interestOf = (rows: readonly { readonly interest: bigint }[]) =>
  rows.reduce((sum, { interest }) => sum + interest, 0n);

describe('a plan of equal instalments', () => {
  it('is the first schedule while nothing changes', () => {
    fc.assert(
      fc.property(terms, (one) => {
        const schedule = buildSchedule(one);
        const first = schedule.ok ? schedule.value.instalments : [];
        expect(planWithChanges(one, [])).toEqual(
          first.map(({ from, due, principal, interest }) => ({ from, due, principal, interest })),
        );
      }),
    );
  });

  it('repays all that was paid out, to the cent, whatever changes', () => {
    fc.assert(
      fc.property(terms, fc.array(change(25), { maxLength: 4 }), (one, changes: PlanChange[]) => {
        const lent = changes.reduce(
          (sum, made) => (made.kind === 'payout' ? sum + made.amount : sum),
          one.principal.amount,
        );
        const rows = planWithChanges(one, changes);
        expect(rows.reduce((sum, { principal }) => sum + principal, 0n)).toBe(lent);
        expect(rows.every(({ principal, interest }) => principal >= 0n && interest >= 0n)).toBe(true);
      }),
    );
  });

  it('never costs more interest for a pause, and none at a rate of zero', () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 1, max: 25 }), (one, day) => {
        const from = start.add({ days: day });
        const paused = planWithChanges(one, [{ kind: 'interest_pause', from, to: from.add({ days: 10 }) }]);
        expect(interestOf(paused)).toBeLessThanOrEqual(interestOf(planWithChanges(one, [])));
        expect(interestOf(planWithChanges({ ...one, rate_ppm: 0 }, []))).toBe(0n);
      }),
    );
  });
});
