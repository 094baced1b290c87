import type { WireMoney } from '@lendline/kernel';
import type { Portfolio } from '@lendline/loans/contract';
import { formatMoney } from '@lendline/ui';
import { useQuery } from '@tanstack/react-query';
import { loans } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { majorUnits } from '../behaviour/major-units.ts';

/** An amount with its text; `units` are major units, for drawing only. */
export interface Drawn {
  readonly text: string;
  readonly units: number;
}

export interface MonthView {
  readonly month: string;
  readonly loans: number;
  readonly disbursed: Drawn;
  readonly repaid: Drawn;
  readonly outstanding: string;
  readonly ever30_percent: number;
  readonly ever90_percent: number;
}

export interface BucketView {
  readonly bucket: string;
  readonly loans: number;
  readonly outstanding: Drawn;
  readonly share_percent: number;
}

export interface PortfolioView {
  readonly asOf: string;
  readonly loans: number;
  readonly active: number;
  readonly outstanding: string;
  readonly overdue: string;
  readonly overdue_percent: number;
  readonly interestEarned: string;
  readonly months: readonly MonthView[];
  readonly buckets: readonly BucketView[];
}

const lastMonths = 12;

export function portfolioView(portfolio: Portfolio): PortfolioView {
  const { outstanding, overdue } = portfolio;
  return {
    asOf: portfolio.asOf,
    loans: portfolio.loans,
    active: portfolio.active,
    outstanding: formatMoney(outstanding, { short: true }),
    overdue: formatMoney(overdue, { short: true }),
    overdue_percent: percentOf(overdue, outstanding),
    interestEarned: formatMoney(portfolio.interestEarned, { short: true }),
    months: portfolio.months.slice(-lastMonths).map((month) => ({
      month: month.month,
      loans: month.loans,
      disbursed: drawn(month.disbursed),
      repaid: drawn(month.repaid),
      outstanding: formatMoney(month.outstanding, { short: true }),
      ever30_percent: month.ever30_ppm / 10_000,
      ever90_percent: month.ever90_ppm / 10_000,
    })),
    buckets: portfolio.buckets.map((bucket) => ({
      bucket: bucket.bucket,
      loans: bucket.loans,
      outstanding: drawn(bucket.outstanding),
      share_percent: percentOf(bucket.outstanding, outstanding),
    })),
  };
}

function drawn(money: WireMoney): Drawn {
  return {
    text: formatMoney(money, { short: true }),
    units: majorUnits(money.amount, money.currency),
  };
}

function percentOf(part: WireMoney, whole: WireMoney): number {
  return whole.amount === '0' ? 0 : (Number(part.amount) / Number(whole.amount)) * 100;
}

export function usePortfolio() {
  return useQuery({
    queryKey: ['loans', 'portfolio'],
    queryFn: () => valueOf(loans.portfolio({})),
    select: portfolioView,
  });
}
