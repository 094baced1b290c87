import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoanFacts, Payment } from './repayment.ts';
import { createWorld } from './world.ts';

const start = Temporal.PlainDate.from('2025-01-01');
const people = 1500;
const world = createWorld({ seed: 'repayment', people, country: 'cn', start, days: 365 });

function loan(changes: Partial<LoanFacts> = {}): LoanFacts {
  const due = (months: number): Temporal.PlainDate => start.add({ months });
  return {
    id: 'loan-1',
    principal: 300_000n,
    disbursedOn: start,
    instalments: [1, 2, 3, 4, 5, 6].map((months) => ({ due: due(months), amount: 52_500n })),
    apr_ppm: 180_000,
    limit: 300_000n,
    reminders: [],
    otherLoans: [],
    ...changes,
  };
}

/** Share of everything due that came in by 30 days after the last instalment, over all people: same luck each time. */
function collected(facts: LoanFacts): number {
  const end = facts.instalments.at(-1)!.due.add({ days: 30 });
  const due = facts.instalments.reduce((sum, { amount }) => sum + amount, 0n) * BigInt(people);
  let paid = 0n;
  for (let index = 0; index < people; index += 1) {
    for (const payment of world.repayment(index, facts).payments) {
      if (Temporal.PlainDate.compare(payment.on, end) <= 0) paid += payment.amount;
    }
  }
  return Number(paid) / Number(due);
}

function paidByInstalment(payments: readonly Payment[]): Map<number, bigint> {
  const paid = new Map<number, bigint>();
  for (const { instalment, amount } of payments) paid.set(instalment, (paid.get(instalment) ?? 0n) + amount);
  return paid;
}

describe('repayment', () => {
  it('never exceeds an instalment, never comes before disbursement, and settles instalments in their order', () => {
    fc.assert(
      fc.property(fc.nat(people - 1), fc.integer({ min: 1, max: 1_000_000 }), (index, amount) => {
        const facts = loan({ instalments: loan().instalments.map(({ due }) => ({ due, amount: BigInt(amount) })) });
        const { payments } = world.repayment(index, facts);
        for (const paid of paidByInstalment(payments).values()) expect(paid).toBeLessThanOrEqual(BigInt(amount));
        const days = payments.map(({ on }) => start.until(on).days);
        expect(days.every((day) => day > 0)).toBe(true);
        expect(days.toSorted((a, b) => a - b)).toEqual(days);
        const order = payments.map(({ instalment }) => instalment);
        expect(order.toSorted((a, b) => a - b)).toEqual(order);
        expect(payments.every((payment) => payment.amount > 0n)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it('is the same when asked again, and a reminder changes nothing that happens before it', () => {
    fc.assert(
      fc.property(
        fc.nat(people - 1),
        fc.nat(240),
        fc.constantFrom('sms', 'call', 'hardship-offer'),
        (index, day, kind) => {
          const sent = start.add({ days: day });
          const before = (payments: readonly Payment[]): readonly Payment[] =>
            payments.filter(({ on }) => Temporal.PlainDate.compare(on, sent) < 0);
          const without = world.repayment(index, loan()).payments;
          expect(world.repayment(index, loan()).payments).toEqual(without);
          const reminded = world.repayment(index, loan({ reminders: [{ on: sent, kind }] })).payments;
          expect(before(reminded)).toEqual(before(without));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('rises with reminders, and with credit that there is to lose', () => {
    const base = collected(loan());
    const reminders = loan().instalments.flatMap(({ due }) =>
      [-1, 0, 1, 3, 5].map((days) => ({
        on: due.add({ days }),
        kind: days > 3 ? ('call' as const) : ('sms' as const),
      })),
    );
    expect(collected(loan({ reminders }))).toBeGreaterThan(base + 0.004);
    expect(collected(loan({ limit: 3_000_000n }))).toBeGreaterThan(base + 0.004);
  });

  it('falls with the price, with the burden and with loans at other lenders', () => {
    const base = collected(loan());
    expect(collected(loan({ apr_ppm: 360_000 }))).toBeLessThan(base - 0.004);
    const heavier = loan().instalments.map(({ due }) => ({ due, amount: 210_000n }));
    expect(collected(loan({ instalments: heavier }))).toBeLessThan(base - 0.01);
    const otherLoans = loan().instalments.map(({ due }) => ({ due, amount: 200_000n }));
    expect(collected(loan({ otherLoans }))).toBeLessThan(base - 0.01);
  });
});

describe('wishes for credit', () => {
  it('fall within the simulated days and come from a few per cent of people a month', () => {
    const wishes = Array.from({ length: people }, (_, index) => world.wantsCredit(index)).flat();
    const end = start.add({ days: 365 });
    for (const { on, amount } of wishes) {
      expect(Temporal.PlainDate.compare(on, start)).toBeGreaterThanOrEqual(0);
      expect(Temporal.PlainDate.compare(on, end)).toBeLessThan(0);
      expect(amount % 10_000n).toBe(0n);
    }
    expect(wishes.length / people / 12).toBeGreaterThan(0.03);
    expect(wishes.length / people / 12).toBeLessThan(0.07);
  });
});
