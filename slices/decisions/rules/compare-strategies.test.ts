import { expect, it } from 'vitest';
import { compareSaid, type Said } from './compare-strategies.ts';

const approve = (tier: string, limit: string, price_ppm: number): Said => ({
  outcome: 'approve',
  tier,
  limit,
  price_ppm,
});
const decline: Said = { outcome: 'decline', tier: null, limit: '0', price_ppm: null };
const refer: Said = { ...decline, outcome: 'refer' };

it('counts who would be let in and shut out, and where both approve in which direction tier, limit and price go', () => {
  const figures = compareSaid(
    [
      { decided: decline, beside: approve('C', '100000', 180_000) },
      { decided: approve('B', '300000', 144_000), beside: refer },
      { decided: refer, beside: decline },
      { decided: approve('B', '300000', 144_000), beside: approve('A', '500000', 108_000) },
      { decided: approve('A', '500000', 108_000), beside: approve('A', '500001', 108_000) },
    ],
    'CNY',
  );
  expect(figures).toMatchObject({
    rows: 5,
    outcomes: { approve: { live: 3, beside: 3 }, decline: { live: 1, beside: 1 }, refer: { live: 1, beside: 1 } },
    swap: { in: 1, out: 1 },
    both: {
      rows: 2,
      tier: { better: 1, same: 1, worse: 0 },
      limit: { higher: 2, same: 0, lower: 0 },
      price: { higher: 0, same: 1, lower: 1 },
      meanLimit: { live: { amount: '400000', currency: 'CNY' }, beside: { amount: '500001', currency: 'CNY' } },
      meanPrice_ppm: { live: 126_000, beside: 108_000 },
    },
  });
});

it('says of each share between what it may lie, and of their difference by those alone who were told apart', () => {
  const pairs = [
    ...Array.from({ length: 12 }, () => ({ decided: decline, beside: approve('C', '100000', 180_000) })),
    ...Array.from({ length: 88 }, () => ({ decided: refer, beside: refer })),
  ];
  const { approved, in: swappedIn, out } = compareSaid(pairs, 'CNY').shares;
  expect(approved.live).toMatchObject({ count: 0, of: 100, rate: 0, interval: { low: 0 } });
  expect(swappedIn.rate).toBe(0.12);
  expect([swappedIn.interval.low, swappedIn.interval.high]).toEqual([
    expect.closeTo(0.07, 2),
    expect.closeTo(0.198, 3),
  ]);
  expect(out.interval.high).toBeCloseTo(0.037, 3);
  expect(approved.difference).toMatchObject({ difference: 0.12, shows: 'higher' });
  expect(compareSaid([], 'CNY').shares.approved.difference).toEqual({
    difference: null,
    interval: null,
    shows: 'no difference shown',
  });
});

it('says nothing of means where nobody is approved by both', () => {
  expect(compareSaid([{ decided: decline, beside: refer }], 'CNY').both).toMatchObject({
    rows: 0,
    meanLimit: { live: { amount: '0', currency: 'CNY' } },
  });
});
