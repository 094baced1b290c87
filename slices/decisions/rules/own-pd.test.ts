import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownPd_ppm } from './own-pd.ts';

const dpd = fc.integer({ min: 0, max: 400 });
const loans = fc.integer({ min: 1, max: 60 });

describe('the probability of default from own repayments', () => {
  it.each([
    [{ loansRepaid: 1, worstDpd: 0, worstDpdLastLoan: 0 }, 48_000],
    [{ loansRepaid: 4, worstDpd: 3, worstDpdLastLoan: 0 }, 30_000],
    [{ loansRepaid: 4, worstDpd: 10, worstDpdLastLoan: 0 }, 92_500],
    [{ loansRepaid: 4, worstDpd: 10, worstDpdLastLoan: 10 }, 155_000],
    [{ loansRepaid: 1, worstDpd: 90, worstDpdLastLoan: 90 }, 248_000],
  ])('of %o is %i ppm', (book, expected) => {
    expect(ownPd_ppm(book)).toBe(expected);
  });

  it('is none before a loan was repaid', () => {
    expect(ownPd_ppm({ loansRepaid: 0, worstDpd: 0, worstDpdLastLoan: 0 })).toBe('none');
  });

  it('never falls with more lateness, and never rises with one more loan repaid in time', () => {
    const books = fc.record({ loansRepaid: loans, worst: dpd, last: dpd, later: dpd });
    fc.assert(
      fc.property(books, ({ loansRepaid, worst, last, later }) => {
        const worstDpd = Math.max(worst, last);
        const now = Number(ownPd_ppm({ loansRepaid, worstDpd, worstDpdLastLoan: last }));
        const worse = { loansRepaid, worstDpd: worstDpd + later, worstDpdLastLoan: last + later };
        expect(Number(ownPd_ppm(worse))).toBeGreaterThanOrEqual(now);
        const paidAgain = { loansRepaid: loansRepaid + 1, worstDpd, worstDpdLastLoan: 0 };
        expect(Number(ownPd_ppm(paidAgain))).toBeLessThanOrEqual(now);
        expect(now).toBeGreaterThan(0);
        expect(now).toBeLessThan(1e6);
      }),
    );
  });
});
