import { aprOfSchedule, buildSchedule, loanTerms, type LoanTerms } from '@lendline/credit';
import { assert, type Money, money, type RatePpm } from '@lendline/kernel';
import { annuityBreakEven, annuityValue, singleBreakEven, singleValue } from './break-even.ts';
import type { AnnualRates, MenuCell } from './decision.ts';
import type { Pack, Product } from './pack.ts';

/** A loan that could be made: amount in minor units, price as the product charges it. */
export interface Candidate {
  readonly amount: bigint;
  readonly instalments: number;
  readonly price_ppm: RatePpm;
}

export interface Repayment {
  readonly due: readonly Money[];
  readonly apr: AnnualRates;
}

/** The terms of credit of a candidate: what the schedule, the agreement and the cell all follow from. */
export function creditTerms(
  candidate: Candidate,
  pack: Pack,
  on: { product: Product; today: Temporal.PlainDate },
): LoanTerms {
  const { product, today } = on;
  const base = {
    principal: money(candidate.amount, pack.currency),
    disbursed: today,
    instalments: candidate.instalments,
    rate_ppm: candidate.price_ppm,
  };
  if (product.kind === 'annuity') return loanTerms({ ...base, dayCount: product.dayCount });
  return loanTerms({
    ...base,
    rate_ppm: 0,
    method: 'bullet',
    every: { count: product.days, unit: 'days' },
    fees: [
      {
        kind: 'service',
        name: product.name,
        charge: { rate_ppm: candidate.price_ppm },
        when: 'maturity',
        duty_ppm: pack.duty.onFee_ppm,
      },
    ],
  });
}

const known = new WeakMap<Product, Map<string, Repayment>>();

/** Amounts in steps, times terms, times prices of a pack come to a few thousand. */
const mostKnown = 20_000;

/**
 * What a candidate makes due, and its all-in annual rates from those rounded cents. A pure function whose answers are kept:
 * menus ask for the same few amounts, terms and prices over and over, and a schedule with its rates takes long to work out.
 */
export function repaymentOf(
  candidate: Candidate,
  pack: Pack,
  on: { product: Product; today: Temporal.PlainDate },
): Repayment {
  const { product, today } = on;
  const answers = known.get(product) ?? new Map<string, Repayment>();
  known.set(product, answers);
  const terms = `${candidate.amount}/${candidate.instalments}/${candidate.price_ppm}`;
  const key = `${pack.currency} ${pack.duty.onFee_ppm} ${isAnyDay(product) ? 'any day' : today.toString()} ${terms}`;
  const answer = answers.get(key);
  if (answer) return answer;
  const worked = workOutRepayment(candidate, pack, on);
  if (answers.size >= mostKnown) answers.clear();
  answers.set(key, worked);
  return worked;
}

/** In months of thirty days every month is alike, whenever a loan begins. */
function isAnyDay(product: Product): boolean {
  return product.kind === 'annuity' && product.dayCount === '30/360';
}

function workOutRepayment(
  candidate: Candidate,
  pack: Pack,
  on: { product: Product; today: Temporal.PlainDate },
): Repayment {
  const terms = creditTerms(candidate, pack, on);
  const schedule = buildSchedule(terms);
  assert(schedule.ok, 'a pack makes terms that have a schedule');
  const rates = aprOfSchedule(terms, schedule.value);
  assert(rates.ok, 'a loan that is paid out and repaid has an annual rate');
  return {
    due: schedule.value.instalments.map((instalment) => money(instalment.dueTotal, pack.currency)),
    apr: { nominal_ppm: rates.value.nominal.rate_ppm, effective_ppm: rates.value.effective.rate_ppm },
  };
}

export function largestDue(repayment: Repayment): bigint {
  return repayment.due.reduce((most, { amount }) => (amount > most ? amount : most), 0n);
}

