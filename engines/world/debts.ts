import { seededRandom } from '@lendline/kernel';
import { civil, type DayNumber } from './days.ts';
import { lognormal, poisson } from './draws.ts';
import { parameters } from './parameters.ts';
import type { Country } from './person.ts';
import type { Traits } from './traits.ts';

/** One instalment of a loan at another lender. Amounts are minor units, as numbers: they feed propensities, not books. */
export interface OtherDue {
  readonly day: DayNumber;
  readonly amount: number;
  readonly lender: number;
}

export interface Debtor {
  readonly country: Country;
  readonly stream: string;
  readonly traits: Traits;
  readonly monthlyIncome: bigint;
}

const period_days = 91;
const longest_days = 200;

/** What a person owes to other lenders with due days in [from, until), oldest first. */
export function otherDues(debtor: Debtor, from: DayNumber, until: DayNumber): OtherDue[] {
  const figures = parameters.debts[debtor.country];
  const rate = figures.loansPerQuarter.value * Math.exp(figures.byImpatience.value * debtor.traits.impatience - 0.12);
  const dues: OtherDue[] = [];
  const first = Math.floor((from - longest_days) / period_days);
  for (let period = first; period * period_days < until; period += 1) {
    const random = seededRandom(`${debtor.stream}/debts/${period}`);
    for (let left = poisson(rate, random); left > 0; left -= 1) {
      const taken = period * period_days + random.below(period_days);
      const amount = lognormal(Number(debtor.monthlyIncome) * figures.amountInIncomes.value, 0.6, random);
      const lender = random.below(12);
      for (let nth = 1; nth <= figures.instalments.value; nth += 1) {
        const day = taken + 30 * nth;
        if (day >= from && day < until) dues.push({ day, amount: (amount * 1.06) / figures.instalments.value, lender });
      }
    }
  }
  return dues.toSorted((a, b) => a.day - b.day);
}

/** Whether a wage has come in on this day or the two before. */
export function isAfterPayDay(payDay: number | null, day: DayNumber): boolean {
  if (payDay === null) return false;
  const since = civil(day).day - payDay;
  return since >= 0 && since < 3;
}
