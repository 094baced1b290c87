import { money } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { bucketOf, dpdOn, instalmentsOf, worstDpdOn } from './instalment.ts';
import { buildLoan } from './terms.ts';

const start = Temporal.PlainDate.from('2026-03-02');

const built = buildLoan(
  {
    principal: money(300_000n, 'CNY'),
    instalments: 3,
    every: { count: 1, unit: 'months' },
    rate_ppm: 144_000,
    fee_ppm: 0,
    duty_ppm: 0,
  },
  start,
);
if (!built.ok) throw new Error(built.error);
const instalments = instalmentsOf(built.value.schedule);

describe('lateness', () => {
  const due = (n: number) => instalments[n - 1]!.due;

  it('counts from the oldest due date that is not paid in full', () => {
    expect(dpdOn(instalments, due(1))).toBe(0);
    expect(dpdOn(instalments, due(1).add({ days: 1 }))).toBe(1);
    const paidFirst = instalments.map((one) =>
      one.n === 1
        ? { ...one, paidPrincipal: one.principal, paidInterest: one.interest, paidOn: due(1).add({ days: 4 }) }
        : one,
    );
    expect(dpdOn(paidFirst, due(2).add({ days: 2 }))).toBe(2);
    expect(worstDpdOn(paidFirst, due(2).add({ days: 2 }))).toBe(4);
  });

  it('is read in buckets', () => {
    const days = [0, 1, 3, 4, 30, 31, 60, 61, 90, 91];
    expect(days.map(bucketOf)).toEqual([
      'current',
      '1-3',
      '1-3',
      '4-30',
      '4-30',
      '31-60',
      '31-60',
      '61-90',
      '61-90',
      '90+',
    ]);
  });
});