/** The longest term that an amount may have, in instalments. */
export function longestTerm(pack: Pack, amount: bigint): number {
  const band = pack.terms.byAmount.find(({ upTo }) => upTo === 'any' || amount <= upTo);
  assert(band, 'the last band of terms takes any amount');
  return band.instalments;
}

/** The terms an amount may have, longest first: its own band's and those of smaller amounts. */
export function termsOf(pack: Pack, amount: bigint): number[] {
  const longest = longestTerm(pack, amount);
  const all = pack.terms.byAmount.map(({ instalments }) => instalments);
  return [...new Set(all)].filter((term) => term <= longest).toSorted((a, b) => b - a);
}

/**
 * The probability of default over the life of one cell. The tier's PD is restated from its own window to the term at
 * a constant hazard, and larger amounts add to the log-odds as the pack says. A single payment has its
 * PD by definition.
 */
export function cellPd(pd_ppm: RatePpm, candidate: Candidate, pack: Pack): RatePpm {
  const share = Math.min(1, candidate.instalments / pack.terms.pdMeans.months);
  const overTerm = 1 - (1 - pd_ppm / 1e6) ** share;
  if (overTerm <= 0 || overTerm >= 1) return Math.round(overTerm * 1e6);
  const doublings = Math.max(0, Math.log2(Number(candidate.amount) / Number(pack.score.referenceAmount)));
  const logOdds = Math.log(overTerm / (1 - overTerm)) + pack.score.logOddsPerDoubling * doublings;
  return Math.round(1e6 / (1 + Math.exp(-logOdds)));
}

export interface CellQuestion {
  readonly product: Product;
  readonly today: Temporal.PlainDate;
  readonly pd_ppm: RatePpm;
  readonly cap_ppm: RatePpm;
  readonly capacity: Money;
  readonly firstLoan: boolean;
}

/** Prices one candidate: its own PD, break-even, annual rates against the cap, and whether it may be offered. */
export function priceCell(candidate: Candidate, pack: Pack, question: CellQuestion): MenuCell {
  const repayment = repaymentOf(candidate, pack, question);
  const pd_ppm = cellPd(question.pd_ppm, candidate, pack);
  const worth = worthOf({ ...candidate, pd: pd_ppm / 1e6 }, question.product, pack);
  const lawful = Math.max(repayment.apr.nominal_ppm, repayment.apr.effective_ppm) <= question.cap_ppm;
  const serves = largestDue(repayment) <= question.capacity.amount;
  const withinLossBudget = !question.firstLoan || -worth.result <= pack.economics.firstLoanLossBudget;
  return {
    amount: money(candidate.amount, pack.currency),
    instalments: candidate.instalments,
    price: question.product.kind === 'annuity' ? { rate_ppm: candidate.price_ppm } : { fee_ppm: candidate.price_ppm },
    pd_ppm,
    breakEven_ppm: worth.breakEven_ppm,
    cap_ppm: question.cap_ppm,
    apr: repayment.apr,
    due: repayment.due,
    lawful,
    serves,
    expectedResult: money(worth.result, pack.currency),
    withinLossBudget,
    offered: lawful && serves && withinLossBudget,
  };
}

interface Worth {
  readonly breakEven_ppm: RatePpm;
  /** Minor units, rounded down: an expectation is never flattered. */
  readonly result: bigint;
}

function worthOf(candidate: Candidate & { readonly pd: number }, product: Product, { economics }: Pack): Worth {
  const { instalments, pd } = candidate;
  const amount = Number(candidate.amount);
  const price = candidate.price_ppm / 1e6;
  if (product.kind === 'annuity') {
    const loan = { amount, instalments, pd };
    return {
      breakEven_ppm: annuityBreakEven(loan, economics),
      result: BigInt(Math.floor(annuityValue(loan, price, economics))),
    };
  }
  const loan = { amount, days: product.days, pd };
  return {
    breakEven_ppm: singleBreakEven(loan, economics),
    result: BigInt(Math.floor(singleValue(loan, price, economics))),
  };
}
