import { money } from '@lendline/kernel';
import type { ProfitAssumptions, ProfitCurve, ProfitPoint } from '../metrics/profit.ts';
import { thin } from '../metrics/ranking.ts';
import type { StoredProfit, StoredProfitPoint } from './document.ts';

/** Stands in until a lender says its own: 1,000.00 lent, 12 % earned when paid back, 65 % lost when not. */
export const assumedProfit: ProfitAssumptions = {
  principal: money(100_000n, 'CNY'),
  margin_ppm: 120_000,
  lossGivenDefault_ppm: 650_000,
  costPerApplicant: money(0n, 'CNY'),
  costPerLoan: money(0n, 'CNY'),
};

export function storedProfit({ assumptions, points, best }: ProfitCurve): StoredProfit {
  const { principal, margin_ppm, lossGivenDefault_ppm, costPerApplicant, costPerLoan } = assumptions;
  return {
    assumptions: {
      currency: principal.currency,
      principal: principal.amount.toString(),
      margin_ppm,
      lossGivenDefault_ppm,
      costPerApplicant: costPerApplicant.amount.toString(),
      costPerLoan: costPerLoan.amount.toString(),
    },
    points: thin(points).map(storedPoint),
    best: storedPoint(best),
  };
}

function storedPoint({ cutOff, approvalRate, profit }: ProfitPoint): StoredProfitPoint {
  return { cutOff, approvalRate, profit: profit.amount.toString() };
}
