import type { Portfolio } from '@lendline/loans/contract';
import { translator } from '@lendline/ui';
import { describe, expect, it } from 'vitest';
import { portfolioView } from './portfolio-query.ts';
import { bucketsSummary, everSummary, flowsSummary } from './summaries.ts';
import { portfolioWords } from './words.ts';

const cny = (yuan: number) => ({ amount: String(yuan * 100), currency: 'CNY' }) as const;
const month = (name: string, disbursed: number, ever30_ppm: number) => ({
  month: name,
  disbursed: cny(disbursed),
  loans: 3,
  repaid: cny(100),
  outstanding: cny(900),
  ever30_ppm,
  ever90_ppm: 10_000,
});
const portfolio: Portfolio = {
  asOf: '2026-03-20',
  loans: 9,
  active: 4,
  outstanding: cny(1000),
  overdue: cny(250),
  interestEarned: cny(12),
  buckets: [
    { bucket: 'current', loans: 3, outstanding: cny(750) },
    { bucket: '1-30', loans: 1, outstanding: cny(50) },
    { bucket: '31-60', loans: 1, outstanding: cny(200) },
  ],
  months: [month('2026-01', 500, 61_000), month('2026-02', 800, 30_000), month('2026-03', 200, 0)],
};
const t = translator(portfolioWords, 'en');
const { months, buckets, overdue_percent } = portfolioView(portfolio);

describe('the sentence of a chart', () => {
  it('says the last month and the strongest one', () => {
    expect(flowsSummary(months, t, 'en')).toBe(
      'In Mar 2026, ¥200 went out and ¥100 came back. Of 3 months, Feb 2026 lent most.',
    );
  });

  it('speaks of the oldest month for lateness, for only that has matured', () => {
    expect(everSummary(months, t, 'en')).toContain(
      'Of loans made in Jan 2026, 6.1% were ever 30 days late and 1.0% ever 90.',
    );
  });

  it('speaks of no month in which nothing was lent', () => {
    const begun = portfolioView({
      ...portfolio,
      months: [{ ...month('2025-12', 0, 0), loans: 0 }, ...portfolio.months],
    });
    expect(everSummary(begun.months, t, 'en')).toContain('Of loans made in Jan 2026, 6.1% were');
  });

  it('names the largest late bucket, or that nothing is late', () => {
    expect(bucketsSummary(buckets, t, 'en')).toBe(
      '75.0% of outstanding is current; the largest late bucket is “31–60 days past due” with ¥200.',
    );
    expect(bucketsSummary(buckets.slice(0, 1), t, 'en')).toBe('Nothing outstanding is late.');
  });

  it('says that there is nothing yet instead of failing on an empty book', () => {
    const empty = portfolioView({ ...portfolio, outstanding: cny(0), overdue: cny(0), months: [], buckets: [] });
    expect(flowsSummary(empty.months, t, 'en')).toBe('There is nothing to show yet.');
    expect(empty.overdue_percent).toBe(0);
  });

  it('takes overdue as a share of what is outstanding', () => {
    expect(overdue_percent).toBe(25);
  });
});
