import { assert, divide, type Money, money, type RatePpm } from '@lendline/kernel';

/** What a loan brings and costs; every figure is an assumption of the lender, and is shown with the curve. */
export interface ProfitAssumptions {
  /** Paid out per loan. */
  readonly principal: Money;
  /** Earned on a loan that is paid back, of the principal: interest and fees less funding. */
  readonly margin_ppm: RatePpm;
  /** Lost on a loan that goes bad, of the principal, after recoveries. */
  readonly lossGivenDefault_ppm: RatePpm;
  /** Spent on every applicant, approved or not: checks, messages, staff. */
  readonly costPerApplicant: Money;
  /** Spent on every approved loan. */
  readonly costPerLoan: Money;
}

/** Approving every applicant whose PD is below the cut-off. */
export interface ProfitPoint {
  readonly cutOff: number;
  readonly approved: number;
  readonly approvalRate: number;
  readonly bads: number;
  readonly earned: Money;
  readonly lost: Money;
  readonly spent: Money;
  /** Earned less lost and spent. */
  readonly profit: Money;
}

export interface ProfitCurve {
  readonly assumptions: ProfitAssumptions;
  /** From nobody approved to everybody, by rising cut-off. */
  readonly points: readonly ProfitPoint[];
  /** The highest profit; of equals the one that approves fewest. */
  readonly best: ProfitPoint;
}

/**
 * What each cut-off would have earned on rows with known outcomes. Amounts are whole minor units: margins are rounded
 * down and losses up, each once per loan, so that the curve never flatters.
 */
export function profitCurve(
  pd: ArrayLike<number>,
  bad: ArrayLike<number>,
  assumptions: ProfitAssumptions,
): ProfitCurve {
  const { currency, amount } = assumptions.principal;
  assert(
    assumptions.costPerApplicant.currency === currency && assumptions.costPerLoan.currency === currency,
    'all assumptions are in one currency',
  );
  const perGood = divide(amount * BigInt(assumptions.margin_ppm), 1_000_000n, 'floor');
  const perBad = divide(amount * BigInt(assumptions.lossGivenDefault_ppm), 1_000_000n, 'ceil');
  const checks = assumptions.costPerApplicant.amount * BigInt(pd.length);
  const pointAt = (cutOff: number, approved: number, bads: number): ProfitPoint => {
    const earned = perGood * BigInt(approved - bads);
    const lost = perBad * BigInt(bads);
    const spent = checks + assumptions.costPerLoan.amount * BigInt(approved);
    return {
      cutOff,
      approved,
      approvalRate: approved / pd.length,
      bads,
      earned: money(earned, currency),
      lost: money(lost, currency),
      spent: money(spent, currency),
      profit: money(earned - lost - spent, currency),
    };
  };
  const order = Int32Array.from({ length: pd.length }, (_, row) => row).sort((a, b) => pd[a]! - pd[b]!);
  const points = [pointAt(0, 0, 0)];
  let bads = 0;
  for (const [index, row] of order.entries()) {
    bads += bad[row]!;
    const next = order[index + 1];
    if (next !== undefined && pd[next] === pd[row]) continue;
    points.push(pointAt(next === undefined ? 1 : pd[next]!, index + 1, bads));
  }
  const best = points.reduce((top, point) => (point.profit.amount > top.profit.amount ? point : top));
  return { assumptions, points, best };
}

/** Assumptions as JSON keeps them: amounts as decimal integers of minor units. */
export function profitFromJson(stored: ProfitAssumptions): ProfitAssumptions {
  const again = ({ amount, currency }: Money): Money => money(BigInt(amount), currency);
  const { principal, costPerApplicant, costPerLoan } = stored;
  return {
    ...stored,
    principal: again(principal),
    costPerApplicant: again(costPerApplicant),
    costPerLoan: again(costPerLoan),
  };
}
