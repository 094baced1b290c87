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
  let low = 0;
  let high = 1;
  while (annuityValue(loan, high, costs) < 0 && high < 1024) high *= 2;
  // 50 halvings of at most 1024 leave less than a millionth of a millionth.
  for (let halving = 0; halving < 50; halving += 1) {
    const middle = (low + high) / 2;
    if (annuityValue(loan, middle, costs) < 0) low = middle;
    else high = middle;
  }
  return Math.ceil(high * 1e6 - 1e-3);
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
