import { money } from '@lendline/kernel';
import { cn } from '@lendline/strategy';
import { builder } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { menuOfReview, type ReviewQuestion } from './review-menu.ts';

const yuan = (amount: number) => money(BigInt(amount * 100), 'CNY');
const [a, , , d] = cn.tiers;
const aReview = builder<ReviewQuestion>({
  tier: d!,
  segment: 'new',
  product: cn.products[0]!,
  today: Temporal.PlainDate.from('2026-03-02'),
  cap_ppm: 240_000,
  pd_ppm: 60_000,
  decided: { menu: [], limit: null, unaffordable: false },
  ownInstalments: yuan(0),
  requested: null,
});
const largest = (question: ReviewQuestion) =>
  Math.max(0, ...menuOfReview(cn, question).map(({ amount }) => Number(amount.amount) / 100));

describe('the menu of an approval by a person', () => {
  it('charges the price of the tier that the person chose, under the cap', () => {
    const cells = menuOfReview(cn, aReview());
    expect(cells.length).toBeGreaterThan(0);
    expect(cells.every(({ rate_ppm, apr }) => rate_ppm === 216_000 && apr.effective_ppm <= 240_000)).toBe(true);
  });

  it('offers nothing above the cap', () => {
    expect(menuOfReview(cn, aReview({ cap_ppm: 200_000 }))).toEqual([]);
  });

  it('lends no more than the thin-file amount where the decision supports nothing more, at any tier', () => {
    expect(largest(aReview({ tier: a! }))).toBe(1000);
  });

  it('stays within what the decision showed to be affordable', () => {
    const [cell] = menuOfReview(cn, aReview());
    const shown = { amount: '20000', currency: 'CNY' as const };
    const menu = [{ ...cell!, instalment: shown, lastInstalment: shown }];
    const question = aReview({ tier: a!, decided: { menu, limit: yuan(5000), unaffordable: false } });
    const cells = menuOfReview(cn, question);
    expect(cells.length).toBeGreaterThan(0);
    const due = cells.flatMap(({ instalment, lastInstalment }) => [instalment, lastInstalment]);
    expect(due.every(({ amount }) => Number(amount) <= 20_000)).toBe(true);
  });

  it('offers nothing to whom the decision found that nothing is affordable', () => {
    const decided = { menu: [], limit: yuan(0), unaffordable: true };
    expect(menuOfReview(cn, aReview({ decided }))).toEqual([]);
  });

  it('takes the instalments of loans with us off what may fall due', () => {
    expect(largest(aReview({ ownInstalments: yuan(350) }))).toBeLessThan(largest(aReview()));
  });

  it('offers nothing to a trader of the last tier', () => {
    expect(menuOfReview(cn, aReview({ segment: 'trader' }))).toEqual([]);
  });
});
