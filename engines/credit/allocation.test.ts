import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Allocation, type BucketRule, checkAllocation, oldestFirst, type PaymentKind } from './allocation.ts';
import { components } from './component.ts';
import { Instalment } from './life/instalment.ts';
import { spend } from './life/spend.ts';
import { arbitraryAllocation } from './test/arbitrary-allocation.ts';

const today = Temporal.PlainDate.from('2026-04-10');

/** Four instalments of 100: past due, due today, the next and the last; each of 10 penalty, 20 fee, 30 interest, 40 principal. */
function fourInstalments(): Instalment[] {
  return [-1, 0, 1, 2].map((months) => {
    const due = today.add({ months });
    const one = new Instalment('regular', { from: due.subtract({ months: 1 }), due });
    for (const [index, component] of components.entries()) one.owe(component, BigInt(index + 1) * 10n);
    return one;
  });
}

function paidBy(allocation: Allocation, amount: bigint, as: PaymentKind = 'repayment') {
  const plan = fourInstalments();
  const { parts, left } = spend({ plan, charges: [], allocation }, { amount, on: today, as });
  return { instalments: plan.map(({ paidTotal }) => Number(paidTotal)), parts, left };
}

const usual: BucketRule = { pastDue: components, due: components, inAdvance: components, future: 'next' };
const byBucket = (direction: 'horizontal' | 'vertical', rule: Partial<BucketRule>): Allocation => ({
  kind: 'by_bucket',
  direction,
  rules: { other: { ...usual, ...rule } },
});
const principalFirst = components.toReversed();

describe('where a payment goes', () => {
  it.each<[string, Allocation, { pays: bigint; to: number[]; principal: bigint }]>([
    ['the oldest instalment first, whole', oldestFirst, { pays: 130n, to: [100, 30, 0, 0], principal: 40n }],
    ['what is due first, then principal', dueFirst(), { pays: 230n, to: [100, 100, 30, 0], principal: 110n }],
    [
      'past due by its own order',
      byBucket('horizontal', { pastDue: principalFirst }),
      { pays: 50n, to: [50, 0, 0, 0], principal: 40n },
    ],
    [
      'due today by its own order',
      byBucket('horizontal', { due: principalFirst }),
      { pays: 150n, to: [100, 50, 0, 0], principal: 80n },
    ],
    [
      'in advance by its own order',
      byBucket('horizontal', { inAdvance: principalFirst }),
      { pays: 250n, to: [100, 100, 50, 0], principal: 120n },
    ],
    [
      'the last instalment before the next',
      byBucket('horizontal', { future: 'last' }),
      { pays: 350n, to: [100, 100, 50, 100], principal: 120n },
    ],
    [
      'a component of all before the next one',
      byBucket('vertical', { future: 'last' }),
      { pays: 350n, to: [100, 100, 60, 90], principal: 110n },
    ],
    [
      'evenly over all to come',
      byBucket('horizontal', { future: 're_amortise' }),
      { pays: 350n, to: [100, 100, 75, 75], principal: 110n },
    ],
  ])('is %s', (_name, allocation, { pays, to, principal }) => {
    const paid = paidBy(allocation, pays);
    expect(paid.instalments).toEqual(to);
    expect(paid.parts.principal).toBe(principal);
  });

  it('follows rules of its own kind of payment where it has them', () => {
    const goodwill = { ...usual, pastDue: principalFirst };
    const allocation = {
      kind: 'by_bucket',
      direction: 'horizontal',
      rules: { other: usual, goodwill_credit: goodwill },
    };
    expect(paidBy(allocation as Allocation, 40n, 'goodwill_credit').parts.principal).toBe(40n);
    expect(paidBy(allocation as Allocation, 40n).parts).toMatchObject({ penalty: 10n, fee: 20n, interest: 10n });
  });

  it('leaves nothing open that the money could pay, however it is allocated', () => {
    fc.assert(
      fc.property(arbitraryAllocation, fc.bigInt(1n, 500n), (allocation, amount) => {
        const { instalments, left } = paidBy(allocation, amount);
        expect(checkAllocation(allocation)).toEqual([]);
        expect(BigInt(instalments.reduce((sum, paid) => sum + paid)) + left).toBe(amount);
        expect(left).toBe(amount > 400n ? amount - 400n : 0n);
      }),
    );
  });
});

function dueFirst(): Allocation {
  return { kind: 'due_first', due: components, inAdvance: principalFirst };
}
