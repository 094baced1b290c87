import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planWithChanges } from './changing-plan.ts';
import type { AgreedChange } from './plan-change.ts';
import type { WorkingCalendar } from './calendar.ts';
import { monthEndRules } from './due-dates.ts';
import type { Interval } from './interval.ts';
import { type LoanTerms, loanTerms } from './loan-terms.ts';
import { buildSchedule } from './schedule.ts';
import { checkTerms } from './terms-check.ts';

const weekdays: WorkingCalendar = { workingDays: [1, 2, 3, 4, 5], holidays: [], move: 'next_same_month' };

const start = Temporal.PlainDate.from('2026-01-31');

const terms = fc
  .record({
    amount: fc.bigInt({ min: 10_000n, max: 5_000_000n }),
    instalments: fc.integer({ min: 1, max: 24 }),
    every: fc.constantFrom<Interval>({ count: 1, unit: 'months' }, { count: 1, unit: 'half_months' }),
    rate_ppm: fc.integer({ min: 0, max: 360_000 }),
    dayCount: fc.constantFrom('30/360' as const, 'actual/365' as const, 'actual/actual' as const, 'nominal' as const),
    method: fc.constantFrom('equal_instalments', 'classic_instalments', 'equal_principal', 'bullet'),
    monthEnd: fc.constantFrom(...monthEndRules),
    principalGrace: fc.constantFrom(0, 0, 1),
    interestGrace: fc.constantFrom(0, 0, 1),
    interestFree: fc.constantFrom(0, 0, 1),
    firstDue: fc.constantFrom(null, start.add({ days: 20 }), start.add({ days: 45 })),
    calendar: fc.constantFrom(null, weekdays),
    downPayment_ppm: fc.constantFrom(0, 0, 250_000),
    roundingMultiple: fc.constantFrom(1n, 1n, 100n),
  })
  .map(
    ({ amount, ...rest }): LoanTerms =>
      loanTerms({ ...rest, principal: { amount, currency: 'CNY' }, disbursed: start }),
  )
  .filter((one) => checkTerms(one).length === 0);

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
    fc.record({
      kind: fc.constant('instalments' as const),
      from: fc.integer({ min: 1, max: days }).map((day) => start.add({ days: day })),
      extra: fc.integer({ min: -3, max: 6 }),
    }),
    fc.record({ to: fc.integer({ min: 20, max: 60 }) }).map(({ to }) => ({
      kind: 'due_date' as const,
      from: Temporal.PlainDate.from('2026-02-28'),
      to: start.add({ days: to }),
    })),
  );

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0;

const lastDue = (one: LoanTerms): Temporal.PlainDate => planWithChanges(one, []).at(-1)!.due;

const interestOf = (rows: readonly { readonly interest: bigint }[]) =>
  rows.reduce((sum, { interest }) => sum + interest, 0n);

describe('a plan', () => {
  it('is the first schedule while nothing changes', () => {
    fc.assert(
      fc.property(terms, (one) => {
        const schedule = buildSchedule(one);
        const first = schedule.ok ? schedule.value.instalments.filter(({ due }) => !due.equals(start)) : [];
        const plan = planWithChanges(one, []);
        expect(plan.map(({ from, due, principal, interest }) => ({ from, due, principal, interest }))).toEqual(
          first.map(({ from, due, principal, interest }) => ({ from, due, principal, interest })),
        );
      }),
    );
  });

  it('repays all that was paid out, to the cent, whatever changes', () => {
    fc.assert(
      fc.property(terms, fc.array(change(25), { maxLength: 4 }), (one, changes: AgreedChange[]) => {
        const lent = changes.reduce(
          (sum, made) => (made.kind === 'payout' ? sum + made.amount : sum),
          one.principal.amount,
        );
        const built = buildSchedule({ ...one, changes });
        // Whatever terms cannot be checked are refused with a reason; the rest is planned.
        if (!built.ok) return;
        const { instalments, totals, flows } = built.value;
        expect(totals.principal).toBe(lent);
        expect(instalments.every(({ principal, interest }) => principal >= 0n && interest >= 0n)).toBe(true);
        expect(instalments.at(-1)?.balance).toBe(0n);
        const advanced = flows
          .filter(({ kind }) => kind === 'advance')
          .reduce((sum, { amount }) => sum + amount.amount, 0n);
        expect(advanced).toBe(lent);
      }),
    );
  });

  it('never costs more interest for a pause, and none at a rate of zero', () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 1, max: 25 }), (one, day) => {
        if (isBefore(lastDue(one), start.add({ days: 26 }))) return;
        const from = start.add({ days: day });
        const paused = planWithChanges(one, [{ kind: 'interest_pause', from, to: from.add({ days: 10 }) }]);
        expect(interestOf(paused)).toBeLessThanOrEqual(interestOf(planWithChanges(one, [])));
        expect(interestOf(planWithChanges({ ...one, rate_ppm: 0 }, []))).toBe(0n);
      }),
    );
  });
});
