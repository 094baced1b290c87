import type { RatePpm } from '@lendline/kernel';
import type { Economics } from './pack.ts';

/**
 * What a loan must cost the borrower so that its lender loses nothing. Estimates of risk, so floating point:
 * no amount that anybody owes comes from here.
 *
 * Annuity: defaults come at a constant monthly hazard h = 1 - (1 - PD)^(1/n), PD over the life of the loan. Who
 * defaults in month k paid k - 1 instalments; (1 - LGD) of the balance after them comes back some months
 * later. Costs: one per loan at the start, one each month from those still paying. Everything is discounted at the
 * monthly cost of funds.
 */
export interface AnnuityLoan {
  /** Minor units, as a number. */
  readonly amount: number;
  readonly instalments: number;
  /** Probability of default over the life of the loan, 0 to 1. */
  readonly pd: number;
}

/** Expected net present value, minor units, of an annuity loan at a nominal yearly rate (0.18 = 18 %). */
export function annuityValue(loan: AnnuityLoan, yearlyRate: number, costs: Economics): number {
  const { amount, instalments, pd } = loan;
  const interest = yearlyRate / 12;
  const funding = 1 + costs.funding_ppm / 12e6;
  const recovered = 1 - costs.lossGivenDefault_ppm / 1e6;
  const hazard = 1 - (1 - pd) ** (1 / instalments);
  const payment = interest === 0 ? amount / instalments : (amount * interest) / (1 - (1 + interest) ** -instalments);
  let value = -amount - Number(costs.costPerLoan);
  let balance = amount;
  let paying = 1;
  for (let month = 1; month <= instalments; month += 1) {
    const defaulting = paying * hazard;
    paying -= defaulting;
    value += (paying * (payment - Number(costs.costPerMonth))) / funding ** month;
    value += (defaulting * recovered * balance) / funding ** (month + costs.recoveryAfter_months);
    balance = balance * (1 + interest) - payment;
  }
  return value;
}

/** The nominal yearly rate at which an annuity loan is worth nothing, to a millionth, rounded up. */
export function annuityBreakEven(loan: AnnuityLoan, costs: Economics): RatePpm {
  let high = 1;
  while (annuityValue(loan, high, costs) < 0 && high < 1024) high *= 2;
  const worth = (rate: number): number => annuityValue(loan, rate, costs);
  const between = narrowed(worth, { low: 0, high });
  // Whatever the true rate between these two is, it is the same in parts per million.
  if (inPpm(between.low) === inPpm(between.high)) return inPpm(between.high);
  return inPpm(halved(worth, { low: 0, high }));
}

function inPpm(rate: number): RatePpm {
  return Math.ceil(rate * 1e6 - 1e-3);
}

interface Bracket {
  readonly low: number;
  readonly high: number;
}

/** 50 halvings of at most 1024 leave less than a millionth of a millionth. */
function halved(worth: (rate: number) => number, within: Bracket): number {
  let { low, high } = within;
  for (let halving = 0; halving < 50; halving += 1) {
    const middle = (low + high) / 2;
    if (worth(middle) < 0) low = middle;
    else high = middle;
  }
  return high;
}

/** Close enough to round to one part per million, and far above what the arithmetic loses. */
const close = 1e-9;

/**
 * Two rates close together of which the lower one loses and the higher one does not: false position with the weight of
 * Illinois (M. Dowell, P. Jarratt, BIT 11, 1971), a handful of evaluations where halving takes fifty.
 */
function narrowed(worth: (rate: number) => number, within: Bracket): Bracket {
  let { low, high } = within;
  let [atLow, atHigh] = [worth(low), worth(high)];
  if (atLow >= 0 || atHigh < 0) return within;
  let moved: 'low' | 'high' | undefined;
  for (let step = 0; step < 60 && high - low > close; step += 1) {
    // Within the bracket by a little: once one end is next to the root, the other one comes there as well.
    const aim = low + ((high - low) * -atLow) / (atHigh - atLow);
    const middle = Math.min(high - close / 4, Math.max(low + close / 4, aim));
    const value = worth(middle);
    if (value < 0) {
      if (moved === 'low') atHigh /= 2;
      [low, atLow, moved] = [middle, value, 'low'];
    } else {
      if (moved === 'high') atLow /= 2;
      [high, atHigh, moved] = [middle, value, 'high'];
    }
  }
  return { low, high };
}

export interface SingleLoan {
  readonly amount: number;
  readonly days: number;
  readonly pd: number;
}

/**
 * Expected result, minor units, of a loan repaid once with a fee (0.11 = 11 %, before duty, which passes through):
 * (1 - PD) x fee - PD x LGD - funding x days / 365 - cost. Thirty days are too short for discounting to show.
 */
export function singleValue(loan: SingleLoan, fee: number, costs: Economics): number {
  return loan.amount * ((1 - loan.pd) * fee - singleCosts(loan, costs));
}

/** The fee before duty at which a loan repaid once earns nothing, in parts per million, rounded up. */
export function singleBreakEven(loan: SingleLoan, costs: Economics): RatePpm {
  return Math.ceil((singleCosts(loan, costs) / (1 - loan.pd)) * 1e6 - 1e-3);
}

function singleCosts({ amount, days, pd }: SingleLoan, costs: Economics): number {
  const losses = (pd * costs.lossGivenDefault_ppm) / 1e6;
  const funding = (costs.funding_ppm / 1e6) * (days / 365);
  return losses + funding + Number(costs.costPerLoan) / amount;
}
