import { describe, expect, it } from 'vitest';
import { instalmentsOf } from './instalments.ts';

const cny = (amount: number) => ({ amount: String(amount), currency: 'CNY' }) as const;

/** What the app makes of a menu's cell whose instalments are these. */
function readingOf(due: readonly number[]) {
  const total = due.reduce((sum, one) => sum + one, 0);
  return instalmentsOf({
    instalments: due.length,
    instalment: cny(Math.max(...due)),
    totalRepayable: cny(total),
  });
}

// The first of each kind are schedules of CNY 3,000 at 18 % and CNY 7,500 at 21.6 % a year.
describe('the instalments of an offer before its plan is made', () => {
  it('are one amount where all are alike, and where there is only one', () => {
    expect(readingOf([34_338, 34_338, 34_338])).toEqual({ kind: 'alike', each: cny(34_338) });
    expect(readingOf([113_200])).toEqual({ kind: 'alike', each: cny(113_200) });
  });

  it('are the usual one and the last where rounding leaves the last one short', () => {
    const six = [52_658, 52_658, 52_658, 52_658, 52_658, 52_655];
    expect(readingOf(six)).toEqual({ kind: 'last-differs', usual: cny(52_658), last: cny(52_655) });
    expect(readingOf([103_015, 103_015, 103_014])).toEqual({
      kind: 'last-differs',
      usual: cny(103_015),
      last: cny(103_014),
    });
  });

  it('are the usual one and the last where the last is the largest', () => {
    const six = [52_655, 52_655, 52_655, 52_655, 52_655, 52_657];
    expect(readingOf(six)).toEqual({ kind: 'last-differs', usual: cny(52_655), last: cny(52_657) });
  });

  it('are never told apart by guessing: two plans with the same largest and the same total are told as “at most”', () => {
    expect(readingOf([259_054, 259_054, 259_052])).toEqual({ kind: 'at-most', largest: cny(259_054) });
    expect(readingOf([259_053, 259_053, 259_054])).toEqual({ kind: 'at-most', largest: cny(259_054) });
  });
});
